"""What became of a draft that was made a template, as text for people and as JSON for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap

from respondent.model.adoption import FALSE, Adopted, Adoption, Left
from respondent.model.listing import counted
from respondent.model.shortened import shortened

_WIDTH = 100
_SHOWN = 60
_KINDS = ("figure", "period", "quotation", "claim", "citation")
_RED, _YELLOW, _GREEN, _NO = "\x1b[31;1m", "\x1b[33m", "\x1b[32m", "\x1b[0m"


def adoption_as_json(adoption: Adoption, template: str, proposed: Sequence[str]) -> dict[str, object]:
    """One object; `proposed` are the files of the records that were proposed, and `part` is of a Word file."""
    return {
        "template": template,
        "claims": [_claim(claim) for claim in adoption.claims],
        "left": [_left(left) for left in adoption.left],
        "proposed": list(proposed),
    }


def _claim(claim: Adopted) -> dict[str, object]:
    found: dict[str, object] = {
        "text": claim.text,
        "kind": claim.kind,
        "template": claim.code,
        "evidence": list(claim.evidence),
        "line": claim.line,
    }
    return found if claim.part is None else {**found, "part": claim.part}


def _left(left: Left) -> dict[str, object]:
    found: dict[str, object] = {
        "text": left.text,
        "line": left.line,
        "verdict": left.verdict.value if left.verdict else None,
        "message": left.message,
    }
    return found if left.part is None else {**found, "part": left.part}


def adoption_as_text(adoption: Adoption, name: str, *, colour: bool = False) -> str:
    """What tags write now, then the quantities that are left, then what else a person should see to."""
    weighed = [left for left in adoption.left if left.verdict is not None]
    others = [left for left in adoption.left if left.verdict is None]
    parts: list[str] = []
    if adoption.claims:
        parts += ["Written by tags:", *_table(adoption.claims, colour=colour), ""]
    if weighed:
        parts += ["Left as the author wrote it:", *_lines(weighed, name, colour=colour), ""]
    if others:
        parts += ["For you to see to:", *_lines(others, name, colour=colour), ""]
    return "\n".join(parts)


def adoption_summary(adoption: Adoption, template: str, proposed: int) -> str:
    """One line: “templates/letter.md.j2: 12 figures, 2 citations by tags; 3 left, 1 of them contradicted.”."""
    counts = Counter(claim.kind for claim in adoption.claims)
    tags = [counted(counts[kind], kind) for kind in _KINDS if counts[kind]]
    by_tags = f"{', '.join(tags)} by tags" if tags else "nothing by tags"
    left = f"{len(adoption.left):,} left"
    false = sum(one.verdict in FALSE for one in adoption.left)
    wrong = f", {false:,} of them false" if false else ""
    records = f"; {counted(proposed, 'record')} proposed" if proposed else ""
    return f"{template}: {by_tags}; {left}{wrong}{records}."


def _table(claims: Iterable[Adopted], *, colour: bool) -> Iterator[str]:
    shown = [(shortened(_one_line(claim.text), _SHOWN) or "(a note)", claim.code) for claim in claims]
    width = min(max(len(text) for text, _ in shown), _SHOWN)
    for text, code in shown:
        padded = f"{text:{width}}"
        yield f"  {_GREEN}{padded}{_NO}  {code}" if colour else f"  {padded}  {code}"


def _lines(found: Iterable[Left], name: str, *, colour: bool) -> Iterator[str]:
    """Each with its place; a message that several in a row share stands once, below them."""
    every = list(found)
    for left, following in zip(every, [*every[1:], None], strict=True):
        verdict = ""
        if left.verdict is not None:
            verdict = left.verdict.value
            if colour:
                verdict = f"{_RED if left.verdict in FALSE else _YELLOW}{verdict}{_NO}"
            verdict = f" – {verdict}"
        yield f"  {name}:{left.line} “{shortened(_one_line(left.text), _SHOWN)}”{verdict}"
        if following is None or following.message != left.message:
            yield from wrap(_one_line(left.message), _WIDTH, initial_indent="    ", subsequent_indent="    ")


def _one_line(text: str) -> str:
    """Text from somebody's file may hold new lines or control characters, which would break the report."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
