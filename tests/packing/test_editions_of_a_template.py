"""A template says which editions a build writes that is given none."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.packing.inquiry import HEAD, NOW, built, codes, workspace

from respondent.build import build, check
from respondent.model.edition import Edition

SECRET = """\
{% answer "2" %}
Much works{% confidential reason="commercial" %}, and marmalade{% endconfidential %}.
{% endanswer %}
"""
BOTH = HEAD.replace("consultation:", "editions: [confidential, public]\nconsultation:")


def names(root: Path, **more: object) -> list[str]:
    return sorted(path.name for path in build(root, formats=["md"], now=NOW, **more).files)  # type: ignore[arg-type]


def test_a_plain_build_writes_the_editions_that_the_front_matter_names(tmp_path: Path) -> None:
    root = workspace(tmp_path, SECRET, head=BOTH, rest="13")
    assert names(root) == ["ours.confidential.md", "ours.public.md"]
    assert names(root, documents=["ours"]) == ["ours.confidential.md", "ours.public.md"]
    assert "marmalade" not in (root / "out/ours.public.md").read_text(encoding="utf-8")
    assert check(root, now=NOW)[0].code.id != "L103"


def test_one_edition_asked_for_is_built_alone_and_a_draft_has_none(tmp_path: Path) -> None:
    root = workspace(tmp_path, SECRET, head=BOTH, rest="13")
    assert names(root, edition=Edition.PUBLIC) == ["ours.public.md"]
    assert names(root, draft=True) == ["ours.draft.md"]


def test_without_it_a_plain_build_asks_which(tmp_path: Path) -> None:
    assert codes(built(workspace(tmp_path, SECRET, rest="13"), None)) == ["L103"]


def test_each_edition_is_held_back_by_what_stands_against_it(tmp_path: Path) -> None:
    body = SECRET + '{% answer "3" %}\nThere were {{ figure("lodgers") }} guests.\n{% endanswer %}\n'
    root = workspace(tmp_path, body, head=BOTH, rest="1")
    made = build(root, formats=["md"], now=NOW)
    assert [path.name for path in made.files] == ["ours.confidential.md"]
    assert codes(made) == ["L102"]


@pytest.mark.parametrize("line", ["editions: [secret]", "editions: {a: b}"])
def test_an_edition_that_there_is_not_is_told(tmp_path: Path, line: str) -> None:
    head = HEAD.replace("consultation:", f"{line}\nconsultation:")
    found = check(workspace(tmp_path, SECRET, head=head, rest="13"), now=NOW)
    assert found[0].code.id in {"T103", "T104"}


def test_public_editions_and_their_forms_are_not_among_what_has_a_manifest(tmp_path: Path) -> None:
    from respondent.loading.manifests import built_copies

    root = workspace(tmp_path, SECRET, head=BOTH, rest="13")
    build(root, formats=["docx"], now=NOW)
    (root / "out/ours.public.form.docx").write_bytes((root / "out/ours.public.docx").read_bytes())
    assert [getattr(one, "paths", one) for one in built_copies(root, root / "out")] == [
        ("out/ours.confidential.docx",)
    ]
