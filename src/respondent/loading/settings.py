"""The workspace's settings, from ``respondent.yaml``."""

from __future__ import annotations

import re

from respondent.loading.cover import COVER_SETTINGS
from respondent.loading.partners import PARTNER
from respondent.loading.records.units import plural_of
from respondent.loading.shapes.reading import CodeFamily, Reading, Refused
from respondent.loading.shapes.shape import Either, Field, Many, Scalar, Shape, Values, as_fields
from respondent.loading.shapes.values import COUNT, FLAG, LINE, choice, choice_of, read_folder, read_line
from respondent.model.codes import CODES, S101, S102, S103, S104, S105, S106
from respondent.model.diagnostic import Diagnostic
from respondent.model.partner import Partner
from respondent.model.settings import (
    FORMAT,
    Checks,
    NoteStyle,
    Review,
    Settings,
    SignOff,
    SmallNumbers,
    YearForm,
)
from respondent.model.silence import can_be_silenced
from respondent.model.unit import BUILT_IN_UNITS, Unit
from respondent.yamltext.node import MappingNode, Node, ScalarNode

SETTINGS_CODES = CodeFamily(unknown=S101, missing=S102, value=S103, form=S104, clash=S105)

_YEAR_FORMS = (
    (re.compile(r"[0-9]{4}/[0-9]{2}"), YearForm.SLASH),
    (re.compile(r"[0-9]{4}-[0-9]{2}"), YearForm.HYPHEN),
    (re.compile(r"year ending March [0-9]{4}"), YearForm.ENDING),
)
_LENGTH = re.compile(r"([0-9]{1,3}) (years?|months?)")
_LONGEST = 1200


def read_settings(node: Node | None, path: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings that `node` holds, and what is wrong with them; what is wrong or left out has its default."""
    if node is None:
        return Settings(), ()
    reading = Reading(path, SETTINGS_CODES, node)
    if not isinstance(node, MappingNode):
        SETTINGS.read(node, "respondent.yaml", reading)
        return Settings(), tuple(reading.problems)
    other = _other_format(node)
    if other is not None:
        return Settings(), (other,)
    values = SETTINGS.values(node, "", reading)
    values.pop("respondent", None)
    _check_units(values.get("units", ()), reading)
    _check_partners(values.get("partners", ()), reading)
    return Settings(**values), tuple(reading.problems)


def _other_format(node: MappingNode) -> Diagnostic | None:
    """What is said of a workspace that is of another format: its other settings may mean something else."""
    value = node.get("respondent")
    if not isinstance(value, ScalarNode) or not value.text.isdecimal() or value.text == str(FORMAT):
        return None
    return S106.at(
        value.span,
        f"This workspace is of format {value.text[:20]}; this version of Respondent reads format {FORMAT}.",
        "Install a newer version of Respondent, or correct the number.",
    )


def _check_units(units: tuple[Unit, ...], reading: Reading) -> None:
    """Note a name that two units have: nobody could tell which is meant."""
    owners = {
        name.casefold(): unit.singular
        for unit in BUILT_IN_UNITS
        for name in (unit.singular, unit.plural, *unit.synonyms)
    }
    for index, unit in enumerate(units):
        for name in dict.fromkeys((unit.singular, unit.plural, *unit.synonyms)):
            owner = owners.setdefault(name.casefold(), unit.singular)
            if owner != unit.singular:
                reading.clash(
                    f"units.{index}",
                    f"“{name}” is a name of the unit “{owner}” already.",
                    "Take it out of one of the two.",
                )


def _check_partners(partners: tuple[Partner, ...], reading: Reading) -> None:
    """Note a partner that is listed twice, and a folder or an address that two of them have."""
    seen: dict[tuple[str, str], str] = {}
    for index, partner in enumerate(partners):
        named = [("organisation", partner.organisation)]
        named += [("folder", folder) for folder in partner.folders]
        named += [("address", address.casefold().lstrip("@")) for address in partner.addresses]
        for what, name in named:
            other = seen.setdefault((what, name), partner.organisation)
            twice = what == "organisation" and _is_again(partners, index)
            if other != partner.organisation or twice:
                reading.clash(
                    f"partners.{index}",
                    f"The {what} “{name}” is given to “{other}” already.",
                    "Take it out of one of the two.",
                )


def _is_again(partners: tuple[Partner, ...], index: int) -> bool:
    """Whether an earlier partner is the same organisation."""
    return any(partner.organisation == partners[index].organisation for partner in partners[:index])


def _format(text: str) -> int:
    if text != str(FORMAT):
        raise Refused(f"“{text[:20]}” is not the number of a format.", f"Write respondent: {FORMAT}.")
    return FORMAT


def _year_form(text: str) -> YearForm:
    for pattern, form in _YEAR_FORMS:
        if pattern.fullmatch(text):
            return form
    raise Refused(
        f"“{text[:40]}” is not a form of a financial year.",
        "Write an example: 2023/24, 2023-24 or year ending March 2024.",
    )


def _months(text: str) -> int:
    found = _LENGTH.fullmatch(text)
    months = int(found[1]) * (12 if found[2].startswith("year") else 1) if found else 0
    if not 0 < months <= _LONGEST:
        raise Refused(f"“{text[:40]}” is not a length of time.", "Write it as 3 years or 18 months.")
    return months


def _folder(text: str) -> str:
    return read_folder(text, "evidence, or shared/evidence")


def _folder_anywhere(text: str) -> str:
    name = read_line(text).rstrip("/")
    if not name or "\\" in name or name.startswith(("/", "~")) or ":" in name:
        raise Refused(
            f"“{text[:40]}” is not a folder as seen from the workspace.",
            "Write its path from there, with forward slashes: confidential, or ../confidential-evidence.",
        )
    return name


def _short_unit(text: str) -> Unit:
    name = read_line(text)
    return Unit(name, plural_of(name))


def _unit(values: Values, _place: str, _reading: Reading) -> Unit:
    name: str = values["name"]
    return Unit(name, values.get("plural") or plural_of(name), values.get("synonyms", ()))


def _rule(text: str) -> str:
    known = [code.id for code in CODES if can_be_silenced(code)]
    if text not in known:
        what = "cannot be left out" if any(code.id == text for code in CODES) else "is no rule’s code"
        raise Refused(f"“{text[:20]}” {what}.", "Give the code of a rule, such as E105 or N101.")
    return text


_RULE = Scalar("a rule’s code such as E105", _rule, pattern="^[EPKDXN][0-9]{3}$")
_FOLDER_NAME = Scalar("a folder below the workspace's own, such as evidence", _folder)

_OTHER_FOLDER = Scalar("a folder such as confidential, or ../confidential-evidence", _folder_anywhere)

SETTINGS = Shape(
    "settings, one on each line, beginning with “respondent: 1”",
    (
        Field(
            "respondent",
            Scalar(f"the number {FORMAT}", _format, pattern=f"^{FORMAT}$", numeric=True),
            "The version of the workspace's format.",
            required=True,
        ),
        Field("evidence", Many(_FOLDER_NAME, at_least=1), "Folders with records.", default="evidence"),
        Field(
            "confidential_evidence",
            Many(_OTHER_FOLDER),
            "Folders of records that are all confidential; a public build does not open them.",
            default="none",
        ),
        Field("templates", _FOLDER_NAME, "The folder with templates.", default="templates"),
        Field("percent", choice(("per cent", "%")), "How percentages are written.", default="per cent"),
        Field(
            "financial_year",
            Scalar("an example: 2023/24, 2023-24 or year ending March 2024", _year_form),
            "How a financial year is written.",
            default="2023/24",
        ),
        Field("notes", choice_of(NoteStyle), "How sources are cited.", default="plain"),
        Field(
            "stale_after",
            Scalar(
                "a length of time such as 3 years or 18 months",
                _months,
                pattern="^[0-9]{1,3} (year|month)s?$",
            ),
            "After how long evidence counts as old.",
            default="3 years",
        ),
        Field(
            "units",
            Many(
                Either(
                    Scalar("a unit's name", _short_unit),
                    Shape(
                        "fields such as {name: offence, plural: offences, synonyms: [crime, crimes]}",
                        (
                            Field("name", LINE, "What one is called.", required=True),
                            Field("plural", LINE, "What several are called.", default="the regular plural"),
                            Field("synonyms", Many(LINE), "Other words for it, singular and plural."),
                        ),
                        _unit,
                    ),
                )
            ),
            "What the workspace counts. Where any unit is listed, records may use no others.",
            default="any; plurals are then regular",
        ),
        Field(
            "small_numbers",
            Shape(
                "fields such as {below: 5}",
                (Field("below", COUNT, "Counts below this might identify a person.", default="5"),),
                as_fields(SmallNumbers),
            ),
            "Counts from unpublished sources that must not go out.",
        ),
        Field(
            "review",
            Shape(
                "fields such as {four_eyes: true, other_organisation: false}",
                (
                    Field("four_eyes", FLAG, "Nobody verifies what they edited last.", default="true"),
                    Field(
                        "other_organisation", FLAG, "Only another organisation may verify.", default="false"
                    ),
                ),
                as_fields(Review),
            ),
            "Who may verify a record.",
        ),
        Field(
            "archive",
            _FOLDER_NAME,
            "The folder that keeps copies of sources: their index in git, the copies themselves not.",
            default="archive",
        ),
        Field(
            "signoff",
            Shape(
                "fields such as {required: false, lapses_on: words}",
                (
                    Field("required", FLAG, "Signatories must have agreed to the text.", default="false"),
                    Field(
                        "lapses_on",
                        choice(("words", "claims")),
                        "What makes their word lapse: any change of words, or of claims only.",
                        default="words",
                    ),
                    Field(
                        "roles",
                        Many(LINE),
                        "In which roles each must agree, such as [chief executive, legal].",
                        default="any one role",
                    ),
                ),
                as_fields(SignOff),
            ),
            "Whether signatories must agree before a document is final.",
        ),
        Field("cover", COVER_SETTINGS, "What the cover sheets of responses say."),
        Field(
            "partners",
            Many(PARTNER),
            "The organisations that edit the evidence. Where any is listed, nobody changes what is another's.",
            default="anybody changes everything",
        ),
        Field(
            "checks",
            Shape(
                "fields such as {ignore: [E105]}",
                (
                    Field("ignore", Many(_RULE), "Codes of rules that are not applied.", default="none"),
                    Field(
                        "child_quotations",
                        Many(choice(("warning", "support"))),
                        "What a child’s words must have beside them.",
                        default="nothing",
                    ),
                ),
                as_fields(Checks),
            ),
            "Which rules “respondent check” applies.",
        ),
    ),
)
