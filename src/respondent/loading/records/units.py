"""Which unit a record means: a built-in one, one of the settings, or, where these list none, what it says.

Settings may list the workspace's units with their plurals and synonyms. Once they list any, a record may use
no others: “ofence” is then a slip, and is reported with the nearest one. A folder of records without such a
list is read too; a unit's plural is then the regular English one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from respondent.loading.shapes.reading import Reading
from respondent.model.codes import R106
from respondent.model.settings import Settings
from respondent.model.shortened import shortened
from respondent.model.unit import BUILT_IN_UNITS, Unit
from respondent.model.workspace import did_you_mean

_IRREGULAR = {"child": "children", "person": "people", "man": "men", "woman": "women", "foot": "feet"}
_REGULAR = {plural: singular for singular, plural in _IRREGULAR.items()}
_SIBILANTS = ("s", "x", "z", "ch", "sh")


def unit_called(name: str, place: str, settings: Settings, reading: Reading) -> Unit:
    """The unit of that name. One that the workspace does not have is noted, and taken at its word."""
    known = _NAMES.of(settings.units)
    unit = known.get(name) or known.get(name.casefold())
    if unit is not None:
        return unit
    if settings.units:
        near = did_you_mean(name[:60], [one.singular for one in settings.all_units])
        shown = shortened(name, 40)
        one = singular_of(shown)
        reading.refuse(
            place,
            f"“{shown}” is not a unit of this workspace.",
            near
            if near.startswith("Did")
            else f"Add it to `units:` in respondent.yaml: - {{name: {one}, plural: {plural_of(one)}}}",
            R106,
        )
    return _regular(name)


class _Names:
    """The names of the units that were asked for last: of one workspace's, thousands of times in a row.

    They are known again by identity: to compare or to hash all units would take longer than the rest.
    """

    def __init__(self) -> None:
        self._last: tuple[tuple[Unit, ...], Mapping[str, Unit]] | None = None

    def of(self, units: tuple[Unit, ...]) -> Mapping[str, Unit]:
        """Every name of every unit, built in or one of these, as written and in lower case."""
        last = self._last
        if last is not None and last[0] is units:
            return last[1]
        names: dict[str, Unit] = {}
        for unit in (*BUILT_IN_UNITS, *units):
            for name in (unit.singular, unit.plural, *unit.synonyms):
                names[name] = names[name.casefold()] = unit
        self._last = (units, names)
        return names


_NAMES = _Names()


@lru_cache(maxsize=256)
def _regular(name: str) -> Unit:
    singular = singular_of(name)
    return Unit(singular, plural_of(singular))


def plural_of(singular: str) -> str:
    """The regular English plural, and that of a few words such as “child”; “case of harm” is “cases of harm”."""
    head, of, rest = singular.partition(" of ")
    start, space, last = head.rpartition(" ")
    if last in _IRREGULAR:
        plural = _IRREGULAR[last]
    elif last.endswith(_SIBILANTS):
        plural = f"{last}es"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        plural = f"{last[:-1]}ies"
    else:
        plural = f"{last}s"
    return f"{start}{space}{plural}{of}{rest}"


def singular_of(name: str) -> str:
    """What a regular plural is the plural of; anything else stays as it is."""
    head, of, rest = name.partition(" of ")
    start, space, last = head.rpartition(" ")
    if last in _REGULAR:
        last = _REGULAR[last]
    elif last.endswith("ies") and len(last) > 4:
        last = f"{last[:-3]}y"
    elif last.endswith(tuple(f"{end}es" for end in ("ss", "x", "zz", "ch", "sh"))):
        last = last[:-2]
    elif last.endswith("s") and not last.endswith(("ss", "us", "is")):
        last = last[:-1]
    return f"{start}{space}{last}{of}{rest}"
