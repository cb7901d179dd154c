"""Why the operating system said no, as a code of its own that has words in both languages.

The system's sentences come in the language of the machine, not in that of the reader, and differ between systems.
"""

from __future__ import annotations

import errno

UNTOLD = "EUNTOLD"
_BY_KIND = ((FileNotFoundError, "ENOENT"), (PermissionError, "EACCES"), (IsADirectoryError, "EISDIR"))


def system_reason(error: OSError) -> str:
    """The name of the error's number, such as ``ENOSPC``; libraries that leave the number out still tell the kind."""
    known = errno.errorcode.get(error.errno or 0)
    return known or next((name for kind, name in _BY_KIND if isinstance(error, kind)), UNTOLD)
