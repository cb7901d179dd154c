"""The tables, typed; what is stored and what the database itself refuses."""
