"""The eight digits of an appraisal body in old certificate numbers (职业技能鉴定编码规则)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORM = re.compile(r"(\d{2})(\d{2})([0-4])(\d{3})", re.ASCII)
# provinces and sectors have codes of their own here, not GB/T 2260; only these two were found in print
_SECTORS = {"10": "江苏", "72": "烟草"}
_CITIES = {("10", "01"): "南京"}
_NO_SECOND_CENTRE = "00"
_KINDS = {"0": "鉴定中心", "1": "国家鉴定站", "2": "地方鉴定站", "3": "行业站", "4": "工考委或企业"}


@dataclass(frozen=True, slots=True)
class AppraisalBody:
    """Province or sector, city, kind of body (0 centre, 1 national, 2 local, 3 sector, 4 enterprise) and its serial."""

    sector: str
    city: str
    kind: str
    serial: str

    @property
    def description(self) -> str:
        """``江苏10-南京01-地方鉴定站2-003号``; codes whose names were not found stand alone."""
        city = "无二级中心" if self.city == _NO_SECOND_CENTRE else _CITIES.get((self.sector, self.city), "")
        sector = _SECTORS.get(self.sector, "")
        return f"{sector}{self.sector}-{city}{self.city}-{_KINDS[self.kind]}{self.kind}-{self.serial}号"


def appraisal_body(code: str) -> AppraisalBody | None:
    """The body that eight digits name, or None when they name none."""
    match = _FORM.fullmatch(code)
    return AppraisalBody(*match.groups()) if match else None
