"""How reports word what copies did: who, to which paragraph, and what it comes to in a line."""

from __future__ import annotations

from collections import Counter

from respondent.model.audit import day
from respondent.model.change import Change, in_brief
from respondent.model.collection import Collection, Copy, Paragraph, State, Taken, Version, WordEdit
from respondent.model.listing import counted, listed

HEADINGS = {
    State.CLASH: "Clashes: copies that say different things",
    State.AGREED: "Edited alike by several copies",
    State.EDITED: "Edited by one copy",
}
"""What stands above the paragraphs of a state, in the order in which they matter."""

SIGNS = {State.CLASH: "✗", State.AGREED: "=", State.EDITED: "•", State.SAME: " "}


def short_name(copy: Copy) -> str:
    """The file's name without its folder."""
    return copy.name.rpartition("/")[2] or copy.name


def names_of(collection: Collection, numbers: tuple[int, ...]) -> str:
    """Several copies as a sentence lists them."""
    return listed([short_name(collection.copies[number]) for number in numbers])


def saved(copy: Copy) -> str:
    """By whom and when a copy was saved last, as far as it tells."""
    who = f"last saved by {copy.editor}" if copy.editor else ""
    when = f" on {day(copy.modified)}" if day(copy.modified) and who else ""
    return f"{who}{when}"


def who_of(collection: Collection, version: Version) -> str:
    """Who changed a paragraph: by the tracked changes, else by the copy's last saving."""
    names = list(dict.fromkeys(map(str, version.touches)))
    if names:
        return f"tracked, by {listed(names)}"
    editor = collection.copies[version.copy].editor
    return f"not tracked; the copy was last saved by {editor}" if editor else "not tracked"


def place_of(paragraph: Paragraph) -> str:
    """Where a paragraph stands: “paragraph 21, What the codes leave out”."""
    what = "new paragraph" if paragraph.text is None else "paragraph"
    return f"{what} {paragraph.number}{f', {paragraph.section}' if paragraph.section else ''}"


def in_words(paragraph: Paragraph, version: Version) -> str:
    """What a copy did to a paragraph, in a line or two."""
    change = Change("paragraph", paragraph.text, version.text, version.runs)
    if version.moved and len(version.edits) == 0:
        return "moved elsewhere, its words as they were"
    brief = in_brief(change)
    return f"moved elsewhere; {brief}" if version.moved else brief


def remarks_on(collection: Collection, version: Version, edit: WordEdit) -> tuple[str, str]:
    """What is to be said of an edit that is more than prose, with how much it matters (a mark's class)."""
    if not edit.claims:
        return "unsupported", f"{edit.doubt[:1].upper()}{edit.doubt[1:]}."
    claims = [c for c in collection.copies[version.copy].audit.claims if c.claim.number in edit.claims]
    names = listed([str(number) for number in edit.claims])
    rank = "contradicted" if any(one.is_false for one in claims) else "unsupported"
    said = " ".join(dict.fromkeys(one.message for one in claims if one.message and not one.is_quiet))
    what = f"Claim {names} was taken out" if version.is_gone or not edit.new else f"This is claim {names}"
    return rank, f"{what}: its words come from the evidence. {said}".rstrip()


def decided(taken: Taken) -> str:
    """What became of an accepted edit, and where its place is."""
    where = f"{taken.path}:{taken.line}" if taken.path else ""
    if taken.is_placed:
        return f"in the patch ({where})"
    return f"by hand{f' ({where})' if where else ''}: {taken.reason}"


def counted_state(number: int, state: State) -> str:
    """So many paragraphs of a state: "1 clash", "2 clashes", "3 edited alike"."""
    return f"{number:,} {'clashes' if state is State.CLASH and number != 1 else state.value}"


def summary(collection: Collection) -> str:
    """What it comes to: "3 copies; 4 paragraphs edited: 1 clash, 1 edited alike; 5 comments, 2 of them open"."""
    counts = Counter(paragraph.state for paragraph in collection.changed)
    said = [
        counted(len(collection.copies), "copy").replace("copys", "copies"),
        f"{counted(len(collection.changed), 'paragraph')} changed",
    ]
    parts = [counted_state(counts[state], state) for state in (State.CLASH, State.AGREED) if counts[state]]
    if parts:
        said[-1] += f" ({', '.join(parts)})"
    if collection.remarks:
        still = sum(not remark.done for remark in collection.remarks)
        said.append(f"{counted(len(collection.remarks), 'comment')}, {still:,} of them open")
    return "; ".join(said)
