from __future__ import annotations

from collections.abc import Callable

import pytest

from respondent.model.content import key_hash, lineage_hash
from respondent.model.document import (
    Alignment,
    BlockQuote,
    Blocks,
    BulletList,
    Claimed,
    ClaimKind,
    Document,
    Emph,
    Heading,
    Inlines,
    NoteRef,
    Para,
    Str,
    Strong,
    Table,
    text_of,
)
from respondent.model.workspace import Workspace
from respondent.rendering.render import render

Make = Callable[..., Document]
Problems = Callable[..., list[str]]


def bare(content: Inlines) -> Inlines:
    """Inlines without the marks of notes."""
    return tuple(part for part in content if not isinstance(part, NoteRef))


def words(blocks: Blocks) -> str:
    """The text of the one paragraph."""
    return text_of(only_para(blocks))


def only_para(blocks: Blocks) -> Inlines:
    (para,) = blocks
    assert isinstance(para, Para)
    return bare(para.content)


def test_a_figure_is_a_claim_around_the_number_as_british_readers_write_it(document: Make) -> None:
    made = document('Police recorded {{ figure("offences") }} offences.')
    assert only_para(made.blocks) == (
        Str("Police recorded "),
        Claimed(1, (Str("38,685"),)),
        Str(" offences."),
    )
    (claim,) = made.claims
    assert (claim.kind, claim.text, claim.title) == (
        ClaimKind.FIGURE,
        "38,685",
        "Police recorded 38,685 offences in 2023/24.",
    )
    assert claim.records == ("offences",)
    assert claim.quantity is not None
    assert claim.quantity.value == 38_685
    assert claim.note == 1


def test_a_row_of_a_table_is_chosen_by_its_key_and_named_in_the_tag(
    workspace_of: Callable[..., Workspace],
) -> None:
    front = "---\nkind: letter\ntitle: T\ndate: 2025-02-18\n---\n"
    workspace = workspace_of({"a.md.j2": front + '{{ figure("by-force", force="Gwent") }}'})
    (claim,) = render(workspace, "a").documents[0].claims
    quantity = workspace.figure("by-force", force="Gwent")
    assert str(claim.tag) == (
        f"claim:by-force~{key_hash(('Gwent',))[:8]}@{lineage_hash(quantity.lineage, workspace.records)[:8]}"
    )
    assert claim.records == ("by-force#Gwent",)


def test_a_total_names_all_its_rows_and_its_working(document: Make) -> None:
    (claim,) = document('{{ total("by-force", region="Wales") }}').claims
    assert claim.text == "695"
    assert claim.records == ("by-force#Dyfed-Powys", "by-force#Gwent")
    assert claim.working is not None
    assert "192" in claim.working


def test_arithmetic_is_exact_and_goes_into_the_note(document: Make) -> None:
    made = document(
        '{% set north = total("by-force", region="North") %}\n'
        '{{ figure("by-force", force="South Yorkshire").share_of(north) }} of {{ north }}; '
        '{{ figure("by-force", force="Gwent").times(figure("by-force", force="Dyfed-Powys")) }}; '
        '{{ (figure("by-force", force="Gwent") + figure("by-force", force="Dyfed-Powys")).per_week }}; '
        '{{ figure("by-force", force="Gwent").per_day }}; '
        '{{ figure("by-force", force="Gwent") - figure("by-force", force="Dyfed-Powys") }}'
    )
    assert [claim.text.split()[0] for claim in made.claims] == ["35", "3,550", "2.6", "13.3", "1.4", "311"]
    assert any("÷ 366 days" in text_of(note.content) for note in made.notes)


def test_figures_are_compared_exactly(document: Make) -> None:
    made = document(
        '{% set a = figure("by-force", force="Gwent") %}{% set b = figure("by-force", force="Dyfed-Powys") %}\n'
        "{% if a > b and b < a and a.per_day >= 1 and b.per_day < 1 and a == a and a != b and 1 < a.per_day %}yes"
        "{% endif %}"
    )
    assert text_of(only_para(made.blocks)) == "yes"


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ('figure("by-force", force="South Yorkshire").per_day | more_than', "More than three"),
        ('figure("by-force", force="South Yorkshire").per_week | more_than', "More than 23"),
        ('figure("by-force", force="South Yorkshire").per_day | fewer_than', "Fewer than four"),
        ('figure("half") | fraction', "Half"),
        ('change("sessions") | change', "Up 7 per cent"),
        ('figure("by-force", force="Dyfed-Powys").every', "One every two days"),
    ],
)
def test_wording_filters_write_what_is_true(document: Make, expression: str, words: str) -> None:
    (claim,) = document(f"{{{{ {expression} }}}} of them.").claims
    assert claim.text == words
    assert claim.quantity is not None


def test_words_that_would_not_be_true_are_a_problem_with_a_proposal(problems: Problems) -> None:
    (problem,) = problems('Text.\n\n{{ figure("by-force", force="Dyfed-Powys").per_day | more_than }} a day')
    assert problem.startswith("3 T222 ")
    assert "one every two days" in problem


def test_words_that_begin_a_sentence_get_a_capital_and_others_do_not(document: Make) -> None:
    words = '{{ figure("by-force", force="Gwent").per_day | more_than }}'
    made = document(f"{words} a day. {words} a day, e.g. {words} a day: {words}.\n\n- {words}")
    assert [claim.text for claim in made.claims] == [
        "More than one",
        "More than one",
        "more than one",
        "more than one",
        "more than one",
    ]


def test_a_template_gives_a_capital_itself_with_capitalise(document: Make) -> None:
    (claim,) = document('- {{ figure("by-force", force="Gwent").per_day | more_than | capitalise }}').claims
    assert claim.text == "More than one"
    assert claim.quantity is not None


def test_a_period_is_written_in_the_house_form(document: Make) -> None:
    made = document(
        'In {{ period("offences") }} and {{ period("by-force") }}.', settings="financial_year: 2023-24\n"
    )
    assert [(c.kind, c.text) for c in made.claims] == [(ClaimKind.PERIOD, "2023-24")] * 2


def test_a_claim_covers_prose_and_the_figures_in_it(document: Make) -> None:
    made = document('{% claim "feasible" %}They ask for *{{ figure("offences") }}* things{% endclaim %}.')
    assert only_para(made.blocks) == (
        Claimed(1, (Str("They ask for "), Emph((Claimed(2, (Str("38,685"),)),)), Str(" things"))),
        Str("."),
    )
    assert [claim.kind for claim in made.claims] == [ClaimKind.PROSE, ClaimKind.FIGURE]
    assert made.claims[0].text == "They ask for 38,685 things"


def test_a_claim_on_lines_of_its_own_has_no_space_at_its_ends(document: Make) -> None:
    made = document('Before\n{% claim "feasible" %}\n  The codes ask.\n{% endclaim %}\n After.')
    assert made.claims[0].text == "The codes ask."


def test_a_claim_may_be_cited_at_another_place(document: Make) -> None:
    made = document('{% claim "feasible" locator="para 9" %}A{% endclaim %}.')
    assert made.notes[0].citations[0].locator == "para 9"


def test_where_a_claim_and_emphasis_cross_the_emphasis_is_split(document: Make) -> None:
    made = document('*a {% claim "feasible" %}b* c **d{% endclaim %} e**')
    assert only_para(made.blocks) == (
        Emph((Str("a "),)),
        Claimed(1, (Emph((Str("b"),)), Str(" c "), Strong((Str("d"),)))),
        Strong((Str(" e"),)),
    )


@pytest.mark.parametrize(
    "prose", ["One.\n\nTwo.", "# A heading", "- an item", "> quoted", "| a | b |", "1. first", "", "a\n- b"]
)
def test_a_claim_that_is_not_running_text_is_a_problem(problems: Problems, prose: str) -> None:
    assert problems(f'{{% claim "feasible" %}}{prose}{{% endclaim %}}')[0].startswith("1 T223 ")


def test_half_a_claim_is_a_problem(problems: Problems) -> None:
    body = '{% set x %}{% claim "feasible" %}words{% endclaim %}{% endset %}{{ x[:6] }}'
    assert any(" T223 " in problem for problem in problems(body))


def test_a_quotation_alone_is_set_apart_and_stays_one_claim(document: Make) -> None:
    made = document('Before.\n\n{{ quotation("girl") }}\n\nAfter.')
    quote = made.blocks[1]
    assert isinstance(quote, BlockQuote)
    assert [text_of(p.content) for p in quote.content if isinstance(p, Para)] == [
        "He said “send more” and I *was* scared.",
        "I didn’t tell anyone.",
    ]
    assert text_of(quote.attribution) == "Girl, aged 13"
    assert text_of(quote.warning) == "Contains a description of blackmail."
    assert text_of(quote.support) == "Childline, 0800 1111"
    last = quote.content[1]
    assert isinstance(last, Para)
    assert last.content == (Claimed(1, (Str("I didn’t tell anyone."),)), NoteRef(1))
    (claim,) = made.claims
    assert claim.kind is ClaimKind.QUOTATION
    assert claim.text == "He said “send more” and I *was* scared.\n\nI didn’t tell anyone."


def test_a_quotation_in_a_sentence_has_quotation_marks_around_it(document: Make) -> None:
    made = document('A girl told us: {{ quotation("girl") }}')
    assert text_of(only_para(made.blocks)) == (
        "A girl told us: “He said ‘send more’ and I *was* scared. I didn’t tell anyone.”"
    )
    assert made.claims[0].text.startswith("He said")


@pytest.mark.parametrize(
    ("after", "read"),
    [
        (", and so on.", "anyone”, and so on."),
        (".", "anyone”."),
        ("; he was sure.", "anyone”; he was sure."),
        (" and was scared.", "anyone.” and was scared."),
    ],
)
def test_a_quotation_leaves_its_full_stop_to_the_sentence(document: Make, after: str, read: str) -> None:
    made = document(f'She said {{{{ quotation("girl") }}}}{after}')
    assert text_of(only_para(made.blocks)).endswith(read)


def test_a_citation_has_its_note_alone(document: Make) -> None:
    made = document('The codes are weak {{ cite("codes-2024", "para 3") }}. So be it.')
    (para,) = made.blocks
    assert isinstance(para, Para)
    assert para.content == (
        Str("The codes are weak."),
        Claimed(1, (NoteRef(1),)),
        Str(" So be it."),
    )
    assert (made.claims[0].kind, made.claims[0].text) == (ClaimKind.CITATION, "")
    assert made.notes[0].citations[0].place == ("codes-2024", "para 3")


def test_a_citation_after_the_full_stop_belongs_to_the_sentence_before(document: Make) -> None:
    made = document('It is so.{{ cite("codes-2024") }} And {{ figure("offences") }} more.')
    assert words(made.blocks) == "It is so. And 38,685 more."
    assert [note.claims for note in made.notes] == [(1,), (2,)]


def test_a_table_sets_rows_with_a_claim_in_each_value(document: Make) -> None:
    made = document(
        '{{ table("by-force", region="Wales", columns={"force": "Police force", "offences": "Offences"}, '
        'total=true, caption="Offences in *Wales*, " ~ period("by-force")) }}'
    )
    (table,) = made.blocks
    assert isinstance(table, Table)
    assert text_of(table.caption) == "Offences in Wales, 2023/24"
    assert table.caption[-1] == NoteRef(1)
    assert [text_of(cell) for cell in table.head] == ["Police force", "Offences"]
    assert table.alignments == (Alignment.LEFT, Alignment.RIGHT)
    assert [[text_of(cell) for cell in row] for row in table.rows] == [
        ["Dyfed-Powys", "192"],
        ["Gwent", "503"],
        ["Total", "695"],
    ]
    assert table.rows[0][1] == (Claimed(2, (Str("192"),)),)
    assert table.rows[2] == ((Strong((Str("Total"),)),), (Claimed(4, (Strong((Str("695"),)),)),))
    assert text_of(table.source).startswith("Source: Home Office")
    assert len(made.notes) == 1
    assert {claim.note for claim in made.claims} == {1}


def test_a_table_without_caption_or_columns_takes_the_records(document: Make) -> None:
    (table,) = document('{{ table("by-force") }}').blocks
    assert isinstance(table, Table)
    assert text_of(table.caption) == "Offences by force"
    assert [text_of(cell) for cell in table.head] == ["Force", "Offences"]
    assert len(table.rows) == 4


def test_marks_of_a_table_are_shown_as_published_and_explained(document: Make) -> None:
    made = document('{{ table("with-marks") }}')
    (table,) = made.blocks
    assert isinstance(table, Table)
    assert [[text_of(cell) for cell in row] for row in table.rows] == [
        ["*Kent*", "[c]"],
        ["Surrey", "12 [p]"],
        ["O’Neill’s", "–"],
    ]
    assert text_of(table.source).endswith("[c]: suppressed; [p]: provisional; –: blank.")
    assert len(made.claims) == 1


def test_a_table_in_the_midst_of_text_is_a_problem(problems: Problems) -> None:
    assert problems('Text {{ table("by-force") }} text')[0].startswith("1 T224 A table stands in the midst")


def test_rows_can_be_gone_through(document: Make) -> None:
    made = document(
        '{% for row in rows("by-force", region="Wales") %}\n'
        '- {{ row.force }} ({{ row["region"] }}): {{ figure("by-force", force=row.force) }}\n'
        "{% endfor %}"
    )
    (items,) = made.blocks
    assert isinstance(items, BulletList)
    assert [words(item) for item in items.items] == ["Dyfed-Powys (Wales): 192", "Gwent (Wales): 503"]


def test_text_of_records_is_never_read_as_markdown(document: Make) -> None:
    made = document(
        '{% for row in rows("with-marks") %}{{ row.force }}, {{ "**" ~ row.force ~ "**" }}, '
        "{{ row.force | upper }}, {{ row.force[1:] }}; {% endfor %}"
    )
    assert words(made.blocks).startswith("*Kent*, *Kent*, *KENT*, Kent*; Surrey, Surrey, SURREY, urrey;")


def test_claims_stand_in_headings_lists_and_cells(document: Make) -> None:
    made = document(
        '## {{ figure("offences") }} offences\n\n- {{ figure("offences") }}\n\n'
        '| a | b |\n|---|---|\n| x | {{ figure("offences") }} |'
    )
    assert isinstance(made.blocks[0], Heading)
    assert [claim.number for claim in made.claims] == [1, 2, 3]
    assert [claim.span.line for claim in made.claims] == [9, 11, 15]


def test_the_title_may_hold_claims_which_come_first(document: Make) -> None:
    made = document(
        'Text {{ figure("sessions") }}.',
        front="kind: letter\ntitle: '{{ figure(\"offences\") | about }} *offences*'\ndate: 2025-02-18",
    )
    assert text_of(made.title) == "About 39,000 offences"
    assert made.title[0] == Claimed(1, (Str("About 39,000"),))
    assert made.title[-1] == NoteRef(1)
    assert [claim.text for claim in made.claims] == ["About 39,000", "903"]


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ('figure("offence")', "T220 There is no statistic or table “offence”. Did you mean “offences”"),
        ('figure("by-force", force="Gwnt")', "T220 “by-force” has no force “Gwnt”. Did you mean “Gwent”?"),
        ('figure("by-force", froce="Gwent")', "T220 “by-force” has no column “froce”. Did you mean “force”?"),
        ('figure("by-force")', "T220 4 rows of “by-force” are meant."),
        ('figure("with-marks", force="*Kent*")', "T220 “with-marks” has no value for *Kent* (suppressed)."),
        ('figure("nspcc")', "T220 “nspcc” is an organisation and has no figure."),
        ('total("offences")', "T220 “offences” is a statistic, not a table."),
        ('change("half")', "T220 “half” states no change."),
        ('period("girl")', "T220 "),
        ('quotation("feasible")', "T220 “feasible” is a finding, not a quotation."),
        ('cite("nspcc")', "T220 “nspcc” is no evidence."),
        ('cite("codes")', "T220 There is no evidence “codes”. Did you mean “codes-2024”?"),
        ('table("offences")', "T220 "),
        ('table("by-force", columns=["froce"])', "T220 “by-force” has no column “froce”."),
        ('table("by-force", columns=3)', "T208 “table” was not given what it needs."),
        ('table("by-force", columns={"force": 3})', "T208 "),
        ('table("by-force", caption=3)', "T208 "),
        ('rows("nothing")', "T220 "),
        ("figure()", "T208 “figure” was not given what it needs. Write figure("),
        ("figure(3.5)", "T208 "),
        ('figure("offences").per_fortnight', "T204 A figure has no “per_fortnight”."),
        ('figure("offences").plus(3)', "T208 "),
        ('figure("offences").plus()', "T208 “plus” was not given what it needs. Write a.plus(b)"),
        ('figure("offences") + 1', "T208 A figure can be worked out only with another figure."),
        ('figure("offences") * 2', "T208 “*” is not how figures are worked out."),
        ('2 - figure("offences")', "T208 "),
        ('figure("offences").share_of(figure("sessions"))', "T221 "),
        ('figure("offences").per_population(figure("sessions"), per=0)', "T208 "),
        ('figure("offences").per_day.per_day', "T221 "),
        ('"many" | more_than', "T208 “more_than” was not given a figure."),
        (
            'figure("offences") | more_than(3)',
            "T208 “more_than” takes nothing in brackets: it works the number",
        ),
        ('figure("offences") > "many"', "T208 "),
        ('figure("offences") > figure("sessions")', "T221 "),
        ('rows("by-force")[0].offences', "T204 The column “offences” holds figures."),
        ('rows("by-force")[0].area', "T204 The row has no column “area”."),
    ],
)
def test_what_is_wrong_with_a_call_is_said_at_its_line(
    problems: Problems, expression: str, said: str
) -> None:
    found = problems(f"Text.\n\nText {{% if true %}}\n{{% set x = {expression} %}}{{% endif %}}")
    assert len(found) == 1
    assert found[0].startswith(f"4 {said}")


def test_a_problem_points_at_the_word(rendered: Callable[..., object]) -> None:
    span = rendered('Text {{ figure("offence") }}').diagnostics[0].span  # type: ignore[attr-defined]
    assert (span.line, span.column, span.end_column) == (9, 17, 24)


def test_one_run_finds_every_problem(problems: Problems) -> None:
    found = problems(
        '{{ figure("one").per_day | more_than }}\n'
        '{{ total("two").share_of(figure("three")) }}\n'
        "{% for x in missing %}{{ x }}{% endfor %}\n"
        '{% claim "four" %}words{% endclaim %}\n'
        '{{ quotation("five") }} {{ nonsense }} {{ "x" | nonsense }}\n'
        '{{ figure("one") + figure("six") }} <b>'
    )
    assert [problem.split()[0] for problem in found] == [
        "1",
        "2",
        "2",
        "3",
        "4",
        "5",
        "5",
        "5",
        "6",
        "6",
        "6",
    ]


def test_caveats_and_coverage_go_into_the_note(document: Make) -> None:
    made = document('{{ figure("half") }} of them.')
    assert made.notes[0].citations[0].caveats == (
        "Published rounded to whole per cent.",
        "Figures from 39 of 43 asked, without Gwent and Kent.",
    )


def test_a_caveat_for_the_text_follows_its_sentence_once_as_a_claim(document: Make) -> None:
    made = document('There were {{ figure("estimate") }} cases. Again {{ figure("estimate") }}. End.')
    assert words(made.blocks) == (
        "There were 1,200 cases. Ministers have called this an undercount. Again 1,200. End."
    )
    assert [(claim.kind, claim.text) for claim in made.claims] == [
        (ClaimKind.FIGURE, "1,200"),
        (ClaimKind.PROSE, "Ministers have called this an undercount."),
        (ClaimKind.FIGURE, "1,200"),
    ]
    assert [claim.number for claim in made.claims] == [1, 2, 3]


def test_a_caveat_for_the_text_goes_into_the_note_where_there_is_no_sentence(document: Make) -> None:
    made = document('## {{ figure("estimate") }} cases')
    assert made.notes[0].citations[0].caveats == ("Ministers have called this an undercount.",)


@pytest.mark.parametrize(
    "condition",
    [
        "{0} < 100000",
        "{0} <= 4000",
        "{0} == 4245",
        "{0} > 4245",
        "100000 > {0}",
        "{0} > {1}",
        "{1} > {0}",
        "{0} > {0}",
    ],
)
def test_what_a_sum_with_parts_missing_is_not_known_to_be_is_no_condition(
    problems: Problems, condition: str
) -> None:
    asked = condition.format('total("by-force")', 'figure("offences")')
    (found,) = problems(f"{{% if {asked} %}}yes{{% else %}}no{{% endif %}}")
    assert found.startswith("1 T221")
    assert "whether this holds is not known" in found


@pytest.mark.parametrize("condition", ["{0} > 4000", "{0} >= 4245", "4000 < {0}", "{0} > {1}", "{1} < {0}"])
def test_what_a_sum_with_parts_missing_has_reached_for_sure_is_a_condition(
    document: Make, condition: str
) -> None:
    asked = condition.format('total("by-force")', 'figure("by-force", force="Gwent")')
    made = document(f"It is {{% if {asked} %}}so{{% else %}}not so{{% endif %}}.")
    assert words(made.blocks) == "It is so."
