"""The office's own occupations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _occupation()
    _occupation_indexes()


def _occupation() -> None:
    op.create_table(
        "occupation",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("occupation_code", sa.String(length=64), nullable=False),
        sa.Column("edition", WHOLE, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("english_name", sa.String(length=200), nullable=True),
        sa.Column("other_names", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("added_by", WHOLE, nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("edition IN (1999, 2015, 2022)", name="ck_occupation_edition_known"),
        sa.CheckConstraint("length(name) > 0 AND length(source) > 0", name="ck_occupation_name_and_source_told"),
        sa.ForeignKeyConstraint(["added_by"], ["staff.id"], name="fk_occupation_added_by"),
        sa.PrimaryKeyConstraint("id", name="pk_occupation"),
        sa.UniqueConstraint("occupation_code", "edition", name="uq_occupation_occupation_code_edition"),
        sqlite_autoincrement=True,
    )


def _occupation_indexes() -> None:
    with op.batch_alter_table("occupation", schema=None) as batch_op:
        batch_op.create_index("ix_occupation_added_by", ["added_by"], unique=False)
