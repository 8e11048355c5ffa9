"""What templates may say to Jinja, and what is said when they say it wrongly."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from respondent.model.document import Blocks, BulletList, Heading, Para, text_of

Make = Callable[..., Blocks]
Problems = Callable[..., list[str]]


def words(blocks: Blocks) -> list[str]:
    """The text of each paragraph or heading."""
    return [text_of(block.content) for block in blocks if isinstance(block, Para | Heading)]


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{% for x in [1, 2, 3] %}{{ x }}{{ ', ' if not loop.last }}{% endfor %}", "1, 2, 3"),
        ("{% for x in [] %}{{ x }}{% else %}none{% endfor %}", "none"),
        ("{% for k, v in {'a': 1, 'b': 2}.items() %}{{ k }}{{ v }} {% endfor %}", "a1 b2"),
        ("{% for x in range(3) %}{{ loop.index }}/{{ loop.length }} {% endfor %}", "1/3 2/3 3/3"),
        ("{% for x in ['a', 'b', 'c'] %}{{ loop.cycle('x', 'y') }}{% endfor %}", "xyx"),
        ("{% if 'a' in ['a'] and 'b' not in 'xyz' and 2 > 1 >= 1 %}yes{% endif %}", "yes"),
        (
            "{% set x = 'Gwent' %}{{ x | upper }} {{ x | replace('G', 'K') }} {{ x.lower() }}",
            "GWENT Kwent gwent",
        ),
        ("{{ ['b', 'a', 'b'] | sort | unique | join(' and ') }}", "a and b"),
        ("{{ ['b', 'a'] | first }}{{ ['b', 'a'] | last }}{{ [1, 2] | reverse | join }}", "ba21"),
        ("{{ [] | first }}{{ [] | last }}{{ 'abc' | length }}{{ [1, 2] | count }}", "32"),
        ("{{ 'a b'.split() | list | join('-') }}", "a-b"),
        ("{{ nothing | default('otherwise') }}{{ '' | d('empty', true) }}", "otherwiseempty"),
        ("{% if nothing is defined %}a{% else %}b{% endif %}{% if nothing is undefined %}c{% endif %}", "bc"),
        ("{% if none is none and 3 is odd and 4 is even and 6 is divisibleby 3 %}yes{% endif %}", "yes"),
        (
            "{% set ns = namespace(n=1) %}{% for x in [1, 2] %}{% set ns.n = ns.n + x %}{% endfor %}{{ ns.n }}",
            "4",
        ),
        ("{% set x %}caught{% endset %}{{ x }}, {{ x | upper }}", "caught, CAUGHT"),
        ("{% set x %}caught{% endset %}{% if x == 'caught' and x is defined %}same{% endif %}", "same"),
        ("{% filter upper %}loud{% endfilter %}", "LOUD"),
        ("{% raw %}{{ as it is }}{% endraw %}", "{{ as it is }}"),
        ("{% with a = 1 %}{{ a + 2 * 3 - 4 // 2 % 3 }}; {{ -a }}; {{ +a }}{% endwith %}", "5; -1; 1"),
        ("a{# a remark #}b", "ab"),
        ("{% macro m(a, b='x') %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}{{ m(2, b='y') }}", "1x2y"),
        ("{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}in{% endcall %}", "[in]"),
        ("{% for x in [['a', ['b']]] recursive %}{{ x[0] }}{% endfor %}", "a"),
        ("{{ {'a': 'x'}['a'] }}{{ {'a': 'x'}.a }}{{ ['p', 'q'][1] }}{{ 'xyz'[1] }}{{ 'xyz'[1:] }}", "xxqyyz"),
        ("{{ 'a' ~ 1 ~ 'b' }}{{ 'c' + 'd' }}{{ ([1] + [2]) | length }}", "a1bcd2"),
        ("{{ 'yes' if 'Wales'.startswith('W') else 'no' }}", "yes"),
    ],
)
def test_templates_may_use_jinja(blocks: Make, template: str, text: str) -> None:
    assert words(blocks(template)) == [text]


def test_partials_give_text_and_macros_across_files(blocks: Make) -> None:
    made = blocks(
        "{% import 'partials/m.md.j2' as m %}\n{% from 'partials/m.md.j2' import say as tell %}\n"
        "{{ m.say('one') }}\n\n{{ tell('two') }}\n\n{% include 'partials/t.md.j2' %}",
        partials={
            "partials/m.md.j2": "{% macro say(x) %}**{{ x }}** {{ figure('offences') }}{% endmacro %}",
            "partials/t.md.j2": "## From *elsewhere*\n",
        },
    )
    assert words(made) == ["one 38,685", "two 38,685", "From elsewhere"]


def test_a_template_may_fill_in_another(blocks: Make) -> None:
    made = blocks(
        "{% extends 'partials/base.md.j2' %}{% block middle %}mine, {{ super() }}{% endblock %}",
        partials={"partials/base.md.j2": "Before.\n\n{% block middle %}theirs{% endblock %}\n\nAfter."},
    )
    assert words(made) == ["Before.", "mine, theirs", "After."]


def test_an_imported_module_is_worked_out_afresh_for_each_document(
    workspace_of: Callable[..., object],
) -> None:
    from respondent.model.workspace import Workspace
    from respondent.rendering.render import render

    front = "---\nkind: release\ntitle: T\ndate: 2025-02-18\nfor_each: {force: by-force}\n---\n"
    workspace = workspace_of(
        {
            "r.md.j2": front + "{% import 'p/m.md.j2' as m %}{{ m.known }} in {{ m.m(force) }}.",
            "p/m.md.j2": "{% set known = figure('offences') %}{% macro m(x) %}{{ x }}{% endmacro %}",
        }
    )
    assert isinstance(workspace, Workspace)
    made = render(workspace, "r").documents
    assert [words(d.blocks)[0] for d in made][:2] == [
        "38,685 in West Yorkshire.",
        "38,685 in South Yorkshire.",
    ]
    assert all(len(d.claims) == 1 for d in made)


def test_text_inside_a_loop_in_a_list_keeps_the_list_together(blocks: Make) -> None:
    made = blocks(
        "{% for x in ['a', 'b'] %}\n  {% if true %}\n- {{ x }}\n  {% endif %}\n{% endfor %}\nAfter."
    )
    assert isinstance(made[0], BulletList)
    assert len(made[0].items) == 2


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% if x %}", "T201 “if” is not closed. Write {% endif %} where it ends."),
        ("{% for x in [1] %}{% endif %}", "T201 “endif” stands where “for” has not been closed."),
        ("{% endif %}", "T201 “endif” has nothing that it belongs to."),
        ("{% clam 'x' %}{% endclam %}", "T201 There is no tag “clam”. Did you mean “claim”"),
        ("{% claim 'feasible' %}words", "T201 “claim” is not closed."),
        ("{{ figure(“offences”) }}", "T201 There is a typographic quotation mark inside {{ }} or {% %}."),
        ("{{ figure('offences' }}", "T201 The bracket ( is not closed before the }. Write ) where it ends."),
        ("{{ figure('offences') }", "T201 A } stands by itself inside {{ }} or {% %}. Write }} to close {{"),
        ("{{ figure('offences')) }}", "T201 The bracket ) closes nothing. Take it out, or write ("),
        (
            "{{ figure('offences) }}",
            "T201 A quotation mark is not closed inside {{ }} or {% %}. Write the same",
        ),
        ('{{ figure("offences) }}', "T201 A quotation mark is not closed inside {{ }} or {% %}."),
        (
            "{% quotation('girl') %}",
            "T201 “quotation” does not stand in {% %}. Write {{ quotation(…) }}, with",
        ),
        (
            "{{ figure('offences') | more than }}",
            "T201 Here }} is expected, and there is “than”. Filters have no",
        ),
        ("{ figure('offences') }", "T201 Only one brace stands before “figure(…)”. Write two on each side"),
        ("{period('offences')}}", "T201 Only one brace stands before “period(…)”."),
        ("{{ a b }}", "T201 Here }} is expected, and there is “b”."),
        ("{{ ? }}", "T201 The character '?' cannot stand inside"),
        ("{# never closed", "T201 A {# or {% raw %} is not closed."),
        ("{{ figure(", "T201 The template ends inside {{ or {%."),
        (
            "{{ forse }}",
            'T203 “forse” is not known here. An id or a text stands in quotation marks: "forse".',
        ),
        (
            "{{ figure(image-offences-2023-24) }}",
            "T203 image-offences-2023-24 has no quotation marks around it.",
        ),
        (
            "{% claim is-feasible %}x{% endclaim %}",
            'T203 is-feasible has no quotation marks around it. Write "is-',
        ),
        (
            "{{ figure('offences') | per_day }}",
            "T205 There is no filter “per_day”. Write .per_day after the figure",
        ),
        (
            "{{ figure('offences') | round }}",
            "T205 There is no filter “round”. For figures there are: about,",
        ),
        ("{{ figur('offences') }}", "T203 “figur” is not known here. Did you mean “figure”?"),
        ("{% if false %}{{ forse }}{% endif %}", "T203 “forse” is not known here."),
        ("{{ 'x' | uper }}", "T205 There is no filter “uper”. Did you mean “upper”"),
        ("{{ 'x' | center(9) }}", "T205 There is no filter “center”."),
        ("{% if 3 is od %}{% endif %}", "T205 There is no test “is od”. Did you mean “odd”?"),
        ("{% include 'p/x.md.j2' %}", "T206 There is no template “p/x.md.j2”. Did you mean “p/y.md.j2”?"),
        ("{% import 'p/x.md.j2' as x %}{{ x.a() }}", "T206 There is no template “p/x.md.j2”."),
        ("{% from 'p/x.md.j2' import a, b as c %}{{ a() }}{{ c }}", "T206 There is no template “p/x.md.j2”."),
        ("{% extends 'p/x.md.j2' %}", "T206 There is no template “p/x.md.j2”."),
        ("{% set x = 'p/y.md.j2' %}{% include x %}", "T207 Which template is used here is left open."),
        ("{% autoescape true %}x{% endautoescape %}", "T207 “autoescape” is for web pages."),
        ("{% set d = {[1]: 2} %}", "T207 A name in braces is not in quotation marks."),
        ("{% import 'p/y.md.j2' as y %}{{ y.b() }}", "T203 The template that is imported has no “b”."),
        ("{% import 'p/y.md.j2' as y %}{{ y.a(1, 2, 3) }}", "T208 A macro was not given what it asks for."),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}", "T208 The macro was not given “a”."),
        ("{{ 'x'() }}", "T208 This cannot be called."),
        ("{{ 'x'.format(1) }}", "T204 A text has no “format” here."),
        ("{{ 'x'.__class__ }}", "T204 A text has no “__class__” here."),
        ("{{ figure.__globals__ }}", "T204 There is nothing called “__globals__” here."),
        ("{{ loop }}", "T203 "),
        ("{% for x in [1] %}{{ loop.secret }}{% endfor %}", "T204 There is nothing called “secret” here."),
        ("{{ {'a': 1}.b }}", "T204 There is nothing called “b” here."),
        ("{{ {'a': 1}['b'] }}", "T204 "),
        ("{{ [1][3] }}", "T204 "),
        ("{{ [1][[2]] }}", "T204 "),
        ("{{ none }}", "T209 This is empty"),
        ("{{ true }}", "T209 This is no text and no figure."),
        ("{{ [1] }}", "T209 This is no text and no figure."),
        ("{{ 1 / 3 }}", "T209 A number that the template works out has no source."),
        ("{{ 1 // 0 }}", "T208 This number is too large, or divided by nought."),
        ("{{ 2 ** 3 }}", "T208 “**” cannot be done with these."),
        ("{{ 'x' * 3 }}", "T208 “*” cannot be done with these."),
        ("{{ '%s' % 3 }}", "T208 “%” cannot be done with these."),
        ("{{ -'x' }}", "T208 “-” cannot stand before this."),
        ("{% if 'x' > 3 %}{% endif %}", "T208 These two cannot be compared."),
        ("{% if [1] == [1] %}{% endif %}", "T208 These two cannot be compared."),
        ("{% if 1 in 2 %}{% endif %}", "T208 “in” looks for a text"),
        ("{% for x in 3 %}{% endfor %}", "T208 There is nothing here to go through one by one."),
        ("{% for x in 'text' %}{% endfor %}", "T208 There is nothing here to go through one by one."),
        ("{{ 3 | join }}", "T208 "),
        ("{{ 'abc' | join }}", "T208 “join” was not given what it needs."),
        ("{{ [[1]] | sort | join }}", "T208 "),
        ("{{ [1, 'a'] | sort | join }}", "T208 "),
        ("{{ 'x' | replace(1, 2) }}", "T208 "),
        ("{{ 'x' | replace }}", "T208 "),
        ("{{ 'x'.split('') }}", "T208 "),
        ("{{ range('x') }}", "T208 "),
        ("{{ nothing.more }}", "T203 "),
        ("{{ namespace(a=1).b }}", "T204 "),
        ("{{ ['x'][0].y }}", "T204 "),
        ("{% set ns = 3 %}{% set ns.x = 1 %}", "T211 This cannot be worked out"),
        ("{{ '\\ue000' }}", "T202 "),
        ("{{ '\\U000F0000' }}", "T202 There is a private-use character in this text."),
    ],
)
def test_each_mistake_has_its_own_words_at_its_line(problems: Problems, template: str, said: str) -> None:
    partials = {"p/y.md.j2": "{% macro a() %}x{% endmacro %}"}
    found = problems(f"First.\n\nThird {template}", partials=partials)
    assert found[0].startswith(f"3 {said}"), found
    assert len(found) == 1


def test_a_single_brace_may_stand_where_nothing_is_read(problems: Problems) -> None:
    assert not problems(
        "{# { figure('x') } #}\n{% raw %}\n{ figure('x') }\n{% endraw %}\n\n```\n{ figure('x') }\n```\n\n"
        "A set {a, b} and a {figure (1)}."
    )


def test_a_partial_that_cannot_be_read_is_reported_in_its_own_file_once(problems: Problems) -> None:
    found = problems(
        "{% include 'p/y.md.j2' %}\n{% include 'p/y.md.j2' %}\n{{ missing }}",
        partials={"p/y.md.j2": "Fine.\n{{ not fine"},
    )
    assert [problem.split(" ", 2)[:2] for problem in found] == [["3", "T203"], ["p/y.md.j2:2", "T201"]]


def test_problems_inside_macros_includes_and_loops_stand_at_their_own_line(problems: Problems) -> None:
    found = problems(
        "{% import 'p/m.md.j2' as m %}\n"
        "{% for x in [1] %}\n\n"
        "{{ figure('in-loop') }}\n"
        "{{ m.say() }}\n"
        "{% endfor %}\n"
        "{% include 'p/t.md.j2' %}\n"
        "{% set caught %}\n"
        "{{ figure('in-set') }}\n"
        "{% endset %}\n"
        "{% claim 'feasible' %}\nwords\n{{ figure('in-claim') }}\n{% endclaim %}\n"
        "{{ figure('offences')\n  .share_of(\n figure('many-lines')) }}",
        partials={
            "p/m.md.j2": "{% macro say() %}\n\n{{ figure('in-macro') }}\n{{ inner() }}{% endmacro %}\n"
            "{% macro inner() %}\n{{ figure('in-inner') }}{% endmacro %}",
            "p/t.md.j2": "\n{%- if true %}\n\n  {{ figure('in-include') }}\n{%- endif %}",
        },
    )
    places = {problem.split("“")[1].split("”")[0]: problem.split()[0] for problem in found}
    assert places == {
        "in-loop": "4",
        "in-set": "9",
        "in-claim": "13",
        "many-lines": places["many-lines"],
        "in-macro": "p/m.md.j2:3",
        "in-inner": "p/m.md.j2:6",
        "in-include": "p/t.md.j2:4",
    }
    assert places["many-lines"] in {"15", "16", "17"}


def test_a_control_character_is_refused_with_its_place(
    problems: Problems, workspace_of: Callable[..., object]
) -> None:
    from dataclasses import replace

    from respondent.model.workspace import Workspace
    from respondent.rendering.render import render

    workspace = workspace_of({"a.md.j2": "---\nkind: letter\ntitle: T\ndate: 2025-02-18\n---\nText"})
    assert isinstance(workspace, Workspace)
    for character, code in (("\x02", "T202"), ("\ue000", "T202"), ("\U00100000", "T202")):
        template = replace(workspace.templates["a"], body=f"Fine.\nText {character}")
        changed = replace(workspace, templates={"a": template})
        (problem,) = render(changed, "a").diagnostics
        assert (problem.code.id, problem.span.line, problem.span.column) == (code, 7, 6)


def test_a_template_that_is_not_there_is_named_with_the_nearest(workspace_of: Callable[..., object]) -> None:
    from respondent.model.workspace import NotFoundError, Workspace
    from respondent.rendering.render import render

    workspace = workspace_of({"letter.md.j2": "---\nkind: letter\ntitle: T\ndate: 2025-02-18\n---\nText"})
    assert isinstance(workspace, Workspace)
    with pytest.raises(NotFoundError, match="Did you mean “letter”"):
        render(workspace, "leter")


@pytest.mark.parametrize(
    "use",
    [
        "{{ gone }}",
        "{% if gone %}a{% endif %}",
        "{% for x in gone %}{{ x }}{% endfor %}",
        "{{ gone | length }}",
        "{{ gone | upper }}",
        "{{ gone | more_than }}",
        "{{ gone.per_day }}",
        "{{ gone['x'] }}",
        "{{ gone[1:2] }}",
        "{{ gone() }}",
        "{{ gone + 1 }}",
        "{{ 'a' ~ gone }}",
        "{% if gone == 1 %}a{% endif %}",
        "{% if 1 in gone %}a{% endif %}",
        "{{ figure(gone) }}",
        "{{ 'x' | replace(gone, 'y') }}",
        "{{ -gone }}",
    ],
)
def test_a_name_that_a_partial_lacks_is_reported_wherever_it_is_used(problems: Problems, use: str) -> None:
    found = problems("{% import 'p/m.md.j2' as m %}{{ m.say() }}", partials={"p/m.md.j2": _macro(use)})
    assert len(found) == 1
    assert found[0].startswith("p/m.md.j2:2 T203 “gone” is not known here.")


def _macro(body: str) -> str:
    return "{% macro say() %}\n" + body + "{% endmacro %}"


@pytest.mark.parametrize(
    "use",
    [
        "{{ f }}", "{% if f %}{% endif %}", "{% if f > 1 %}{% endif %}", "{% for x in f %}{{ x }}{% endfor %}",
        "{{ f | length }}", "{{ f | upper }}",
        "{{ f.per_day.per_week }}", "{{ f['x'] }}", "{{ f[1:2] }}",
        "{{ f() }}", "{{ f + f }}", "{{ 'a' ~ f }}", "{{ figure(f) }}", "{{ f | more_than | capitalise }}",
        "{{ -f }}",
        "{{ figure('offences').share_of(f) }}", "{{ figure('offences') + f }}", "{% if f in [f] %}{% endif %}",
        "{{ table(f) }}", "{{ f | first }}", "{% claim f %}x{% endclaim %}",
    ],
)  # fmt: skip
def test_one_mistake_is_told_once_whatever_is_done_with_its_value(problems: Problems, use: str) -> None:
    found = problems("{% set f = figure('gone') %}" + use)
    assert [problem.split()[1] for problem in found] == ["T220"]


def test_a_call_of_what_is_not_there_prints_nothing_more(problems: Problems) -> None:
    partials = {"p/m.md.j2": "{% call gone() %}x{% endcall %}{% claim 3.5 %}x{% endclaim %}"}
    found = problems("{% include 'p/m.md.j2' %}", partials=partials)
    assert [problem.split()[1] for problem in found] == ["T203", "T208"]


def test_texts_are_compared_and_looked_up_as_the_text_they_are(blocks: Make) -> None:
    made = blocks(
        "{% for row in rows('by-force') if row.region == 'Wales' and row.force.startswith('G') %}"
        "{{ row.force.split('w') | join('+') }} {{ row.force[0] }} {{ {'Gwent': 'found'}[row.force] }}{% endfor %}"
        "{% if period('offences') == '2023/24' and 'G' in 'Gwent' and 'a' < 'b' %} yes{% endif %}"
    )
    assert words(made) == ["G+ent G found yes"]


def test_names_of_a_row_in_words_may_be_changed(blocks: Make) -> None:
    made = blocks(
        "{% for row in rows('with-marks') %}{{ row.force | replace('*', '_') | title }} {% endfor %}"
    )
    assert words(made) == ["_Kent_ Surrey O’Neill’S"]
