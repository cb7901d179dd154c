"""What everyone in the office knows by heart. Python and python-stdnum only; no files, no database, no clock."""
