"""A new login: whose, for what, and the password it starts with."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit

from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.services.accounts import AddUser
from trainingdesk.ui.terms import named
from trainingdesk.ui.widgets.form import Form
from trainingdesk.ui.widgets.inputs import Choice, LineEdit
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.sheet import Sheet


class AddUserSheet(Sheet):
    """Asks for everything a login needs; an institution only for its clerks."""

    def __init__(self, title: str, confirm: str, language: Language) -> None:
        super().__init__(title, confirm)
        form = Form(columns=2)
        self.login = form.add(self.tr("登录名"), LineEdit())
        self.name = form.add(self.tr("姓名"), LineEdit())
        self.identity = form.add(self.tr("居民身份证号码"), LineEdit(), wide=True)
        self.role = form.add(self.tr("角色"), Choice([(named(role, language), role) for role in Role]))
        self.institution = form.add(self.tr("机构统一社会信用代码"), LineEdit())
        self.password = form.add(self.tr("首次口令"), LineEdit(icon_name="lock"), wide=True)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.add(form, first=False)
        self._first = self.login
        show = QCheckBox(self.tr("显示口令"))
        show.toggled.connect(self._on_shown)
        self.add(show)
        words = self.tr("同一自然人的几个登录名按身份证号码认作一人，不能互相初审和复审。首次登录后须修改口令。")
        self.add(Label(words, "caption", "secondary", wrap=True))
        self.role.chosen.connect(lambda _: self._on_role_chosen())
        self._on_role_chosen()

    def order(self) -> AddUser:
        """What was typed."""
        institution = self.institution.text().strip() if self.institution.isEnabled() else ""
        return AddUser(
            login=self.login.text().strip(),
            name=self.name.text().strip(),
            identity_number=self.identity.text().strip(),
            role=self._role(),
            password=self.password.text(),
            institution_code=institution or None,
        )

    def _on_shown(self, shown: bool) -> None:
        self.password.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _on_role_chosen(self) -> None:
        self.institution.setEnabled(self._role() is Role.INSTITUTION_CLERK)

    def _role(self) -> Role:
        return Role(str(self.role.value()))
