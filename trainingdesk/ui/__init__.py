"""The desk: the window that clerks, reviewers and certificate officers work in. It knows procedures, nothing behind."""
