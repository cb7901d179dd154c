"""What a procedure is: a function of office, actor and order, with a name, a permission and two record types."""

from __future__ import annotations

import typing
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from trainingdesk.domain.people import Actor, Permission

if TYPE_CHECKING:
    from trainingdesk.services.office import Office

OrderT = TypeVar("OrderT")
ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class Procedure(Generic[OrderT, ResultT]):
    """One entry of the office's rule book. Counters never call ``run``; they hand it to ``office.call``."""

    name: str
    permission: Permission
    run: Callable[[Office, Actor, OrderT], ResultT]

    def record_types(self) -> tuple[type[OrderT], type[ResultT]]:
        """The order's and the result's record types, as the wire needs them."""
        hints = typing.get_type_hints(self.run, localns={"Office": object})
        names = self.run.__code__.co_varnames[: self.run.__code__.co_argcount]
        order: Any = hints[names[2]]
        result: Any = hints["return"]
        if not (is_dataclass(order) and is_dataclass(result)):
            raise TypeError(f"{self.name}: order and result must be records")
        return order, result


def procedure(
    permission: Permission,
) -> Callable[[Callable[[Office, Actor, OrderT], ResultT]], Procedure[OrderT, ResultT]]:
    """Make a function a procedure named after its module and itself: ``claim_filing.submit_claim``."""

    def named(run: Callable[[Office, Actor, OrderT], ResultT]) -> Procedure[OrderT, ResultT]:
        return Procedure(f"{run.__module__.rsplit('.', 1)[-1]}.{run.__name__}", permission, run)

    return named
