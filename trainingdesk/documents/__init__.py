"""PDF: frozen records in, bytes out; the same record gives the same bytes, and the records know no other room."""
