"""A page's route, and what a visitor must be to be let through: no route can be made without a rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from starlette.responses import Response

from respondent.model.person import Role

if TYPE_CHECKING:
    from respondent.web.visit import Visit

ORDINARY_BODY = 1_000_000
METHODS = frozenset({"GET", "POST"})


@dataclass(frozen=True, slots=True)
class Needs:
    """The rule of a route.

    `role` is the least that a visitor must be; None lets everybody in, signed in or not. With `of` "record" the
    path names one as ``{record}``: for who may not see it, it is not there. With `own` it must also be the
    visitor's to change: their organisation's, or they are an administrator.
    """

    role: Role | None
    of: Literal["record"] | None = None
    own: bool = False

    def __post_init__(self) -> None:
        if self.own and (self.of is None or self.role is None or not self.role.covers(Role.EDITOR)):
            raise ValueError("only editors have a record that the path names as one's own")


@dataclass(frozen=True, slots=True)
class PageRoute:
    """A path, what answers it, and who may ask.

    `handler` is called in a thread, after the rule, the form's token and its size were looked at. `menu` is what
    the page is called in the bar at the top, for those whom the rule lets in; `largest` the most bytes that a form
    may have. A `slow` one takes its time by its nature, as a password’s hash does: few such are made at once, and
    the others wait where they are in nobody’s way.
    """

    path: str
    handler: Callable[[Visit], Response]
    methods: tuple[str, ...]
    needs: Needs
    menu: str = ""
    largest: int = ORDINARY_BODY
    slow: bool = False

    def __post_init__(self) -> None:
        if not self.path.startswith("/"):
            raise ValueError(f"{self.path} does not begin with “/”")
        if not self.methods or not set(self.methods) <= METHODS:
            raise ValueError(f"{self.path} is for {self.methods}, not for {sorted(METHODS)}")
        if ("{record" in self.path) != (self.needs.of == "record"):
            raise ValueError(f"{self.path} and its rule do not agree on whether a record is named")
