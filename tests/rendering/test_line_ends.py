from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.rendering.line_ends import keep_line_ends


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("{% if x %}\ntext\n{% endif %}\n", "{% if x %}\ntext\n{% endif %}\n"),
        ("  {% if x %}{% set y = 1 %}  \n", "  {% if x %}{% set y = 1 %}  \n"),
        ("text{% endif %}\nmore", "text{% endif +%}\nmore"),
        ("{% if x %}text{% endif %}\n", "{% if x %}text{% endif +%}\n"),
        ("{{ x }}{% endif %}\n", "{{ x }}{% endif +%}\n"),
        ("text{% endif -%}\n", "text{% endif -%}\n"),
        ("text{% endif +%}\n", "text{% endif +%}\n"),
        ("text {# remark #}\nmore", "text {# remark +#}\nmore"),
        ("{# remark #}\nmore", "{# remark #}\nmore"),
        ("{% set x %}caught{% endset %}\n", "{% set x %}caught{% endset %}\n"),
        ("a {% set x %}caught{% endset %}\n", "a {% set x %}caught{% endset +%}\n"),
        ("{% set x = '=' %}\n", "{% set x = '=' %}\n"),
        ("{% macro m() %}[{{ x }}]{% endmacro %}\n", "{% macro m() %}[{{ x }}]{% endmacro %}\n"),
        ("{% macro m() %}\ntext{% endmacro %}\n", "{% macro m() %}\ntext{% endmacro +%}\n"),
        ("{% raw %}{{ x{% endraw %}\n", "{% raw %}{{ x{% endraw +%}\n"),
        ("{% raw %}\n{% endraw %}\n", "{% raw %}\n{% endraw %}\n"),
        ("{% set x = [1,\n 2] %}\ntext", "{% set x = [1,\n 2] %}\ntext"),
        ("a{% if '%}' %}\n", "a{% if '%}' +%}\n"),
        ("a{{ '}}' }}\n{% endif %}\n", "a{{ '}}' }}\n{% endif %}\n"),
        ("a{{ {'b': {}} }}{% endif %}\n", "a{{ {'b': {}} }}{% endif +%}\n"),
        ("text{% never closed", "text{% never closed"),
        ("text{{ never closed\n{% endif %}", "text{{ never closed\n{% endif %}"),
        ("text{# never closed", "text{# never closed"),
        ("text{% raw %}", "text{% raw %}"),
        ("text{% endset %}\n", "text{% endset +%}\n"),
    ],
)
def test_a_tag_takes_its_lines_end_only_where_it_stands_alone(source: str, kept: str) -> None:
    assert keep_line_ends(source) == kept


@given(st.text(alphabet="{}%#'\" \nab+-", max_size=80))
def test_nothing_but_plus_signs_is_added(source: str) -> None:
    kept = keep_line_ends(source)
    assert kept.replace("+", "") == source.replace("+", "")
    assert kept.count("\n") == source.count("\n")
