"""Why a file is turned away as a whole: a code with its parameters, carried to the parent as one finding."""

from __future__ import annotations


class FileRejected(Exception):
    """The file cannot be taken as it is. ``code`` has a wording in the texts of imports."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = {name: str(value) for name, value in params.items()}


def damaged(why: str) -> FileRejected:
    """The file contradicts its own format; ``why`` is for the technician, not for the sentence."""
    return FileRejected("import.damaged", why=why)
