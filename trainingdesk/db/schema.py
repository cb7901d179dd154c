"""How far this program's schema goes, and the mark by which its database files are known."""

from __future__ import annotations

APPLICATION_ID = 0x5444534B  # "TDSK", bytes 68 to 71 of the file
SCHEMA_VERSION = 3  # the number of migrations; a file that says more was written by a newer program
