"""Wording of the codes that the office itself gives: permission, sign-in, conflict, storage."""

from __future__ import annotations

from trainingdesk.domain.texts.wording import Wording

OFFICE_TEXTS: dict[str, Wording] = {
    "office.not_allowed": Wording(
        "您的角色（{role}）不能办理此事：{duty}。",
        "Your role ({role_en}) does not include {duty_en}.",
        "请由有此权限的人员办理，或请管理员调整角色。",
        "Ask someone who may, or ask the administrator to change your role.",
    ),
}
