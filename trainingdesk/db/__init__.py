"""The filing room: opening, writing, upgrading, numbering, auditing and checking the database."""
