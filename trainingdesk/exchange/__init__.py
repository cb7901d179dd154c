"""Files in and out: guarded reading of what clerks send, and the sheets that go back to them. Never the database."""
