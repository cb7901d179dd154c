"""Claims as desks show them: people with what was decided on them, totals by level, reasons, remarks, papers."""
