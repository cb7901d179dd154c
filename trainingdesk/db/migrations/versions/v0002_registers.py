"""Classes, certificates, claims and what signs in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _institution_scope()
    _person_account()
    _person_account_indexes()
    _training_class()
    _training_class_indexes()
    _user_account()
    _user_account_indexes()
    _certificate()
    _certificate_indexes()
    _claim()
    _claim_indexes()
    _enrolment()
    _enrolment_indexes()
    _sign_in()
    _sign_in_indexes()


def _institution_scope() -> None:
    op.create_table(
        "institution_scope",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("institution_id", WHOLE, nullable=False),
        sa.Column("occupation_code", sa.String(length=64), nullable=False),
        sa.Column("edition", WHOLE, nullable=False),
        sa.Column("level", sa.String(length=64), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "level IN ('6', '5', '4', '3', '2', '1', '0', '00')", name="ck_institution_scope_level_known"
        ),
        sa.CheckConstraint("valid_until > valid_from", name="ck_institution_scope_span_not_empty"),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name="fk_institution_scope_institution_id"),
        sa.PrimaryKeyConstraint("id", name="pk_institution_scope"),
        sa.UniqueConstraint(
            "institution_id",
            "occupation_code",
            "edition",
            "level",
            "valid_from",
            name="uq_institution_scope_institution_id_occupation_code_edition_level_valid_from",
        ),
        sqlite_autoincrement=True,
    )


def _person_account() -> None:
    op.create_table(
        "person_account",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("person_id", WHOLE, nullable=False),
        sa.Column("account_name", sa.String(length=200), nullable=False),
        sa.Column("bank", sa.String(length=200), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_person_account_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_person_account"),
        sqlite_autoincrement=True,
    )


def _person_account_indexes() -> None:
    with op.batch_alter_table("person_account", schema=None) as batch_op:
        batch_op.create_index("ix_person_account_account", ["account"], unique=False)
        batch_op.create_index("ix_person_account_person_id", ["person_id"], unique=False)
        batch_op.create_index(
            "one_current_person_account",
            ["person_id"],
            unique=True,
            sqlite_where=sa.text("current"),
            postgresql_where=sa.text("current"),
        )


def _training_class() -> None:
    op.create_table(
        "training_class",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("institution_id", WHOLE, nullable=False),
        sa.Column("occupation_code", sa.String(length=64), nullable=False),
        sa.Column("occupation_edition", WHOLE, nullable=False),
        sa.Column("occupation_name", sa.String(length=200), nullable=False),
        sa.Column("direction", sa.String(length=200), nullable=True),
        sa.Column("certificate_kind", sa.String(length=64), nullable=False),
        sa.Column("levels", sa.String(length=64), nullable=False),
        sa.Column("class_start", sa.Date(), nullable=False),
        sa.Column("class_end", sa.Date(), nullable=False),
        sa.Column("hours_planned", WHOLE, nullable=False),
        sa.Column("hours_theory", WHOLE, nullable=False),
        sa.Column("hours_practice", WHOLE, nullable=False),
        sa.Column("heads_planned", WHOLE, nullable=False),
        sa.Column("delivery", sa.String(length=64), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=True),
        sa.Column("region", sa.String(length=64), nullable=False),
        sa.Column("approval_number", sa.String(length=64), nullable=True),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.CheckConstraint(
            "certificate_kind IN ('level', 'qualification', 'special', 'completion', "
            "'special_operation', 'special_operation_renewal', 'competition', 'apprenticeship', "
            "'master', 'none')",
            name="ck_training_class_certificate_kind_known",
        ),
        sa.CheckConstraint("delivery IN ('onsite', 'online', 'blended')", name="ck_training_class_delivery_known"),
        sa.CheckConstraint("state IN ('open', 'closed', 'cancelled')", name="ck_training_class_state_known"),
        sa.CheckConstraint("class_end >= class_start", name="ck_training_class_ends_after_start"),
        sa.CheckConstraint("hours_planned > 0", name="ck_training_class_hours_positive"),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name="fk_training_class_institution_id"),
        sa.PrimaryKeyConstraint("id", name="pk_training_class"),
        sa.UniqueConstraint("number", name="uq_training_class_number"),
        sqlite_autoincrement=True,
    )


def _training_class_indexes() -> None:
    with op.batch_alter_table("training_class", schema=None) as batch_op:
        batch_op.create_index("ix_training_class_institution_id", ["institution_id"], unique=False)


def _user_account() -> None:
    op.create_table(
        "user_account",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("staff_id", WHOLE, nullable=False),
        sa.Column("role", sa.String(length=64), nullable=False),
        sa.Column("institution_id", WHOLE, nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("password_set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("must_change", sa.Boolean(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.Column("failures", WHOLE, nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "role IN ('institution_clerk', 'counter_clerk', 'hr_reviewer', 'finance_reviewer', "
            "'certificate_officer', 'administrator', 'auditor')",
            name="ck_user_account_role_known",
        ),
        sa.CheckConstraint("failures >= 0", name="ck_user_account_failures_not_negative"),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name="fk_user_account_institution_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_user_account_staff_id"),
        sa.PrimaryKeyConstraint("id", name="pk_user_account"),
        sa.UniqueConstraint("login", name="uq_user_account_login"),
        sqlite_autoincrement=True,
    )


def _user_account_indexes() -> None:
    with op.batch_alter_table("user_account", schema=None) as batch_op:
        batch_op.create_index("ix_user_account_institution_id", ["institution_id"], unique=False)
        batch_op.create_index("ix_user_account_staff_id", ["staff_id"], unique=False)


def _certificate() -> None:
    op.create_table(
        "certificate",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("person_id", WHOLE, nullable=False),
        sa.Column("class_id", WHOLE, nullable=True),
        sa.Column("body_id", WHOLE, nullable=True),
        sa.Column("issuer", sa.String(length=200), nullable=False),
        sa.Column("occupation_code", sa.String(length=64), nullable=False),
        sa.Column("occupation_edition", WHOLE, nullable=False),
        sa.Column("occupation_name", sa.String(length=200), nullable=False),
        sa.Column("direction", sa.String(length=200), nullable=True),
        sa.Column("level", sa.String(length=64), nullable=True),
        sa.Column("method", sa.String(length=64), nullable=True),
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=True),
        sa.Column("document", sa.String(length=64), nullable=True),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "kind IN ('level', 'qualification', 'special', 'completion', 'special_operation', "
            "'special_operation_renewal', 'competition', 'apprenticeship', 'master', 'none')",
            name="ck_certificate_kind_known",
        ),
        sa.CheckConstraint("level IN ('6', '5', '4', '3', '2', '1', '0', '00')", name="ck_certificate_level_known"),
        sa.CheckConstraint(
            "method IN ('exam', 'process', 'direct', 'competition')", name="ck_certificate_method_known"
        ),
        sa.CheckConstraint(
            "state IN ('registered', 'allocated', 'printed', 'void')", name="ck_certificate_state_known"
        ),
        sa.ForeignKeyConstraint(["body_id"], ["assessment_body.id"], name="fk_certificate_body_id"),
        sa.ForeignKeyConstraint(["class_id"], ["training_class.id"], name="fk_certificate_class_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_certificate_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_certificate"),
        sa.UniqueConstraint("number", name="uq_certificate_number"),
        sqlite_autoincrement=True,
    )


def _certificate_indexes() -> None:
    with op.batch_alter_table("certificate", schema=None) as batch_op:
        batch_op.create_index("ix_certificate_body_id", ["body_id"], unique=False)
        batch_op.create_index("ix_certificate_class_id", ["class_id"], unique=False)
        batch_op.create_index(
            "ix_certificate_person_id_occupation_code_level", ["person_id", "occupation_code", "level"], unique=False
        )


def _claim() -> None:
    op.create_table(
        "claim",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("order_id", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("class_id", WHOLE, nullable=True),
        sa.Column("institution_id", WHOLE, nullable=True),
        sa.Column("employer_id", WHOLE, nullable=True),
        sa.Column("region", sa.String(length=64), nullable=False),
        sa.Column("application_date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("computed", sa.Boolean(), nullable=False),
        sa.Column("steps", WHOLE, nullable=False),
        sa.Column("filer_institution_id", WHOLE, nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claim_form", sa.String(length=64), nullable=True),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("source IN ('class', 'counter', 'employer')", name="ck_claim_source_known"),
        sa.CheckConstraint(
            "state IN ('draft', 'submitted', 'returned', 'approved', 'finance_returned', 'settled', "
            "'refused', 'rejected', 'withdrawn')",
            name="ck_claim_state_known",
        ),
        sa.CheckConstraint("total >= 0", name="ck_claim_total_not_negative"),
        sa.ForeignKeyConstraint(["class_id"], ["training_class.id"], name="fk_claim_class_id"),
        sa.ForeignKeyConstraint(["employer_id"], ["employer.id"], name="fk_claim_employer_id"),
        sa.ForeignKeyConstraint(["filer_institution_id"], ["institution.id"], name="fk_claim_filer_institution_id"),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name="fk_claim_institution_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claim"),
        sa.UniqueConstraint("number", name="uq_claim_number"),
        sa.UniqueConstraint("order_id", name="uq_claim_order_id"),
        sqlite_autoincrement=True,
    )


def _claim_indexes() -> None:
    with op.batch_alter_table("claim", schema=None) as batch_op:
        batch_op.create_index("ix_claim_class_id", ["class_id"], unique=False)
        batch_op.create_index("ix_claim_employer_id", ["employer_id"], unique=False)
        batch_op.create_index("ix_claim_filer_institution_id", ["filer_institution_id"], unique=False)
        batch_op.create_index("ix_claim_institution_id", ["institution_id"], unique=False)


def _enrolment() -> None:
    op.create_table(
        "enrolment",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("class_id", WHOLE, nullable=False),
        sa.Column("person_id", WHOLE, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("level_held", sa.String(length=64), nullable=True),
        sa.Column("holds_no_level", sa.Boolean(), nullable=False),
        sa.Column("level_target", sa.String(length=64), nullable=True),
        sa.Column("group", sa.String(length=64), nullable=True),
        sa.Column("employer_name", sa.String(length=200), nullable=True),
        sa.Column("employer_code", sa.String(length=64), nullable=True),
        sa.Column("employed_on", sa.Date(), nullable=True),
        sa.Column("insured_months", WHOLE, nullable=True),
        sa.Column("remarks", sa.Text(), nullable=True),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "level_held IN ('6', '5', '4', '3', '2', '1', '0', '00')", name="ck_enrolment_level_held_known"
        ),
        sa.CheckConstraint(
            "level_target IN ('6', '5', '4', '3', '2', '1', '0', '00')", name="ck_enrolment_level_target_known"
        ),
        sa.CheckConstraint(
            "\"group\" IN ('employed', 'registered_unemployed', 'flexible', 'rural_worker', "
            "'migrant_worker', 'hardship', 'age_4050', 'zero_employment_family', 'low_income', "
            "'land_lost', 'poverty_relief', 'disabled', 'veteran', 'graduate', 'final_year_student', "
            "'student', 'two_later', 'pensioner', 'retired_without_pension', 'public_payroll', "
            "'new_hire', 'apprentice', 'master', 'prisoner')",
            name="ck_enrolment_group_known",
        ),
        sa.ForeignKeyConstraint(["class_id"], ["training_class.id"], name="fk_enrolment_class_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_enrolment_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_enrolment"),
        sa.UniqueConstraint("class_id", "person_id", name="uq_enrolment_class_id_person_id"),
        sa.UniqueConstraint("class_id", "position", name="uq_enrolment_class_id_position"),
        sqlite_autoincrement=True,
    )


def _enrolment_indexes() -> None:
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.create_index("ix_enrolment_person_id", ["person_id"], unique=False)


def _sign_in() -> None:
    op.create_table(
        "sign_in",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("user_id", WHOLE, nullable=False),
        sa.Column("machine", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_sign_in_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_sign_in"),
        sa.UniqueConstraint("token_hash", name="uq_sign_in_token_hash"),
        sqlite_autoincrement=True,
    )


def _sign_in_indexes() -> None:
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.create_index("ix_sign_in_user_id", ["user_id"], unique=False)
