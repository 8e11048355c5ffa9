from __future__ import annotations

from respondent.reporting.explanations import Example, parse_explanations

PAGE = """# Diagnostics

What each code means.

## R901 A reference to nothing

The record does not exist.
Check its name.

Wrong (`evidence/a.yaml`):

```yaml
kind: finding

source: hom-office
```

Right (`evidence/a.yaml`):

```yaml
kind: finding
source: home-office
```

## T901 A block that is not closed

Close it.

Wrong (`templates/a.md.j2`):

````jinja
```
text
```
````

## W901 A full disk

Make room.

Cannot be shown in a text file.
"""


def test_each_section_is_found_by_its_code_in_order() -> None:
    found = parse_explanations(PAGE)
    assert [(entry.code, entry.title) for entry in found.values()] == [
        ("R901", "A reference to nothing"),
        ("T901", "A block that is not closed"),
        ("W901", "A full disk"),
    ]


def test_a_section_has_all_its_text() -> None:
    found = parse_explanations(PAGE)
    assert found["R901"].text.startswith("The record does not exist.\nCheck its name.\n\nWrong")
    assert found["W901"].text == "Make room.\n\nCannot be shown in a text file."


def test_wrong_and_right_examples_are_files() -> None:
    entry = parse_explanations(PAGE)["R901"]
    assert entry.wrong == Example("evidence/a.yaml", "kind: finding\n\nsource: hom-office\n")
    assert entry.right == Example("evidence/a.yaml", "kind: finding\nsource: home-office\n")


def test_an_example_may_hold_a_fence_of_its_own() -> None:
    assert parse_explanations(PAGE)["T901"].wrong == Example("templates/a.md.j2", "```\ntext\n```\n")


def test_a_section_may_have_no_examples() -> None:
    entry = parse_explanations(PAGE)["W901"]
    assert (entry.wrong, entry.right) == (None, None)


def test_a_page_without_sections_explains_nothing() -> None:
    assert parse_explanations("# Diagnostics\n") == {}
