"""Every table there is, how far the schema goes, and the mark by which database files are known.

Importing this fills the metadata: a check that did not know a table would pass over its damage.
"""

from __future__ import annotations

from trainingdesk.models import (
    accounts,
    audit,
    certificates,
    claims,
    drafts,
    files,
    institutions,
    occupations,
    people,
    training,
    vouchers,
)
from trainingdesk.models.base import Base

APPLICATION_ID = 0x5444534B  # "TDSK", bytes 68 to 71 of the file
SCHEMA_VERSION = 5  # the number of migrations; a file that says more was written by a newer program
ROOMS = (accounts, audit, certificates, claims, drafts, files, institutions, occupations, people, training, vouchers)
TABLES = Base.metadata.tables
