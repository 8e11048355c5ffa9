"""Records to be filled in, for what a draft states and the workspace does not hold.

A proposal has what the draft says; what only a person can know is left empty, with a remark that says what goes
there. Loaded as it is, a proposal's one fault is that those fields are missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from respondent.adopting.escaping import yaml_text
from respondent.adopting.folding import folded, same_length
from respondent.adopting.notes import Note
from respondent.loading.records.units import singular_of
from respondent.model.adoption import Left, Proposal
from respondent.model.assessment import Verdict
from respondent.model.draft import Draft, Passage, PassageKind
from respondent.model.evidence import Quotation
from respondent.model.record import LONGEST_ID
from respondent.model.settings import Settings
from respondent.model.workspace import Workspace
from respondent.prose.mentions.find import find_mentions
from respondent.prose.mentions.mention import Mention, Scale
from respondent.prose.sentences import end_after, sentence_ends

_WANTED = frozenset({Verdict.UNSUPPORTED, Verdict.CONSISTENT})
_QUOTED = re.compile(r'"([^"]+)"')
_FEWEST_WORDS = 6
"""Words between quotation marks that are somebody's sentence, and no term that the author holds at a distance."""

_UNSAID = frozenset(
    "a an and are at been by for from had has have in is it its more of on or than that the there this to was we "
    "were which with".split()
)
_AWAY = "# Proposed from a draft. Fill in what is empty, correct what was guessed, and delete these remarks."


def proposals(
    draft: Draft, left: Iterable[Left], notes: Iterable[Note], workspace: Workspace
) -> tuple[Proposal, ...]:
    """Statistics for quantities without evidence, quotations, and sources for notes that cite none."""
    taken = set(workspace.records)  # not those with errors: a proposal that nobody has filled in is one
    found: list[Proposal] = []
    for words, text in (
        *_statistics(draft, left, workspace.settings),
        *_quotations(draft, workspace),
        *_sources(notes),
    ):
        name = _name(words, taken)
        taken.add(name)
        found.append(Proposal(f"{name}.yaml", text))
    return tuple(found)


def _statistics(draft: Draft, left: Iterable[Left], settings: Settings) -> Iterator[tuple[str, str]]:
    """Each quantity once, with its sentence; ranks and multiples have no number of their own to record."""
    wanted = {(one.text, one.line, one.part) for one in left if one.verdict in _WANTED}
    seen: set[tuple[str, str]] = set()
    for passage in draft.passages:
        for mention in find_mentions(passage.text) if wanted else ():
            line = passage.place(mention.words.start)[0]
            key = (_sentence(passage, mention), mention.number.text)
            if (mention.words.text, line, passage.part) not in wanted or key in seen:
                continue
            if mention.structural or mention.promise is None or mention.promise.stated is None:
                continue
            if mention.scale in (Scale.RANK, Scale.TIMES, Scale.INTERVAL):
                continue
            seen.add(key)
            yield key[0], _statistic(key[0], mention, settings)


def _sentence(passage: Passage, mention: Mention) -> str:
    ends = sentence_ends(passage.text)
    end = end_after(ends, mention.words.end)
    start = max((before for before in ends if before <= mention.words.start), default=0)
    return " ".join(passage.text[start:end].split())


def _statistic(sentence: str, mention: Mention, settings: Settings) -> str:
    period = mention.when.period if mention.when else None
    lines = [
        _AWAY,
        "kind: statistic",
        f"statement: {yaml_text(sentence)}",
        "source:         # fill in: the id of the source that says so",
        "locator:        # where in it: p 7, table 3; or leave it out",
        f"value: {yaml_text(_value(mention))}",
        _unit(mention, settings),
        f"period: {yaml_text(str(period))}   # guessed" if period else "# period: the time that it is about",
        "# place: the place that it is about",
        "owner:",
    ]
    return "\n".join(lines) + "\n"


def _value(mention: Mention) -> str:
    """The number in digits, as a record has it."""
    stated = mention.promise.stated if mention.promise else None
    if stated is None:
        return mention.number.text
    value = stated.value
    digits = f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):g}"
    if mention.scale is Scale.PERCENT:
        return f"{digits}%"
    return f"£{digits}" if mention.scale is Scale.MONEY else digits


def _unit(mention: Mention, settings: Settings) -> str:
    """The line for one of what is counted, as far as the words say and the workspace has it."""
    if mention.scale in (Scale.PERCENT, Scale.MONEY):
        return "# unit: the sign of the number says it"
    if mention.scale is Scale.POINTS:
        return "unit: 'percentage point'"
    words = re.findall(r"[A-Za-z-]+", mention.noun.text) if mention.noun else []
    names = {n.casefold(): u for u in settings.all_units for n in (u.singular, u.plural, *u.synonyms)}
    for start in range(len(words)):
        if unit := names.get(" ".join(words[start:]).casefold()):
            return f"unit: {yaml_text(unit.singular)}   # guessed"
    guess = singular_of(words[-1].casefold()) if words and words[-1].casefold() not in _UNSAID else ""
    if guess and not settings.units:
        return f"unit: {yaml_text(guess)}   # guessed"
    new = f"; “{guess}” is new, and goes into `units:` in respondent.yaml first" if guess else ""
    return f"unit:           # fill in: one of what is counted{new}"


def _quotations(draft: Draft, workspace: Workspace) -> Iterator[tuple[str, str]]:
    known = {
        folded(" ".join(record.paragraphs)).casefold().rstrip(".")
        for record in workspace.records.values()
        if isinstance(record, Quotation)
    }
    for passage in draft.passages:
        if passage.kind in (PassageKind.NOTE, PassageKind.HEADER, PassageKind.CODE):
            continue
        for found in _QUOTED.finditer(same_length(passage.text)):
            words = " ".join(passage.text[found.start(1) : found.end(1)].split())
            bare = folded(words).casefold().rstrip(".,")
            if len(words.split()) >= _FEWEST_WORDS and bare not in known:
                known.add(bare)
                yield words, _quotation(words)


def _quotation(words: str) -> str:
    lines = [
        _AWAY,
        "kind: quotation",
        f"text: {yaml_text(words)}",
        "speaker:        # fill in: who said it, as it is to be printed",
        "source:         # fill in: the id of the source that has the words",
        "verbatim: false   # true if not a letter was changed",
        "# consent: {basis: …, uses: [letter]}   # if the person is no public figure",
        "owner:",
    ]
    return "\n".join(lines) + "\n"


def _sources(notes: Iterable[Note]) -> Iterator[tuple[str, str]]:
    for note in dict.fromkeys(notes):
        if not note.cited and note.text:
            address = re.search(r"https?://[^\s<>\"')]+", note.text)
            title = note.text[: address.start()] if address else note.text
            title = title.strip(" .,;:(") or note.text
            lines = [
                _AWAY,
                "kind: source",
                "type:           # fill in: report, dataset, webpage, act … (see “respondent schema source”)",
                f"title: {yaml_text(title)}   # guessed: the whole note",
                "publisher:      # who published it",
                "issued:         # a date, a month such as 2024-07, or a year",
                f"url: {yaml_text(address[0].rstrip('.,;'))}" if address else "# url: where it can be read",
                "owner:",
            ]
            yield title, "\n".join(lines) + "\n"


def _name(words: str, taken: set[str]) -> str:
    """An id of a few telling words that no record has yet."""
    found = [word for word in re.findall(r"[a-z0-9]+", words.casefold()) if word not in _UNSAID]
    name = ""
    for word in found:
        if len(name) + 1 + len(word) > LONGEST_ID - 3 or name.count("-") == 5:
            break
        name = f"{name}-{word}" if name else word
    name = name or "draft"
    number = 2
    chosen = name
    while chosen in taken:
        chosen, number = f"{name}-{number}", number + 1
    return chosen
