"""What happened: marks, parties, clauses, frames, status, time, events."""
