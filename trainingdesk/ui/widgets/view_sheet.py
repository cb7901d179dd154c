"""The decision to keep a view of a list, or to call it something else."""

from __future__ import annotations

from PySide6.QtCore import Signal

from trainingdesk.ui.widgets.buttons import ButtonKind
from trainingdesk.ui.widgets.form import Form
from trainingdesk.ui.widgets.inputs import LineEdit
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_views import LONGEST_NAME, ListViews
from trainingdesk.ui.widgets.sheet import Sheet


class ViewSheet(Sheet):
    """Asks for a name; a name that is taken says that its view is written over. ``named`` gives it."""

    named = Signal(str)

    def __init__(self, views: ListViews, old: str = "") -> None:
        super().__init__("", "")
        self._views, self._old = views, old
        self.retitle(self.tr("重命名视图") if old else self.tr("保存视图"))
        self._form = Form()
        self.name = LineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setText(old or views.current)
        self._form.add(self.tr("视图名称"), self.name)
        self.add(self._form)
        self._first = self.name
        if not old:
            told = self.tr("保存列、排序、分组和筛选，只对本人、本机有效。")
            self.add(Label(told, "caption", "secondary", wrap=True))
        if not old and views.forgets_words:
            told = self.tr("筛选文字可能是姓名或号码，不保存。")
            self.add(Label(told, "caption", "secondary", wrap=True))
        self.name.textChanged.connect(self._on_typed)
        self.name.selectAll()
        self._on_typed()
        self.confirmed.connect(self._on_decided)

    def _on_typed(self) -> None:
        name = self.name.text().strip()
        taken = name != self._old and self._views.named(name) is not None
        self.confirm_button.setText(self.tr("覆盖") if taken else self.tr("保存"))
        self._form.say_fault(self.name, self.tr("已有同名视图，将被覆盖。") if taken else "")
        self.confirm_button.setEnabled(bool(name))

    def _on_decided(self) -> None:
        name = self.name.text().strip()
        if name:
            self.dismiss()
            self.named.emit(name)


class DeleteViewSheet(Sheet):
    """Asks before a view is forgotten."""

    def __init__(self, name: str) -> None:
        super().__init__("", "", kind=ButtonKind.DANGER)
        self.retitle(self.tr("删除视图"))
        self.confirm_button.setText(self.tr("删除"))
        self.add_fact(self.tr("视图名称"), name)
        self.confirmed.connect(self.dismiss)
