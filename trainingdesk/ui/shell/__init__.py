"""What stands around every page: rail, top bar, status bar, inspector, jobs and the command palette."""
