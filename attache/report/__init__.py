"""What a person reads: brief, card, explanation, and the JSON of a record."""
