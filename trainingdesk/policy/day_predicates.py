"""Questions about days: ages, months allowed, what must not come before what."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trainingdesk.domain.vocabulary import Sex
from trainingdesk.policy.columns import NOTHING, day_text
from trainingdesk.policy.dates import Days, add_months, completed_years
from trainingdesk.policy.facts import AS_OF, Facts
from trainingdesk.policy.predicates import Gaps, Params, Single, Verdict, first_given, known_verdict


@dataclass(frozen=True, slots=True)
class Age:
    """Completed years on a day lie between the bounds, both included; ``most`` is (men, women)."""

    least: int
    most: tuple[int, int]
    on: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        sex = ("sex",) if self._by_sex else ()
        return ("birth_date", *sex, *self.on)

    @property
    def _by_sex(self) -> bool:
        return self.most[0] != self.most[1]

    def leaves(self) -> tuple[Single, ...]:
        return (self,)

    def judge(self, facts: Facts) -> Verdict:
        birth, sex = facts.column("birth_date"), facts.column("sex")
        blamed, days = first_given(facts, self.on)
        dated = days > NOTHING
        ages = completed_years(np.where(birth.given, birth.values, 0), np.where(dated, days, 0))
        most = np.where(sex.values == tuple(Sex).index(Sex.MALE), *self.most)
        # beyond both bounds, or within both, the sex need not be known
        decided = (ages < self.least) | (ages > max(self.most)) | (ages <= min(self.most))
        needed = [(birth, birth.given), (blamed, dated)]
        if self._by_sex:
            needed.append((sex, sex.given | (decided & birth.given & dated)))
        return known_verdict((ages >= self.least) & (ages <= most), needed)

    def tell(self, facts: Facts, row: int) -> Params:
        params: Params = (("least", str(self.least)), ("most", str(self.most[0])), ("most_women", str(self.most[1])))
        birth = facts.column("birth_date")
        _, days = first_given(facts, self.on)
        if birth.given[row] and days[row] > NOTHING:
            params += (("age", str(int(completed_years(birth.values[[row]].astype(np.int32), days[[row]])[0]))),)
        return params


@dataclass(frozen=True, slots=True)
class Within:
    """A day lies within n months of another: that day does not count, the corresponding day still does.

    An earlier day fails, unless it is on or after ``since``. An application earlier than what it rests on cannot be.
    """

    day: str
    of: tuple[str, ...]
    months: int
    since: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.day, *self.of, *([self.since] if self.since else []))

    def leaves(self) -> tuple[Single, ...]:
        return (self,)

    def judge(self, facts: Facts) -> Verdict:
        day = facts.column(self.day)
        blamed, anchor = first_given(facts, self.of)
        dated = anchor > NOTHING
        both = day.given & dated
        early = both & (day.values < anchor)
        in_time = both & (day.values <= self._last(anchor))
        if self.since:
            since = facts.column(self.since)
            early &= ~(since.given & (day.values >= since.values))
        impossible: Gaps = ((day.name, early),) if self.day == AS_OF and early.any() else ()
        asked = in_time & ~early
        # a day known to be none fails without its anchor
        verdict = known_verdict(asked, [(day, day.known), (blamed, dated | (day.values == NOTHING))], impossible)
        if not impossible:
            return verdict
        return Verdict(verdict.holds, verdict.fails & ~early, verdict.missing, impossible)

    def _last(self, anchor: Days) -> Days:
        return add_months(np.where(anchor > NOTHING, anchor, 0).astype(np.int32), self.months)

    def tell(self, facts: Facts, row: int) -> Params:
        _, anchor = first_given(facts, self.of)
        params: Params = (("months", str(self.months)),)
        if anchor[row] > NOTHING:
            params += (("last_day", day_text(int(self._last(anchor[[row]])[0]))),)
        return params


@dataclass(frozen=True, slots=True)
class NotBefore:
    """One day is not before another."""

    day: str
    other: str

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.day, self.other)

    def leaves(self) -> tuple[Single, ...]:
        return (self,)

    def judge(self, facts: Facts) -> Verdict:
        day, other = facts.column(self.day), facts.column(self.other)
        return known_verdict(np.asarray(day.values >= other.values), [(day, day.given), (other, other.given)])

    def tell(self, facts: Facts, row: int) -> Params:
        return ()
