"""Passwords, back-off, sessions and the arithmetic of the audit chain: pure crafts that know no database."""
