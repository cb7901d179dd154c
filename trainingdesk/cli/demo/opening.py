"""The office opens: first run, users, institutions with their scope and accounts, assessment bodies, an employer."""

from __future__ import annotations

from datetime import date

from trainingdesk.cli.demo.classes import CITY, REGION, DemoInstitution
from trainingdesk.cli.demo.plan import DemoUser
from trainingdesk.cli.demo.stage import Stage
from trainingdesk.domain.people import Role
from trainingdesk.domain.vocabulary import EmployerKind
from trainingdesk.services.accounts import AddUser, FirstRun, add_user, first_run
from trainingdesk.services.employers import (
    RegisterAssessmentBody,
    RegisterEmployer,
    register_assessment_body,
    register_employer,
)
from trainingdesk.services.institutions import (
    CertifyScope,
    RegisterInstitution,
    ScopeEntry,
    SetInstitutionAccount,
    certify_scope,
    register_institution,
    set_institution_account,
)

BUREAU, FINANCE_BUREAU = f"{CITY}人力资源和社会保障局", f"{CITY}财政局"


def open_the_office(stage: Stage) -> None:
    """The bureau's people first; a clerk can only be added once the institution is registered."""
    administrator = stage.user_of(Role.ADMINISTRATOR)
    stage.office.call(first_run, _first_run(stage, administrator))
    at_bureau = [user for user in stage.plan.users if user.institution is None and user is not administrator]
    for user in at_bureau:
        _add_user(stage, administrator, user)
    _fill_registers(stage)
    for user in stage.plan.users:
        if user.institution is not None:
            _add_user(stage, administrator, user)
    count = len(stage.plan.users)
    stage.tell(f"启用：{BUREAU}，{count} 名用户各一职", f"Opened: {BUREAU}, {count} users, one duty each")


def _first_run(stage: Stage, user: DemoUser) -> FirstRun:
    return FirstRun(
        bureau=BUREAU,
        finance_bureau=FINANCE_BUREAU,
        region=REGION,
        region_name=CITY,
        login=user.login,
        name=user.name,
        identity_number=user.identity_number,
        password=stage.draw_password(user),
        demo=True,
    )


def _add_user(stage: Stage, administrator: DemoUser, user: DemoUser) -> None:
    password = stage.draw_password(user)
    order = AddUser(user.login, user.name, user.identity_number, user.role, password, user.institution)
    stage.do(administrator, add_user, order)


def _fill_registers(stage: Stage) -> None:
    reviewer = stage.user_of(Role.HR_REVIEWER)
    institutions = tuple(dict.fromkeys(taught.institution for taught in stage.plan.classes))
    for institution in institutions:
        _register(stage, reviewer, institution)
    for body in stage.plan.bodies:
        stage.do(
            reviewer,
            register_assessment_body,
            RegisterAssessmentBody(
                body.credit_code, body.name, body.prefix, body.english_name, body.bank, body.account
            ),
        )
    employer = stage.plan.employer
    stage.do(
        reviewer,
        register_employer,
        RegisterEmployer(
            employer.credit_code, employer.name, REGION, employer.bank, employer.account, EmployerKind.ENTERPRISE,
            employer.contact, employer.phone,
        ),
    )  # fmt: skip
    bodies = len(stage.plan.bodies)
    stage.tell(
        f"登记：定点机构 {len(institutions)} 家、评价机构 {bodies} 家、用人单位 1 家",
        f"Registered: {len(institutions)} institutions, {bodies} assessment bodies, 1 employer",
    )


def _register(stage: Stage, reviewer: DemoUser, institution: DemoInstitution) -> None:
    """Certified from the start of last year for three years, for exactly what it teaches."""
    year = stage.plan.today.year
    since, until = date(year - 1, 1, 1), date(year + 2, 1, 1)
    code = institution.credit_code
    made = stage.do(
        reviewer,
        register_institution,
        RegisterInstitution(
            code, institution.name, institution.kind, REGION, since, until, contact=institution.contact,
            phone=institution.phone,
        ),
    )  # fmt: skip
    taught = [one for one in stage.plan.classes if one.institution == institution]
    entries = tuple(dict.fromkeys(ScopeEntry(one.occupation_code, level) for one in taught for level in one.levels))
    made = stage.do(reviewer, certify_scope, CertifyScope(code, made.version, entries, since, until))
    stage.do(
        reviewer,
        set_institution_account,
        SetInstitutionAccount(code, made.version, institution.name, institution.bank, institution.account),
    )
