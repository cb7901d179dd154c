"""What happens in classes and to claims: attendance, evidence, lines, vouchers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from trainingdesk.db.migrations.guards import refuse_change

revision = "0003"
down_revision = "0002"

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _assessment()
    _attachment()
    _attachment_indexes()
    _attendance_day()
    _certificate_print()
    _certificate_print_indexes()
    _claim_subject()
    _claim_subject_indexes()
    _voucher()
    _voucher_indexes()
    _claim_act()
    _claim_act_indexes()
    _claim_line()
    _claim_line_indexes()


def _assessment() -> None:
    op.create_table(
        "assessment",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("enrolment_id", WHOLE, nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("method", sa.String(length=64), nullable=False),
        sa.Column("level", sa.String(length=64), nullable=True),
        sa.Column("theory", WHOLE, nullable=True),
        sa.Column("practice", WHOLE, nullable=True),
        sa.Column("review", WHOLE, nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("level IN ('6', '5', '4', '3', '2', '1', '0', '00')", name="ck_assessment_level_known"),
        sa.CheckConstraint("method IN ('exam', 'process', 'direct', 'competition')", name="ck_assessment_method_known"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], name="fk_assessment_enrolment_id"),
        sa.PrimaryKeyConstraint("id", name="pk_assessment"),
        sa.UniqueConstraint("enrolment_id", "assessed_on", name="uq_assessment_enrolment_id_assessed_on"),
        sqlite_autoincrement=True,
    )


def _attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("claim_id", WHOLE, nullable=False),
        sa.Column("evidence", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("pages", WHOLE, nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", WHOLE, nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_attachment_claim_id"),
        sa.ForeignKeyConstraint(["digest"], ["stored_file.digest"], name="fk_attachment_digest"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_attachment_staff_id"),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
        sa.UniqueConstraint("claim_id", "evidence", "digest", name="uq_attachment_claim_id_evidence_digest"),
        sqlite_autoincrement=True,
    )


def _attachment_indexes() -> None:
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index("ix_attachment_digest", ["digest"], unique=False)
        batch_op.create_index("ix_attachment_staff_id", ["staff_id"], unique=False)


def _attendance_day() -> None:
    op.create_table(
        "attendance_day",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("enrolment_id", WHOLE, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("planned", WHOLE, nullable=False),
        sa.Column("attended", WHOLE, nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("attended >= 0 AND attended <= planned", name="ck_attendance_day_attended_within_planned"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], name="fk_attendance_day_enrolment_id"),
        sa.PrimaryKeyConstraint("id", name="pk_attendance_day"),
        sa.UniqueConstraint("enrolment_id", "day", name="uq_attendance_day_enrolment_id_day"),
        sqlite_autoincrement=True,
    )


def _certificate_print() -> None:
    op.create_table(
        "certificate_print",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("certificate_id", WHOLE, nullable=False),
        sa.Column("serial", sa.String(length=64), nullable=False),
        sa.Column("layout", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", WHOLE, nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["certificate_id"], ["certificate.id"], name="fk_certificate_print_certificate_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_certificate_print_staff_id"),
        sa.PrimaryKeyConstraint("id", name="pk_certificate_print"),
        sa.UniqueConstraint("serial", name="uq_certificate_print_serial"),
        sqlite_autoincrement=True,
    )
    refuse_change("certificate_print")


def _certificate_print_indexes() -> None:
    with op.batch_alter_table("certificate_print", schema=None) as batch_op:
        batch_op.create_index("ix_certificate_print_certificate_id", ["certificate_id"], unique=False)
        batch_op.create_index("ix_certificate_print_staff_id", ["staff_id"], unique=False)


def _claim_subject() -> None:
    op.create_table(
        "claim_subject",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("claim_id", WHOLE, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("person_id", WHOLE, nullable=False),
        sa.Column("enrolment_id", WHOLE, nullable=True),
        sa.Column("certificate_id", WHOLE, nullable=True),
        sa.Column("excluded_by", sa.String(length=64), nullable=True),
        sa.Column("excluded_why", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["certificate_id"], ["certificate.id"], name="fk_claim_subject_certificate_id"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_subject_claim_id"),
        sa.ForeignKeyConstraint(["enrolment_id"], ["enrolment.id"], name="fk_claim_subject_enrolment_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_claim_subject_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claim_subject"),
        sa.UniqueConstraint("claim_id", "position", name="uq_claim_subject_claim_id_position"),
        sqlite_autoincrement=True,
    )


def _claim_subject_indexes() -> None:
    with op.batch_alter_table("claim_subject", schema=None) as batch_op:
        batch_op.create_index("ix_claim_subject_certificate_id", ["certificate_id"], unique=False)
        batch_op.create_index("ix_claim_subject_enrolment_id", ["enrolment_id"], unique=False)
        batch_op.create_index("ix_claim_subject_person_id", ["person_id"], unique=False)


def _voucher() -> None:
    op.create_table(
        "voucher",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("number", sa.String(length=64), nullable=False),
        sa.Column("claim_id", WHOLE, nullable=False),
        sa.Column("payee", sa.String(length=64), nullable=False),
        sa.Column("payee_name", sa.String(length=200), nullable=False),
        sa.Column("payee_code", sa.String(length=64), nullable=True),
        sa.Column("payee_bank", sa.String(length=200), nullable=True),
        sa.Column("payee_account", sa.String(length=64), nullable=True),
        sa.Column("fund", sa.String(length=64), nullable=False),
        sa.Column("heads", WHOLE, nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=64), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by", WHOLE, nullable=False),
        sa.Column("anchor", sa.String(length=64), nullable=False),
        sa.Column("view", sa.Text(), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("decided_by", WHOLE, nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("version", WHOLE, nullable=False),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint(
            "payee IN ('individual', 'employer', 'institution', 'assessment_body')", name="ck_voucher_payee_known"
        ),
        sa.CheckConstraint("state IN ('issued', 'approved', 'returned', 'refused')", name="ck_voucher_state_known"),
        sa.CheckConstraint("total > 0 AND heads > 0", name="ck_voucher_not_empty"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_voucher_claim_id"),
        sa.ForeignKeyConstraint(["decided_by"], ["staff.id"], name="fk_voucher_decided_by"),
        sa.ForeignKeyConstraint(["document"], ["stored_file.digest"], name="fk_voucher_document"),
        sa.ForeignKeyConstraint(["issued_by"], ["staff.id"], name="fk_voucher_issued_by"),
        sa.PrimaryKeyConstraint("id", name="pk_voucher"),
        sa.UniqueConstraint("number", name="uq_voucher_number"),
        sqlite_autoincrement=True,
    )


def _voucher_indexes() -> None:
    with op.batch_alter_table("voucher", schema=None) as batch_op:
        batch_op.create_index("ix_voucher_claim_id", ["claim_id"], unique=False)
        batch_op.create_index("ix_voucher_decided_by", ["decided_by"], unique=False)
        batch_op.create_index("ix_voucher_document", ["document"], unique=False)
        batch_op.create_index("ix_voucher_issued_by", ["issued_by"], unique=False)


def _claim_act() -> None:
    op.create_table(
        "claim_act",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("claim_id", WHOLE, nullable=False),
        sa.Column("voucher_id", WHOLE, nullable=True),
        sa.Column("subject_id", WHOLE, nullable=True),
        sa.Column("event", sa.String(length=64), nullable=False),
        sa.Column("staff_id", WHOLE, nullable=False),
        sa.Column("user_id", WHOLE, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "event IN ('edit', 'submit', 'withdraw', 'exclude_line', 'approve', 'return', 'reject', "
            "'issue_voucher', 'finance_return', 'finance_settle', 'finance_refuse')",
            name="ck_claim_act_event_known",
        ),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_act_claim_id"),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name="fk_claim_act_staff_id"),
        sa.ForeignKeyConstraint(["subject_id"], ["claim_subject.id"], name="fk_claim_act_subject_id"),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name="fk_claim_act_user_id"),
        sa.ForeignKeyConstraint(["voucher_id"], ["voucher.id"], name="fk_claim_act_voucher_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claim_act"),
        sqlite_autoincrement=True,
    )
    refuse_change("claim_act")


def _claim_act_indexes() -> None:
    with op.batch_alter_table("claim_act", schema=None) as batch_op:
        batch_op.create_index("ix_claim_act_claim_id", ["claim_id"], unique=False)
        batch_op.create_index("ix_claim_act_staff_id", ["staff_id"], unique=False)
        batch_op.create_index("ix_claim_act_subject_id", ["subject_id"], unique=False)
        batch_op.create_index("ix_claim_act_user_id", ["user_id"], unique=False)
        batch_op.create_index("ix_claim_act_voucher_id", ["voucher_id"], unique=False)


def _claim_line() -> None:
    op.create_table(
        "claim_line",
        sa.Column("id", WHOLE, nullable=False),
        sa.Column("claim_id", WHOLE, nullable=False),
        sa.Column("subject_id", WHOLE, nullable=False),
        sa.Column("position", WHOLE, nullable=False),
        sa.Column("person_id", WHOLE, nullable=False),
        sa.Column("certificate_id", WHOLE, nullable=True),
        sa.Column("class_id", WHOLE, nullable=True),
        sa.Column("scheme", sa.String(length=64), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("level", sa.String(length=64), nullable=True),
        sa.Column("status", sa.String(length=64), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("payee", sa.String(length=64), nullable=True),
        sa.Column("fund", sa.String(length=64), nullable=True),
        sa.Column("instalment_no", WHOLE, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("basis_date", sa.Date(), nullable=True),
        sa.Column("pack", sa.String(length=64), nullable=False),
        sa.Column("pack_version", sa.String(length=64), nullable=False),
        sa.Column("pack_digest", sa.String(length=64), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("trace", sa.Text(), nullable=False),
        sa.Column("live", sa.Boolean(), nullable=False),
        sa.Column("voucher_id", WHOLE, nullable=True),
        sa.Column("row_hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("NOT live OR status = 'payable'", name="ck_claim_line_live_is_payable"),
        sa.CheckConstraint("level IN ('6', '5', '4', '3', '2', '1', '0', '00')", name="ck_claim_line_level_known"),
        sa.CheckConstraint(
            "payee IN ('individual', 'employer', 'institution', 'assessment_body')", name="ck_claim_line_payee_known"
        ),
        sa.CheckConstraint(
            "status IN ('payable', 'pending', 'excluded', 'not_applicable')", name="ck_claim_line_status_known"
        ),
        sa.CheckConstraint("amount >= 0", name="ck_claim_line_amount_not_negative"),
        sa.ForeignKeyConstraint(["certificate_id"], ["certificate.id"], name="fk_claim_line_certificate_id"),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name="fk_claim_line_claim_id"),
        sa.ForeignKeyConstraint(["class_id"], ["training_class.id"], name="fk_claim_line_class_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_claim_line_person_id"),
        sa.ForeignKeyConstraint(["subject_id"], ["claim_subject.id"], name="fk_claim_line_subject_id"),
        sa.ForeignKeyConstraint(["voucher_id"], ["voucher.id"], name="fk_claim_line_voucher_id"),
        sa.PrimaryKeyConstraint("id", name="pk_claim_line"),
        sa.UniqueConstraint("claim_id", "position", name="uq_claim_line_claim_id_position"),
        sqlite_autoincrement=True,
    )


def _claim_line_indexes() -> None:
    with op.batch_alter_table("claim_line", schema=None) as batch_op:
        batch_op.create_index("ix_claim_line_certificate_id", ["certificate_id"], unique=False)
        batch_op.create_index("ix_claim_line_class_id", ["class_id"], unique=False)
        batch_op.create_index("ix_claim_line_person_id", ["person_id"], unique=False)
        batch_op.create_index("ix_claim_line_subject_id", ["subject_id"], unique=False)
        batch_op.create_index("ix_claim_line_voucher_id", ["voucher_id"], unique=False)
        batch_op.create_index(
            "paid_once_by_certificate",
            ["scheme", "item", "certificate_id", "instalment_no"],
            unique=True,
            sqlite_where=sa.text("live AND certificate_id IS NOT NULL"),
            postgresql_where=sa.text("live AND certificate_id IS NOT NULL"),
        )
        batch_op.create_index(
            "paid_once_by_class",
            ["scheme", "item", "class_id", "person_id", "instalment_no"],
            unique=True,
            sqlite_where=sa.text("live AND certificate_id IS NULL"),
            postgresql_where=sa.text("live AND certificate_id IS NULL"),
        )
