"""Tables that lean on no others, and those that lean on them alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from trainingdesk.db.migrations.guards import refuse_change

revision = "0001"
down_revision = None

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _assessment_body()
    _audit_entry()
    _audit_entry_indexes()
    _audit_head()
    _employer()
    _institution()
    _number_sequence()
    _office_profile()
    _person()
    _person_indexes()
    _staff()
    _stored_file()
    _stored_pack()
    _award()
    _filed_document()
    _filed_document_indexes()
    _group_membership()
    _institution_account()
    _institution_account_indexes()


def _assessment_body() -> None:
    op.create_table(
        "assessment_body",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("credit_code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("english_name", sa.String(length=200), nullable=True),
        sa.Column("number_prefix", sa.String(length=64), nullable=False),
        sa.Column("bank", sa.String(length=200), nullable=True),
        sa.Column("account", sa.String(length=64), nullable=True),
        sa.Column("version", WHOLE, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_assessment_body"),
        sa.UniqueConstraint("credit_code", name="uq_assessment_body_credit_code"),
        sa.UniqueConstraint("number_prefix", name="uq_assessment_body_number_prefix"),
        sqlite_autoincrement=True,
    )


def _audit_entry() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("seq", WHOLE, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", WHOLE, nullable=False),
        sa.Column("user_id", WHOLE, nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("machine", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("object_kind", sa.String(length=64), nullable=False),
        sa.Column("object_id", WHOLE, nullable=True),
        sa.Column("object_number", sa.String(length=200), nullable=True),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("prev", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_audit_entry"),
    )
    refuse_change("audit_entry")


def _audit_entry_indexes() -> None:
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(
            "ix_audit_entry_object_kind_object_number", ["object_kind", "object_number"], unique=False
        )
        batch_op.create_index("ix_audit_entry_user_id_seq", ["user_id", "seq"], unique=False)


def _audit_head() -> None:
    op.create_table(
        "audit_head",
        sa.Column("id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("seq", WHOLE, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_audit_head_only_one"),
        sa.PrimaryKeyConstraint("id", name="pk_audit_head"),
    )


def _employer() -> None:
    op.create_table(
        "employer",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("credit_code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=True),
        sa.Column("region", sa.String(length=64), nullable=False),
        sa.Column("bank", sa.String(length=200), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=64), nullable=True),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_employer"),
        sa.UniqueConstraint("credit_code", name="uq_employer_credit_code"),
        sqlite_autoincrement=True,
    )


def _institution() -> None:
    op.create_table(
        "institution",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("credit_code", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("grade", sa.String(length=64), nullable=True),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("region", sa.String(length=64), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=64), nullable=True),
        sa.Column("certified_from", sa.Date(), nullable=False),
        sa.Column("certified_until", sa.Date(), nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("state IN ('certified', 'suspended', 'removed')", name="ck_institution_state_known"),
        sa.CheckConstraint("certified_until > certified_from", name="ck_institution_span_not_empty"),
        sa.PrimaryKeyConstraint("id", name="pk_institution"),
        sa.UniqueConstraint("credit_code", name="uq_institution_credit_code"),
        sqlite_autoincrement=True,
    )


def _number_sequence() -> None:
    op.create_table(
        "number_sequence",
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("year", WHOLE, autoincrement=False, nullable=False),
        sa.Column("last", WHOLE, nullable=False),
        sa.CheckConstraint("last >= 0", name="ck_number_sequence_last_not_negative"),
        sa.PrimaryKeyConstraint("kind", "year", name="pk_number_sequence"),
    )


def _office_profile() -> None:
    op.create_table(
        "office_profile",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("bureau", sa.String(length=200), nullable=False),
        sa.Column("finance_bureau", sa.String(length=200), nullable=False),
        sa.Column("region", sa.String(length=64), nullable=False),
        sa.Column("region_name", sa.String(length=200), nullable=False),
        sa.Column("demo", sa.Boolean(), nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.CheckConstraint("id = 1", name="ck_office_profile_only_one"),
        sa.PrimaryKeyConstraint("id", name="pk_office_profile"),
        sqlite_autoincrement=True,
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("id_kind", sa.String(length=64), nullable=False),
        sa.Column("id_number", sa.String(length=64), nullable=False),
        sa.Column("id_reversed", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sex", sa.String(length=64), nullable=True),
        sa.Column("birth_date", sa.Date(), nullable=True),
        sa.Column("phone", sa.String(length=64), nullable=True),
        sa.Column("origin_region", sa.String(length=64), nullable=True),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "id_kind IN ('resident', 'hk_macau_taiwan', 'foreign_permanent', 'passport')",
            name="ck_person_id_kind_known",
        ),
        sa.CheckConstraint("sex IN ('M', 'F')", name="ck_person_sex_known"),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("id_kind", "id_number", name="uq_person_id_kind_id_number"),
        sqlite_autoincrement=True,
    )


def _person_indexes() -> None:
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.create_index("ix_person_id_reversed", ["id_reversed"], unique=False)
        batch_op.create_index("ix_person_name", ["name"], unique=False)


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("identity_number", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.UniqueConstraint("identity_number", name="uq_staff_identity_number"),
        sqlite_autoincrement=True,
    )


def _stored_file() -> None:
    op.create_table(
        "stored_file",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=200), nullable=False),
        sa.Column("size", WHOLE, nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("size >= 0", name="ck_stored_file_size_not_negative"),
        sa.PrimaryKeyConstraint("digest", name="pk_stored_file"),
    )
    refuse_change("stored_file")


def _stored_pack() -> None:
    op.create_table(
        "stored_pack",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("pack", sa.String(length=64), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_stored_pack"),
    )
    refuse_change("stored_pack")


def _award() -> None:
    op.create_table(
        "award",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("person_id", WHOLE, nullable=False),
        sa.Column("scheme", sa.String(length=64), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("occupation_code", sa.String(length=64), nullable=False),
        sa.Column("level", sa.String(length=64), nullable=True),
        sa.Column("level_key", sa.String(length=64), nullable=False),
        sa.Column("certificate_no", sa.String(length=64), nullable=False),
        sa.Column("award_date", sa.Date(), nullable=False),
        sa.Column("basis_date", sa.Date(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("payer", sa.String(length=200), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("level IN ('6', '5', '4', '3', '2', '1', '0', '00')", name="ck_award_level_known"),
        sa.CheckConstraint("amount >= 0", name="ck_award_amount_not_negative"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_award_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_award"),
        sa.UniqueConstraint(
            "person_id",
            "scheme",
            "item",
            "occupation_code",
            "level_key",
            "certificate_no",
            "award_date",
            name="uq_award_person_id_scheme_item_occupation_code_level_key_certificate_no_award_date",
        ),
        sqlite_autoincrement=True,
    )


def _filed_document() -> None:
    op.create_table(
        "filed_document",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", WHOLE, nullable=False),
        sa.Column("institution_id", WHOLE, nullable=True),
        sa.ForeignKeyConstraint(["digest"], ["stored_file.digest"], name="fk_filed_document_digest"),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name="fk_filed_document_institution_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_filed_document_staff_id"),
        sa.PrimaryKeyConstraint("id", name="pk_filed_document"),
        sqlite_autoincrement=True,
    )
    refuse_change("filed_document")


def _filed_document_indexes() -> None:
    with op.batch_alter_table("filed_document", schema=None) as batch_op:
        batch_op.create_index("ix_filed_document_digest", ["digest"], unique=False)
        batch_op.create_index("ix_filed_document_institution_id", ["institution_id"], unique=False)
        batch_op.create_index("ix_filed_document_kind_number", ["kind", "number"], unique=False)
        batch_op.create_index("ix_filed_document_staff_id", ["staff_id"], unique=False)


def _group_membership() -> None:
    op.create_table(
        "group_membership",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("person_id", WHOLE, nullable=False),
        sa.Column("group", sa.String(length=64), nullable=False),
        sa.Column("proof", sa.String(length=200), nullable=True),
        sa.Column("proof_number", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "\"group\" IN ('employed', 'registered_unemployed', 'flexible', 'rural_worker', "
            "'migrant_worker', 'hardship', 'age_4050', 'zero_employment_family', 'low_income', "
            "'land_lost', 'poverty_relief', 'disabled', 'veteran', 'graduate', 'final_year_student', "
            "'student', 'two_later', 'pensioner', 'retired_without_pension', 'public_payroll', "
            "'new_hire', 'apprentice', 'master', 'prisoner')",
            name="ck_group_membership_group_known",
        ),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_from IS NULL OR valid_until > valid_from",
            name="ck_group_membership_span_not_empty",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_group_membership_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_group_membership"),
        sa.UniqueConstraint(
            "person_id",
            "group",
            "proof_number",
            "valid_from",
            name="uq_group_membership_person_id_group_proof_number_valid_from",
        ),
        sqlite_autoincrement=True,
    )


def _institution_account() -> None:
    op.create_table(
        "institution_account",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("institution_id", WHOLE, nullable=False),
        sa.Column("account_name", sa.String(length=200), nullable=False),
        sa.Column("bank", sa.String(length=200), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name="fk_institution_account_institution_id"),
        sa.PrimaryKeyConstraint("id", name="pk_institution_account"),
        sqlite_autoincrement=True,
    )


def _institution_account_indexes() -> None:
    with op.batch_alter_table("institution_account", schema=None) as batch_op:
        batch_op.create_index("ix_institution_account_institution_id", ["institution_id"], unique=False)
        batch_op.create_index(
            "one_current_institution_account",
            ["institution_id"],
            unique=True,
            sqlite_where=sa.text("current"),
            postgresql_where=sa.text("current"),
        )
