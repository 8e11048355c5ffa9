"""What somebody has typed into a form and not saved yet, so that they can go back to it, and load its check again.

Pages are not to be stored by browsers, since what they say may be confidential, and what is not stored a browser
cannot show once more: neither what was typed nor the answer to a form. So a form is kept here, in memory, for its
session alone, and whoever sent it is led to a page that has an address of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from starlette.responses import Response

from respondent.web.forms import Form
from respondent.web.kept import Kept
from respondent.web.refusals import NotFoundError
from respondent.web.visit import Visit

MOST_OF_ONE = 20
MOST_BYTES = 128_000_000
MOST_BYTES_OF_ONE = 8_000_000
CHECK = "check"
AGAIN = "again"
"""The step of a check from which somebody goes back to the form."""
DISCARD = "discard"
"""The step of a form that is sent to have what was typed forgotten."""
_PARTS = ("key", "kind")
"""What an address says of a form besides its path: of which row it is, for a record of which kind."""
GONE = "Nothing of yours is left to check here: it was saved or discarded, or was typed over an hour ago."


@dataclass(frozen=True, slots=True)
class _Typed:
    """A form, and the address of its page."""

    address: str
    form: Form


@cache
def _kept() -> Kept:
    return Kept(most_of_one=MOST_OF_ONE, most_bytes=MOST_BYTES, most_bytes_of_one=MOST_BYTES_OF_ONE)


def saves(form: Form) -> bool:
    """Whether a form says that what it holds is to be saved."""
    return form.get("step").startswith("save")


def typed_at(visit: Visit, address: str) -> Visit | None:
    """The visit as if what its session typed at this address had been sent just now; None where nothing is kept."""
    for _, one in _kept().of(visit.session, _Typed):
        if one.address == address:
            return visit.with_form(one.form)
    return None


def keep_typed(visit: Visit, address: str, form: Form | None = None) -> None:
    """Keep what was sent, or a `form` made of it, in the place of what was typed at this address before."""
    forget_typed(visit, address)
    form = form or visit.form
    # what is shown again must not save by being shown
    left_out = {"csrf", "step"} if saves(form) else {"csrf"}
    fields = {name: form.all(name) for name in form if name not in left_out}
    size = sum(len(name) + sum(map(len, values)) for name, values in fields.items())
    _kept().put(visit.session, _Typed(address, Form(fields)), 4 * size + 1000)


def forget_typed(visit: Visit, address: str) -> None:
    """Keep nothing of this address any more."""
    for token, one in _kept().of(visit.session, _Typed):
        if one.address == address:
            with suppress(NotFoundError):  # another request of theirs was faster
                _kept().forget(visit.session, token)


def to_check(visit: Visit, address: str, form: Form | None = None) -> Response:
    """Keep what was sent and lead to the page that shows what it would do."""
    keep_typed(visit, address, form)
    path, _, query = address.partition("?")
    return visit.redirect(f"{path}/{CHECK}" + (f"?{query}" if query else ""))


def begin_anew(visit: Visit) -> Response:
    """Forget what was typed into the form to which this is sent, and lead to it as it is without."""
    address = own_address(visit)
    forget_typed(visit, address)
    return visit.redirect(address)


Look = Callable[[Visit], Response]
"""The page on what a form would do, or on what is wrong with it; or where it leads, if it says to save."""


def take_typed(
    visit: Visit, address: str, look: Look, read: Callable[[Visit], object] | None = None
) -> Response:
    """What becomes of a form that was sent: it is forgotten, shown once more, or looked at, now or by its check.

    `read` raises a RefusedError where what was sent is no such form: then it is not kept.
    """
    step = visit.form.get("step")
    if step == DISCARD:
        return begin_anew(visit)
    if saves(visit.form):
        return look(visit)
    if read is not None:
        read(visit)
    if step != AGAIN:
        return to_check(visit, address)
    keep_typed(visit, address)
    return visit.redirect(address)


def check_typed(visit: Visit, back: str, look: Look) -> Response:
    """The look at the form whose check a visit asks for; where it is not kept any more, the way back."""
    again = typed_at(visit, own_address(visit))
    return look(again) if again is not None else visit.redirect(back, GONE, "information")


def own_address(visit: Visit) -> str:
    """The address of the form that a visit asks for, or of which it asks for the check."""
    said = {name: visit.query.raw(name) for name in _PARTS}
    return address_of(visit.path.removesuffix(f"/{CHECK}"), **said)


def address_of(path: str, **query: str) -> str:
    """The address of a form, with those of these parts that say something."""
    said = {name: value for name, value in query.items() if value}
    return f"{path}?{urlencode(said)}" if said else path
