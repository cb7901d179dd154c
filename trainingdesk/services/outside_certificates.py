"""Certificates earned without a class of ours, put on the register with their holders: the counter's first step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.certificate_numbers import compare_certificate, read_certificate_number
from trainingdesk.domain.changes import Changes
from trainingdesk.domain.contact import read_account, read_phone
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Finding, Findings, Place, Severity
from trainingdesk.domain.identity import read_identity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.names import read_name, same_name
from trainingdesk.domain.occupations import Edition, Occupation, Occupations, read_occupation_code
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.plain_text import code_text, has_control
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind, PersonGroup
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.institutions import AssessmentBody
from trainingdesk.models.people import GroupMembership, Person, PersonAccount
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.certificate_records import CertificateRows, certificate_row
from trainingdesk.services.known_occupations import occupations_in_force
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.payees import PREFIX_LENGTH, promised_people

T = TypeVar("T")
_LONGEST_NUMBER = 40
_NUMBERED = (CertificateKind.LEVEL, CertificateKind.QUALIFICATION)


@dataclass(frozen=True, slots=True)
class CertificateEntry:
    """One certificate and its holder as shown at the counter.

    ``issuer`` may be left empty for a body we know, ``occupation_name`` for an occupation the catalogue holds.
    """

    name: str
    identity_number: str
    number: str
    kind: CertificateKind
    level: Level | None
    occupation_code: str
    occupation_edition: int
    occupation_name: str
    issued_on: date
    issuer: str = ""
    method: AssessmentMethod | None = None
    assessed_on: date | None = None
    phone: str = ""
    bank: str = ""
    account: str = ""
    groups: tuple[PersonGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterCertificates:
    """One or many entries; one with an error refuses all."""

    entries: tuple[CertificateEntry, ...]


@procedure(Permission.FILE_COUNTER_CLAIM)
def register_certificates(office: Office, actor: Actor, order: RegisterCertificates) -> CertificateRows:
    """All or none. A certificate already on the register for the same person is left as it is."""
    with office.write() as session:
        findings, known = Findings(), occupations_in_force(office, session)
        rows = [
            _Intake(office, session, known, Place(row=position), findings).register(entry)
            for position, entry in enumerate(order.entries, start=1)
        ]
        if findings.has_errors or not rows:
            raise Refused("certificate.entries_wrong", findings=findings)
        session.flush()
        made = [certificate for certificate in rows if certificate is not None]
        note(office, session, actor, "certificate.registered", Subject("certificate", made[0].number),
             count=len(made))  # fmt: skip
        return CertificateRows(
            tuple(certificate_row(c) for c in made), Changes.CERTIFICATES | Changes.PEOPLE | Changes.AUDIT
        )


@dataclass(frozen=True, slots=True)
class _Intake:
    """One entry on its way to the register; what is wrong with it goes to ``findings`` with its place."""

    office: Office
    session: Session
    occupations: Occupations
    place: Place
    findings: Findings

    def register(self, entry: CertificateEntry) -> Certificate | None:
        """The certificate on the register; None with findings when the entry cannot stand."""
        errors_before = self._errors()
        person = self._holder(entry)
        number = self._checked_number(entry)
        occupation = self._occupation(entry)
        if person is None or occupation is None or self._errors() > errors_before:
            return None
        known = self.session.scalars(select(Certificate).where(Certificate.number == number)).first()
        if known is None:
            return self._added(entry, person, number, occupation)
        if known.person is not person:
            self.findings.error("certificate.other_holder", self.place, number=number)
            return None
        return known

    def _errors(self) -> int:
        return sum(1 for finding in self.findings if finding.severity is Severity.ERROR)

    def _occupation(self, entry: CertificateEntry) -> Occupation | None:
        """Its code in the one spelling, with the name on the certificate or else the catalogue's."""
        edition = str(entry.occupation_edition)
        if edition not in list(Edition):
            told = {"value": edition, "known": ", ".join(Edition)}
            self.findings.add(Finding("register.edition", Severity.ERROR, self.place, told))
            return None
        code = self._told(read_occupation_code(entry.occupation_code, edition=Edition(edition), place=self.place))
        if code is None:
            return None
        known = self.occupations.find(code)
        name = entry.occupation_name.strip() or (known.name if known else "")
        if not name:
            self.findings.error("class.occupation_name_needed", self.place, occupation=code.code, edition=edition)
            return None
        return Occupation(code, name)

    def _added(self, entry: CertificateEntry, person: Person, number: str, occupation: Occupation) -> Certificate:
        body = self.session.scalars(
            select(AssessmentBody).where(AssessmentBody.number_prefix == number[:PREFIX_LENGTH])
        ).first()
        certificate = Certificate(
            number=number,
            kind=entry.kind,
            person=person,
            body_id=body.id if body else None,
            issuer=entry.issuer.strip() or (body.name if body else "—"),
            occupation_code=occupation.code.code,
            occupation_edition=entry.occupation_edition,
            occupation_name=occupation.name,
            level=entry.level,
            method=entry.method,
            assessed_on=entry.assessed_on,
            issued_on=entry.issued_on,
            state=CertificateState.REGISTERED,
        )
        self.session.add(certificate)
        self.session.flush()
        return certificate

    def _checked_number(self, entry: CertificateEntry) -> str:
        """Pattern, level and year agree for the kinds that have a national number; dates lie in the past."""
        if entry.issued_on > self.office.today():
            self.findings.error("certificate.issued_in_future", self.place, day=entry.issued_on.isoformat())
        if entry.assessed_on is not None and entry.assessed_on > entry.issued_on:
            day = entry.assessed_on.isoformat()
            self.findings.error("certificate.before_assessment", self.place, name=entry.name, day=day)
        if entry.kind not in _NUMBERED:
            return self._free_number(entry)
        if entry.level is None:
            self.findings.error("certificates.level_missing", self.place)
        number = self._told(read_certificate_number(entry.number, self.place))
        if number is None:
            return entry.number
        self.findings.extend(
            compare_certificate(number, level=entry.level, issued_on=entry.issued_on, kind=entry.kind, place=self.place)
        )
        return number.number

    def _free_number(self, entry: CertificateEntry) -> str:
        """A number of a kind that has no national pattern: any that is one, in the one spelling."""
        number = code_text(entry.number)
        if not number:
            self.findings.error("certificates.number_missing", self.place)
        elif has_control(number) or len(number) > _LONGEST_NUMBER:
            self.findings.error("certificate.number_faulty", self.place, most=str(_LONGEST_NUMBER))
        return number

    def _told(self, reading: tuple[T, tuple[Finding, ...]]) -> T:
        """What was read; what there is to say about it is collected."""
        value, findings = reading
        self.findings.extend(findings)
        return value

    def _holder(self, entry: CertificateEntry) -> Person | None:
        identity = self._told(read_identity(entry.identity_number, today=self.office.today(), place=self.place))
        name = self._told(read_name(entry.name, self.place))
        if identity is None or name is None:
            return None
        person = self.session.scalars(
            select(Person).where(Person.id_kind == identity.kind, Person.id_number == identity.number)
        ).first()
        if person is None:
            person = Person(
                id_kind=identity.kind,
                id_number=identity.number,
                id_reversed=identity.number[::-1],
                name=name,
                sex=identity.sex,
                birth_date=identity.birth_date,
            )
            self.session.add(person)
            self.session.flush()
        elif not same_name(person.name, name):
            self.findings.error("person.name_differs", self.place, name=name, known=person.name)
            return None
        self._contact(person, entry)
        self._groups(person, entry)
        return person

    def _contact(self, person: Person, entry: CertificateEntry) -> None:
        if entry.phone:
            person.phone = self._told(read_phone(entry.phone, self.place)) or person.phone
        account = self._told(read_account(entry.account, self.place)) if entry.account else None
        current = next((kept for kept in person.accounts if kept.current), None)
        if account is None or (current is not None and current.account == account):
            return
        if current is not None:
            if promised_people(self.session, [person.id]):
                self.findings.error("roster.account_promised", self.place)
                return
            current.current = False
            self.session.flush()
        bank = entry.bank.strip() or "—"
        person.accounts.append(
            PersonAccount(account_name=person.name, bank=bank, account=account, since=self.office.now())
        )

    def _groups(self, person: Person, entry: CertificateEntry) -> None:
        held = {membership.group for membership in person.groups}
        for group in entry.groups:
            if group not in held:
                person.groups.append(GroupMembership(group=group, proof_number=""))
        self.session.flush()
