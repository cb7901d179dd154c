"""The first run of a new office: whose it is, and its first administrator. There are no default passwords."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from trainingdesk.services.accounts import FirstRun, first_run
from trainingdesk.services.records import Done
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.entry.ladder import Ladder
from trainingdesk.ui.failures import told
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.form import Form
from trainingdesk.ui.widgets.inputs import LineEdit
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.states import Banner


class FirstRunWindow(QWidget):
    """One form; what it wrote is an open office with one administrator."""

    opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(self.tr("首次启用·培训台"))
        self.setMinimumSize(1024, 700)
        self._desk = desk
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Ladder(), 4)
        right = QWidget()
        whole.addWidget(right, 7)
        column = QVBoxLayout(right)
        column.setContentsMargins(40, 32, 40, 24)
        column.addStretch(1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._build())
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(2)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.button.click)

    def _build(self) -> QWidget:
        whole = QWidget()
        whole.setFixedWidth(560)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(self.tr("首次启用"), "key_figure"))
        told_ = self.tr("填写印在凭证和证书上的单位名称，并设立第一位系统管理员。数据保存在：{place}")
        column.addWidget(Label(told_.format(place=self._desk.place.parent), "body", "secondary", wrap=True))
        column.addSpacing(8)
        self.form = Form()
        self.bureau = self.form.add(self.tr("人社部门"), LineEdit(self.tr("如：嵩州市人力资源和社会保障局")))
        self.finance = self.form.add(self.tr("财政部门"), LineEdit(self.tr("如：嵩州市财政局")))
        self.region = self.form.add(self.tr("行政区划代码"), LineEdit(self.tr("六位数字")))
        self.region_name = self.form.add(self.tr("行政区名称"), LineEdit())
        self.login = self.form.add(self.tr("管理员账号"), LineEdit())
        self.name = self.form.add(self.tr("管理员姓名"), LineEdit())
        self.identity = self.form.add(self.tr("管理员身份证号"), LineEdit())
        self.password = self.form.add(self.tr("口令"), LineEdit(self.tr("至少 12 位，可用一句话")))
        self.again = self.form.add(self.tr("再输一次"), LineEdit())
        for field in (self.password, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
        column.addWidget(self.form)
        self.banner = Banner()
        column.addWidget(self.banner)
        row = QHBoxLayout()
        row.addStretch(1)
        self.button = Button(self.tr("启用"), ButtonKind.PRIMARY, key="Ctrl+Return")
        self.button.clicked.connect(self._on_asked)
        row.addWidget(self.button)
        column.addLayout(row)
        return whole

    def _on_asked(self) -> None:
        if self.password.text() != self.again.text():
            self.banner.say("warning", self.tr("两次输入的口令不一样。"), self.tr("请再输一次。"))
            return
        order = FirstRun(
            bureau=self.bureau.text().strip(),
            finance_bureau=self.finance.text().strip(),
            region=self.region.text().strip(),
            region_name=self.region_name.text().strip(),
            login=self.login.text().strip(),
            name=self.name.text().strip(),
            identity_number=self.identity.text().strip(),
            password=self.password.text(),
        )
        self.button.setEnabled(False)
        self._desk.act(self, first_run, order, self._on_opened, failed=self._on_failed)

    def _on_opened(self, done: Done) -> None:
        self.opened.emit()

    def _on_failed(self, error: Exception) -> None:
        self.button.setEnabled(True)
        words = told(error, self._desk.language)
        self.banner.say("danger", words.text, words.remedy)
