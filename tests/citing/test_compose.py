"""The words of notes: every type of source in every style, against examples written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml

from respondent.citing.compose import compose, source_line
from respondent.model.citation import Citation
from respondent.model.document import CrossReference, Emph, Inlines, Link, Str
from respondent.model.evidence import PartialDate, Source, SourceType, Status
from respondent.model.settings import NoteStyle
from respondent.model.span import Span

GOLDEN = yaml.load(
    (Path(__file__).parent / "golden.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)

PLAIN, OSCOLA, HARVARD = NoteStyle.PLAIN, NoteStyle.OSCOLA, NoteStyle.HARVARD


def shown(content: Inlines) -> str:
    """Inlines as the examples write them."""
    parts = []
    for inline in content:
        match inline:
            case Str(text):
                parts.append(text.replace("<", "‹").replace(">", "›"))
            case Emph(inner):
                parts.append(f"*{shown(inner)}*")
            case Link(inner, target):
                assert shown(inner) == target
                parts.append(f"<{target}>")
            case CrossReference(note):
                parts.append(f"#{note}")
            case _:
                raise AssertionError(inline)
    return "".join(parts)


def source(record_id: str = "a", /, **fields: object) -> Source:
    """A source from the fields of its record."""
    values = {key.replace("-", "_"): value for key, value in fields.items()}
    values["heading"] = values.pop("title")
    values["type"] = SourceType(str(values["type"]))
    values["status"] = Status(str(values.get("status", "final")))
    if "issued" in values:
        values["issued"] = PartialDate(*(int(part) for part in str(values["issued"]).split("-")))
    for key in ("accessed", "requested"):
        if key in values:
            values[key] = date.fromisoformat(str(values[key]))
    for key in ("asked", "answered"):
        if key in values:
            values[key] = int(str(values[key]))
    for key in ("author", "standing"):
        if isinstance(named := values.get(key), list):
            values[key] = tuple(named)
    return Source(id=record_id, span=Span("evidence/a.yaml", 1), **values)  # type: ignore[arg-type]  # from a table


def notes(style: NoteStyle, *citations: Citation) -> tuple[str, ...]:
    return tuple(shown(note) for note in compose(style, tuple((one,) for one in citations)).notes)


def locator(case: Mapping[str, str], key: str) -> str | None:
    return None if case[key] == "null" else case[key]


@pytest.mark.parametrize("case", GOLDEN, ids=[case["what"] for case in GOLDEN])
@pytest.mark.parametrize("style", [PLAIN, OSCOLA])
def test_a_source_is_cited_in_full_and_then_briefly(style: NoteStyle, case: Mapping[str, str]) -> None:
    cited = source(**case["source"])  # type: ignore[arg-type]  # the table's mapping
    first, again = Citation(cited, locator(case, "locator")), Citation(cited, locator(case, "then"))
    assert notes(style, first, again) == (case[style], case[f"{style} again"])


@pytest.mark.parametrize("case", GOLDEN, ids=[case["what"] for case in GOLDEN])
def test_a_source_is_named_in_the_text_and_listed(case: Mapping[str, str]) -> None:
    cited = source(**case["source"])  # type: ignore[arg-type]  # the table's mapping
    composed = compose(HARVARD, ((Citation(cited, locator(case, "locator")),),))
    assert composed.in_text
    assert [shown(note) for note in composed.notes] == [case["harvard"]]
    assert [shown(entry) for entry in composed.references] == [case["list"]]


def test_every_type_of_source_has_an_example() -> None:
    assert {case["source"]["type"] for case in GOLDEN} == {str(kind) for kind in SourceType}
