"""Who says so: statements and their attribution."""
