"""Where a template names a record, and where it only seems to."""

from __future__ import annotations

import pytest

from respondent.edit.naming import in_template


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ('{{ figure("old") }}', '{{ figure("new") }}'),
        ("{{ figure('old').per_day | more_than }}", "{{ figure('new').per_day | more_than }}"),
        ('{% claim "old", "older" %}old{% endclaim %}', '{% claim "new", "older" %}old{% endclaim %}'),
        ('{% claim "old#Kent" %}', '{% claim "new#Kent" %}'),
        ('{% set one = "old" %}', '{% set one = "new" %}'),
        ('{% for one in ["old", "x"] %}', '{% for one in ["new", "x"] %}'),
        ('{% if one == "old" %}', '{% if one == "new" %}'),
        ('{{ figure("table", force="old") }}', '{{ figure("table", force="old") }}'),
        ('{% set x = figure("old", force="old") %}', '{% set x = figure("new", force="old") %}'),
        ('{# figure("old") #}', '{# figure("old") #}'),
        ('{% raw %}{{ figure("old") }}{% endraw %}', '{% raw %}{{ figure("old") }}{% endraw %}'),
        ('old "old" {{ cite("older") }}', 'old "old" {{ cite("older") }}'),
        ("{{ figure(\n  'old'\r\n) }}", "{{ figure(\n  'new'\r\n) }}"),
    ],
)
def test_only_what_names_a_record_is_another(text: str, after: str) -> None:
    assert in_template(text, "old", "new") == after
