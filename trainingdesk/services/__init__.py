"""The procedures: each fetches, asks the crafts, writes the result and the audit entry, and closes the drawer."""
