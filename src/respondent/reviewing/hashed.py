"""Which fields of each kind of record a verdict is bound to: what it says of the world, and where that stands.

What is left out can change without making a verdict stale: notes and ids, who keeps the record and who may see it,
when somebody last looked, how a picture is called. `docs/reviewing.md` gives the reasons; a test holds that every
field of every kind is in one list or the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

NEVER = frozenset(
    "kind owner confidential reason embargo note formerly superseded_by "
    "accessed latest_checked logo logo_alt".split()
)
"""Fields that no verdict is bound to, of whatever kind the record is."""

_FIGURE = "unit measure period place dimension of precision per"
_CITED = "source locator"

HASHED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "source": tuple(
            "type title short_title publisher author issued edition version url status standing reference "
            "container volume issue pages session chapter jurisdiction house column body recipient "
            "requested asked answered".split()
        ),
        "statistic": tuple(
            f"statement value {_FIGURE} change coverage caveat survey prices index passage method {_CITED}".split()
        ),
        "table": tuple(
            f"title key value {_FIGURE} complete coverage caveat prices index method {_CITED} rows".split()
        ),
        "quotation": tuple(f"text speaker verbatim illustrative place {_CITED}".split()),
        "finding": tuple(f"statement passage caveat {_CITED}".split()),
        "organisation": tuple("name short_name address website charity_number signatory press about".split()),
        "office": tuple("name organisation holders address addresses salutation email".split()),
        "consultation": tuple(
            "title publisher reference opens closes respond_to url documents questions".split()
        ),
    }
)
"""By kind, the fields that a verdict is bound to, in the order in which they are told."""

LEFT_OUT: Mapping[str, frozenset[str]] = MappingProxyType(
    {"quotation": frozenset({"consent", "warning", "support"})}
)
"""Fields of one kind that are ours, not the source's: rules of their own hold them."""

OF_A_BASE = frozenset("value unit measure period place dimension precision per of".split())
"""What of a base or a denominator belongs to the figure that rests on it; the rest is that record's own."""
