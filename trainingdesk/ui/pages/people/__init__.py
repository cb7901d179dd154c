"""People: a list of any length, and one person with all that is known of them."""
