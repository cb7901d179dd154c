"""Wording for every code, Chinese first and English complete; each room keeps its own table beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from trainingdesk.domain.texts.accounts import ACCOUNTS_TEXTS
from trainingdesk.domain.texts.claims import CLAIMS_TEXTS
from trainingdesk.domain.texts.commands import COMMANDS_TEXTS
from trainingdesk.domain.texts.desk import DESK_TEXTS
from trainingdesk.domain.texts.documents import DOCUMENTS_TEXTS
from trainingdesk.domain.texts.history import HISTORY_TEXTS
from trainingdesk.domain.texts.identity import IDENTITY_TEXTS
from trainingdesk.domain.texts.imports import IMPORTS_TEXTS
from trainingdesk.domain.texts.intake import INTAKE_TEXTS
from trainingdesk.domain.texts.office import OFFICE_TEXTS
from trainingdesk.domain.texts.policy import POLICY_TEXTS
from trainingdesk.domain.texts.registers import REGISTERS_TEXTS
from trainingdesk.domain.texts.system_reasons import SYSTEM_REASONS
from trainingdesk.domain.texts.wording import Wording


class Language(StrEnum):
    """The languages the program speaks."""

    ZH = "zh_CN"
    EN = "en"


TEXTS: Mapping[str, Wording] = {
    **OFFICE_TEXTS,
    **IDENTITY_TEXTS,
    **IMPORTS_TEXTS,
    **POLICY_TEXTS,
    **DOCUMENTS_TEXTS,
    **ACCOUNTS_TEXTS,
    **CLAIMS_TEXTS,
    **REGISTERS_TEXTS,
    **INTAKE_TEXTS,
    **COMMANDS_TEXTS,
    **DESK_TEXTS,
    **HISTORY_TEXTS,
}


_REASONS = frozenset({"why", "detail"})  # parameters that may be a reason of the operating system


def message(code: str, language: Language = Language.ZH, /, **params: object) -> str:
    """What, which, why, in one sentence. KeyError for a code without a text: that is a bug."""
    wording = TEXTS[code]
    return (wording.zh if language is Language.ZH else wording.en).format(**_heard(params, language))


def remedy(code: str, language: Language = Language.ZH, /, **params: object) -> str:
    """What to do about it, or empty where there is nothing to do."""
    wording = TEXTS[code]
    return (wording.remedy_zh if language is Language.ZH else wording.remedy_en).format(**_heard(params, language))


def _heard(params: Mapping[str, object], language: Language) -> dict[str, object]:
    """The parameters as that language says them: the system's reasons are codes until here."""
    heard = dict(params)
    for name in _REASONS & params.keys():
        words = SYSTEM_REASONS.get(str(params[name]))
        if words is not None:
            heard[name] = words[0 if language is Language.ZH else 1]
    return heard
