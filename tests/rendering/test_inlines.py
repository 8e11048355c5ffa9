from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from respondent.model.document import Claimed, Emph, Inlines, LineBreak, Str, Strong, text_of
from respondent.rendering.inlines import Begin, End, Enter, Event, Leave, Piece, Words, build, trimmed


def test_events_make_nested_inlines() -> None:
    events: list[Event] = [
        Words("a "), Enter(Emph), Words("b "), Enter(Strong), Words("c"), Leave(), Leave(), Words(" d"),
    ]  # fmt: skip
    assert build(events) == (
        (Str("a "), Emph((Str("b "), Strong((Str("c"),)))), Str(" d")),
        True,
    )


def test_a_claim_inside_emphasis_stays_inside() -> None:
    events: list[Event] = [Enter(Emph), Words("a "), Begin(1), Words("b"), End(), Words(" c"), Leave()]
    assert build(events)[0] == (Emph((Str("a "), Claimed(1, (Str("b"),)), Str(" c"))),)


def test_a_claim_that_ends_after_emphasis_splits_it() -> None:
    events: list[Event] = [
        Enter(Emph),
        Enter(Strong),
        Words("a"),
        Begin(1),
        Words("b"),
        Leave(),
        Leave(),
        Words("c"),
        End(),
    ]
    assert build(events)[0] == (
        Emph((Strong((Str("a"),)),)),
        Claimed(1, (Emph((Strong((Str("b"),)),)), Str("c"))),
    )


def test_a_claim_that_ends_inside_emphasis_splits_it() -> None:
    events: list[Event] = [Begin(1), Words("a"), Enter(Emph), Words("b"), End(), Words("c"), Leave()]
    assert build(events)[0] == (
        Claimed(1, (Str("a"), Emph((Str("b"),)))),
        Emph((Str("c"),)),
    )


def test_half_a_claim_is_told_and_covers_nothing() -> None:
    assert build([Begin(1), Words("a")]) == ((Str("a"),), False)
    assert build([Words("a"), End()]) == ((Str("a"),), False)


def test_spaces_are_single_and_none_stand_at_the_ends_or_after_a_break() -> None:
    events: list[Event] = [Words("  a \n  b"), Words("  c"), Piece(LineBreak()), Words(" d ")]
    assert build(events)[0] == (Str("a b  c".replace("  ", " ")), LineBreak(), Str("d"))


def test_emphasis_around_nothing_vanishes() -> None:
    assert build([Enter(Emph), Leave(), Begin(1), End()])[0] == ()
    assert trimmed((Str("  "),)) == ()


@st.composite
def crossing(draw: st.DrawFn) -> list[Event]:
    """Events in which claims and emphasis each nest, but cross each other."""
    events: list[Event] = []
    wrappers = claims = number = 0
    for _ in range(draw(st.integers(0, 25))):
        choice = draw(st.sampled_from(["words", "enter", "leave", "begin", "end"]))
        if choice == "enter":
            wrappers += 1
            events.append(draw(st.sampled_from([Enter(Emph), Enter(Strong)])))
        elif choice == "leave" and wrappers:
            wrappers -= 1
            events.append(Leave())
        elif choice == "begin":
            claims += 1
            number += 1
            events.append(Begin(number))
        elif choice == "end" and claims:
            claims -= 1
            events.append(End())
        else:
            events.append(Words(draw(st.sampled_from("abc"))))
    return [*events, *[End()] * claims, *[Leave()] * wrappers]


@given(crossing())
def test_no_claim_is_ever_split_and_no_text_lost(events: list[Event]) -> None:
    content, whole = build(events)
    assert whole
    assert text_of(content) == "".join(event.text for event in events if isinstance(event, Words))
    covered: dict[int, str] = {}
    opened: list[int] = []
    for event in events:
        match event:
            case Begin(claim):
                opened.append(claim)
                covered[claim] = ""
            case End():
                opened.pop()
            case Words(text):
                covered |= {claim: covered[claim] + text for claim in opened}
            case _:
                pass
    found: list[tuple[int, str]] = []
    _collect(content, found)
    assert sorted(found) == sorted((claim, text) for claim, text in covered.items() if text)


def _collect(content: Inlines, found: list[tuple[int, str]]) -> None:
    for inline in content:
        if isinstance(inline, Claimed):
            found.append((inline.claim, text_of(inline.content)))
        if isinstance(inline, Claimed | Emph | Strong):
            _collect(inline.content, found)
