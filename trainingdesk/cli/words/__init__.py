"""What may be said to each command, apart from the commands themselves: help must not wait for the office to load."""
