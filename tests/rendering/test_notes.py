from __future__ import annotations

from collections.abc import Callable

from respondent.model.document import (
    Block,
    BlockQuote,
    BulletList,
    Cited,
    Claimed,
    Document,
    Emph,
    Heading,
    Inlines,
    Link,
    NoteRef,
    OrderedList,
    Para,
    Str,
    Strong,
    Table,
    text_of,
)

Make = Callable[..., Document]


def marked(content: Inlines) -> str:
    """The text with each note's mark as its number in brackets."""
    parts = []
    for inline in content:
        match inline:
            case NoteRef(note):
                parts.append(f"[{note}]")
            case Emph(inner) | Strong(inner) | Link(inner, _) | Claimed(_, inner) | Cited(inner):
                parts.append(marked(inner))
            case Str(text):
                parts.append(text)
            case _:
                pass
    return "".join(parts)


def shown(block: Block) -> str:
    """The words of a block with its marks."""
    match block:
        case Para(content) | Heading(_, content):
            return marked(content)
        case BulletList(items) | OrderedList(items):
            return " | ".join(shown(inner) for item in items for inner in item)
        case BlockQuote(content):
            return " | ".join(shown(inner) for inner in content)
        case Table(head, rows):
            caption = [marked(block.caption)] if block.caption else []
            cells = [marked(cell) for row in (head, *rows) for cell in row]
            return " | ".join([*caption, *cells])
        case _:
            return ""


def text(document: Document) -> list[str]:
    """The words of a document with its marks, block by block."""
    return [shown(block) for block in document.blocks]


def test_claims_of_one_sentence_on_one_place_share_a_note_at_its_end(document: Make) -> None:
    made = document(
        'Police recorded {{ figure("offences") }} offences in {{ period("offences") }}, '
        '{{ figure("offences").per_day | more_than }} a day. That is a lot.'
    )
    assert text(made) == [
        "Police recorded 38,685 offences in 2023/24, more than 100 a day.[1] That is a lot."
    ]
    assert [(note.number, note.claims) for note in made.notes] == [(1, (1, 2, 3))]
    assert made.notes[0].citations[0].workings
    assert len(made.notes[0].citations) == 1


def test_each_sentence_has_its_own_note(document: Make) -> None:
    made = document('One {{ figure("offences") }}. Two {{ figure("offences") }}.')
    assert text(made) == ["One 38,685.[1] Two 38,685.[2]"]
    assert [claim.note for claim in made.claims] == [1, 2]


def test_in_a_sentence_on_several_places_notes_follow_the_clauses(document: Make) -> None:
    made = document('There were {{ figure("offences") }} offences, {{ figure("sessions") }} sessions: a lot.')
    assert text(made) == ["There were 38,685 offences,[1] 903 sessions:[2] a lot."]


def test_two_notes_that_would_stand_together_become_one(document: Make) -> None:
    made = document('There were {{ figure("offences") }} offences and {{ figure("sessions") }} sessions.')
    assert text(made) == ["There were 38,685 offences and 903 sessions.[1]"]
    assert [c.source.id for c in made.notes[0].citations] == ["home-office-2024", "childline-2024"]


def test_a_note_stands_after_its_last_claim_in_the_sentence(document: Make) -> None:
    made = document(
        'Of {{ figure("offences") }}, or {{ figure("sessions") }}, some {{ figure("offences") }}; and so on.'
    )
    assert text(made) == ["Of 38,685, or 903,[1] some 38,685;[2] and so on."]


def test_the_mark_follows_closing_quotation_marks_and_brackets(document: Make) -> None:
    made = document('He said “it was {{ figure("offences") }}.” (Or {{ figure("sessions") }}.) So.')
    assert text(made) == ["He said “it was 38,685.”[1] (Or 903.)[2] So."]


def test_the_mark_stands_outside_of_what_ends_there(document: Make) -> None:
    (para,) = document('*{% claim "feasible" %}It is so.{% endclaim %}* Yes.').blocks
    assert isinstance(para, Para)
    assert para.content == (Emph((Claimed(1, (Str("It is so."),)),)), NoteRef(1), Str(" Yes."))


def test_a_mark_may_stand_inside_a_longer_claim(document: Make) -> None:
    made = document('{% claim "feasible" %}Of {{ figure("offences") }}, few go.{% endclaim %}')
    assert text(made) == ["Of 38,685,[1] few go.[2]"]


def test_a_heading_takes_part_in_a_note_below_it(document: Make) -> None:
    made = document(
        '## {{ figure("offences").per_day | more_than }} a day\n\nThere were {{ figure("offences") }}.'
    )
    assert text(made) == ["More than 100 a day", "There were 38,685.[1]"]
    assert [claim.note for claim in made.claims] == [1, 1]
    assert made.notes[0].claims == (1, 2)
    assert len(made.notes[0].citations[0].workings) == 1


def test_a_heading_without_a_note_below_has_its_own(document: Make) -> None:
    made = document('There were {{ figure("offences") }}.\n\n## Then {{ figure("offences") }}')
    assert text(made) == ["There were 38,685.[1]", "Then 38,685[2]"]


def test_all_cells_of_a_table_share_the_note_at_its_caption(document: Make) -> None:
    made = document('{{ table("by-force", region="Wales") }}')
    assert text(made) == ["Offences by force[1] | Force | Offences | Dyfed-Powys | 192 | Gwent | 503"]


def test_a_table_in_markdown_has_a_note_for_each_place_at_its_first_cell(document: Make) -> None:
    made = document(
        "| a | b |\n|---|---|\n"
        '| {{ figure("offences") }} | {{ figure("sessions") }} |\n| {{ figure("offences") }} | x |'
    )
    assert text(made) == ["a | b | 38,685[1] | 903[2] | 38,685 | x"]
    assert [claim.note for claim in made.claims] == [1, 2, 1]


def test_a_quotation_has_its_note_after_the_last_paragraph(document: Make) -> None:
    assert text(document('{{ quotation("girl") }}')) == [
        "He said “send more” and I *was* scared. | I didn’t tell anyone.[1]"
    ]


def test_notes_are_numbered_in_the_order_of_their_marks(document: Make) -> None:
    made = document(
        '- {{ figure("offences") }}\n- {{ figure("sessions") }}\n\n## H {{ figure("half") }}\n\n'
        'Text {{ figure("feasible-not") if false else figure("estimate") }}.'
    )
    assert text(made)[:2] == ["38,685[1] | 903[2]", "H 50 per cent[3]"]
    assert [note.number for note in made.notes] == [1, 2, 3, 4]


def test_a_figure_from_two_sources_cites_both(document: Make) -> None:
    other = """
kind: statistic
statement: Offences in another year.
source: childline-2024
value: 40,000
unit: offence
measure: recorded
period: 2022/23
place: England and Wales
"""
    made = document(
        '{{ figure("offences").change_from(figure("before")) | change }}.', records={"before.yaml": other}
    )
    assert len(made.notes[0].citations) == 2
    assert made.claims[0].records == ("offences", "before")


def test_with_harvard_the_words_stand_in_the_text_before_the_punctuation(document: Make) -> None:
    made = document(
        'There were {{ figure("offences") }}, and {{ figure("sessions") }}. Yes {{ cite("codes-2024") }}.',
        settings="notes: harvard\n",
    )
    (line,) = text(made)
    assert line.startswith(
        "There were 38,685 (Home Office, 2024, sheet 1), and 903 (NSPCC, 2024). Yes (Ofcom, 2024"
    )
    assert made.notes == ()
    assert len(made.references) == 3
    assert [claim.note for claim in made.claims] == [None, None, None]
    assert made.claims[2].text.strip("( ").startswith("Ofcom")


def test_a_front_matter_may_choose_the_style(document: Make) -> None:
    front = "kind: letter\ntitle: T\ndate: 2025-02-18\nnotes: oscola"
    made = document('{{ figure("offences") }}. {{ figure("offences") }}.', front=front)
    assert "(n " in text_of(made.notes[1].content)
