"""The steps, oldest first. Released ones are never edited."""
