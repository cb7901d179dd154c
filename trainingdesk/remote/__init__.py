"""The office far away: the same orders and results, as they travel."""
