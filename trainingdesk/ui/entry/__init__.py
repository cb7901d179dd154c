"""What stands before the desk: signing in, the first run of a new office, and the lock."""
