"""Settings: how the window looks, the password, where things lie."""
