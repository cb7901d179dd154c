"""What is typed about institutions, employers and assessment bodies; days are shown and typed with their last day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from trainingdesk.domain.levels import Level
from trainingdesk.domain.texts import Language
from trainingdesk.domain.vocabulary import EmployerKind, InstitutionKind
from trainingdesk.services.employers import (
    AssessmentBodyRow,
    EmployerRow,
    RegisterAssessmentBody,
    RegisterEmployer,
)
from trainingdesk.services.institution_lists import InstitutionRow
from trainingdesk.services.institutions import CertifyScope, RegisterInstitution, ScopeEntry, SetInstitutionAccount
from trainingdesk.ui.terms import level_text, named
from trainingdesk.ui.widgets.form import Form
from trainingdesk.ui.widgets.inputs import Choice, DayField, LineEdit
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.sheet import Sheet

_DAY = timedelta(days=1)


class InstitutionSheet(Sheet):
    """A certified institution; its code stays once it is registered."""

    def __init__(self, title: str, confirm: str, language: Language, region: str) -> None:
        super().__init__(title, confirm, width=640)
        form = Form(columns=2)
        self.code = form.add(self.tr("统一社会信用代码"), LineEdit())
        self.name = form.add(self.tr("机构名称"), LineEdit())
        self.kind = form.add(self.tr("类型"), Choice([(named(kind, language), kind.value) for kind in InstitutionKind]))
        self.region = form.add(self.tr("行政区划代码"), LineEdit())
        self.certified_from = form.add(self.tr("认定起"), DayField())
        self.last_day = form.add(self.tr("认定止"), DayField())
        self.grade = form.add(self.tr("等次"), LineEdit())
        self.contact = form.add(self.tr("联系人"), LineEdit())
        self.phone = form.add(self.tr("电话"), LineEdit())
        self.region.setText(region)
        self.add(form)
        self._first = self.code

    def show_days(self, first: date, last: date) -> None:
        """The span to begin with."""
        self.certified_from.show_day(first)
        self.last_day.show_day(last)

    def show_row(self, row: InstitutionRow) -> None:
        """What is on the register now."""
        self.code.setText(row.credit_code)
        self.code.setEnabled(False)
        self.name.setText(row.name)
        self.kind.choose(row.kind)
        self.region.setText(row.region)
        self.show_days(row.certified_from, row.certified_until - _DAY)
        self.grade.setText(row.grade or "")
        self.contact.setText(row.contact or "")
        self.phone.setText(row.phone or "")
        self._first = self.name

    def order(self) -> RegisterInstitution:
        """What was typed."""
        return RegisterInstitution(
            credit_code=self.code.text().strip(),
            name=self.name.text(),
            kind=str(self.kind.value()),
            region=self.region.text().strip(),
            certified_from=self.certified_from.day(),
            certified_until=self.last_day.day() + _DAY,
            grade=self.grade.text().strip() or None,
            contact=self.contact.text().strip() or None,
            phone=self.phone.text().strip() or None,
        )


class ScopeSheet(Sheet):
    """An occupation and its levels, certified for a span."""

    def __init__(self, title: str, confirm: str, row: InstitutionRow, language: Language) -> None:
        super().__init__(title, confirm)
        self._row = row
        form = Form(columns=2)
        self.occupation = form.add(self.tr("职业编码"), LineEdit(self.tr("如 4-03-02-01")))
        self.edition = form.add(self.tr("大典版本"), Choice((("2022", 2022), ("2015", 2015))))
        levels = QWidget()
        line = QHBoxLayout(levels)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        self.levels: dict[Level, QCheckBox] = {}
        for level in sorted((one for one in Level if one.value in "54321"), key=lambda one: one.rank):
            self.levels[level] = QCheckBox(level_text(level, language))
            line.addWidget(self.levels[level])
        line.addStretch(1)
        form.add(self.tr("等级"), levels, wide=True)
        self.valid_from = form.add(self.tr("有效起"), DayField(row.certified_from))
        self.last_day = form.add(self.tr("有效止"), DayField(row.certified_until - _DAY))
        self.add(form)
        self._first = self.occupation
        words = self.tr("不勾选等级时，登记不分等级的证书（如专项职业能力、培训合格）。")
        self.add(Label(words, "caption", "secondary", wrap=True))

    def order(self) -> CertifyScope:
        """What was typed, one entry a level."""
        code, edition = self.occupation.text().strip(), int(str(self.edition.value()))
        chosen: list[Level | None] = [level for level, box in self.levels.items() if box.isChecked()]
        return CertifyScope(
            credit_code=self._row.credit_code,
            seen_version=self._row.version,
            entries=tuple(ScopeEntry(code, level, edition) for level in chosen or [None]),
            valid_from=self.valid_from.day(),
            valid_until=self.last_day.day() + _DAY,
        )


class AccountSheet(Sheet):
    """Where the money goes from now on."""

    def __init__(self, title: str, confirm: str, row: InstitutionRow) -> None:
        super().__init__(title, confirm)
        self._row = row
        form = Form(columns=2)
        self.account_name = form.add(self.tr("账户名称"), LineEdit(), wide=True)
        self.bank = form.add(self.tr("开户行"), LineEdit(), wide=True)
        self.account = form.add(self.tr("账号", "bank"), LineEdit(), wide=True)
        self.account_name.setText(row.name)
        self.add(form)
        self._first = self.bank
        words = self.tr("此前的账户保留在记录中；已出具的凭证仍付到原账户。")
        self.add(Label(words, "caption", "secondary", wrap=True))

    def order(self) -> SetInstitutionAccount:
        """What was typed."""
        return SetInstitutionAccount(
            self._row.credit_code,
            self._row.version,
            self.account_name.text(),
            self.bank.text(),
            self.account.text().strip(),
        )


class EmployerSheet(Sheet):
    """An employer with the account its subsidies go to."""

    def __init__(self, title: str, confirm: str, language: Language, region: str) -> None:
        super().__init__(title, confirm, width=640)
        kinds: Sequence[tuple[str, object]] = [
            ("—", ""),
            *((named(kind, language), kind.value) for kind in EmployerKind),
        ]
        form = Form(columns=2)
        self.code = form.add(self.tr("统一社会信用代码"), LineEdit())
        self.name = form.add(self.tr("单位名称"), LineEdit())
        self.kind = form.add(self.tr("类型"), Choice(kinds))
        self.region = form.add(self.tr("行政区划代码"), LineEdit())
        self.bank = form.add(self.tr("开户行"), LineEdit())
        self.account = form.add(self.tr("账号", "bank"), LineEdit())
        self.contact = form.add(self.tr("联系人"), LineEdit())
        self.phone = form.add(self.tr("电话"), LineEdit())
        self.region.setText(region)
        self.add(form)
        self._first = self.code

    def show_row(self, row: EmployerRow) -> None:
        """What is on the register now; the account is masked there and has to be typed anew."""
        self.code.setText(row.credit_code)
        self.code.setEnabled(False)
        self.name.setText(row.name)
        self.kind.choose(row.kind or "")
        self.region.setText(row.region)
        self.bank.setText(row.bank)
        self.account.setPlaceholderText(row.account)
        self.contact.setText(row.contact or "")
        self.phone.setText(row.phone or "")
        self._first = self.name

    def order(self) -> RegisterEmployer:
        """What was typed."""
        return RegisterEmployer(
            credit_code=self.code.text().strip(),
            name=self.name.text(),
            region=self.region.text().strip(),
            bank=self.bank.text(),
            account=self.account.text().strip(),
            kind=str(self.kind.value()) or None,
            contact=self.contact.text().strip() or None,
            phone=self.phone.text().strip() or None,
        )


class BodySheet(Sheet):
    """An assessment body and how its numbers begin."""

    def __init__(self, title: str, confirm: str) -> None:
        super().__init__(title, confirm, width=640)
        form = Form(columns=2)
        self.code = form.add(self.tr("统一社会信用代码"), LineEdit())
        self.prefix = form.add(self.tr("编号前缀"), LineEdit("S000041000123"))
        self.name = form.add(self.tr("机构名称"), LineEdit(), wide=True)
        self.english = form.add(self.tr("英文名称"), LineEdit(), wide=True)
        self.bank = form.add(self.tr("开户行"), LineEdit())
        self.account = form.add(self.tr("账号", "bank"), LineEdit())
        self.add(form)
        self._first = self.code

    def show_row(self, row: AssessmentBodyRow) -> None:
        """What is on the register now."""
        self.code.setText(row.credit_code)
        self.code.setEnabled(False)
        self.prefix.setText(row.number_prefix)
        self.name.setText(row.name)
        self.english.setText(row.english_name or "")
        self._first = self.name

    def order(self) -> RegisterAssessmentBody:
        """What was typed."""
        return RegisterAssessmentBody(
            credit_code=self.code.text().strip(),
            name=self.name.text(),
            number_prefix=self.prefix.text().strip(),
            english_name=self.english.text().strip() or None,
            bank=self.bank.text().strip() or None,
            account=self.account.text().strip() or None,
        )
