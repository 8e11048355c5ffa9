"""The drafts of corrections: templates that `check` holds to the evidence like any other."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.tracing.leaving import example, leave, revise
from tests.tracing.sending import send

from respondent import build, check
from respondent.impact import impact
from respondent.loading.workspace import load
from respondent.model.workspace import NotFoundError, Workspace
from respondent.tracing.corrections import corrections
from respondent.tracing.supposing import suppose

Workspaces = Callable[[dict[str, str]], Path]
DAY = date(2025, 3, 4)
CSV = "evidence/home-office/image-offences-by-force.csv"
HEAD = "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"


def drafts(root: Path, before: Workspace | None = None, *names: str) -> dict[str, str]:
    loaded = load(root)
    return corrections(impact(loaded, names, before=before), loaded.workspace, DAY)


def test_the_corrections_of_the_example_build_and_check_finds_nothing_in_them(tmp_path: Path) -> None:
    root = example(tmp_path)
    send(root)
    before = revise(
        root, "evidence/home-office/image-offences-by-force.csv", "Gwent Police,503", "Gwent Police,610"
    )
    revise(root, "evidence/nspcc/childline-blackmail-sessions.yaml", "903 counselling", "913 counselling")
    revise(root, "evidence/nspcc/childline-blackmail-sessions.yaml", "value: 903", "value: 913")
    found = drafts(root, before)
    assert len(found) == 16
    assert "correction-joint-letter.md.j2" in found
    (root / "templates/corrections").mkdir()
    for name, text in found.items():
        (root / "templates/corrections" / name).write_text(text, encoding="utf-8")
    assert check(root) == ()
    built = build(root, [name.removesuffix(".md.j2") for name in found], formats=("md",))
    assert len(built.written) == 16
    text = (root / "out/correction-letter-to-ofcom.md").read_text(encoding="utf-8")
    assert "2,301" in text
    assert "please read" in text


def test_a_draft_says_what_was_said_where_and_what_to_read_instead(workspace: Workspaces) -> None:
    root = workspace({})
    leave(root, to="to: [The Minister]\n")
    before = revise(root, "evidence/offences.yaml", "38,685", "38,690")
    assert drafts(root, before) == {
        "correction-letter.md.j2": (
            '---\nkind: letter\ntitle: "Correction to our letter of 18 February 2025"\ndate: 2025-03-04\n'
            "from: [our-charity]\nto: [minister]\n---\n"
            "{# A draft. It corrects what is in sent/letter/2025-02-18/manifest.json, made from "
            "templates/letter.md.j2. Read it before it goes. #}\n\n"
            "In our letter of 18 February 2025, “Offences”, we gave a figure on which there is newer evidence.\n\n"
            "> Police recorded 38,685 offences in 2023/24.\n\n"
            'For “38,685”, please read “{{ figure("offences") }}”.\n'
            "{# Now: 38,690. #}\n\n"
            "We are sorry for the correction, and ask you to use the figures given here.\n"
        )
    }


def test_what_was_sent_twice_is_corrected_twice_under_two_names(workspace: Workspaces) -> None:
    root = workspace({})
    leave(root)
    leave(root, "2025-02-19")
    before = revise(root, "evidence/offences.yaml", "38,685", "38,690")
    assert set(drafts(root, before)) == {"correction-letter.md.j2", "correction-letter-2.md.j2"}


def test_what_is_still_true_needs_no_correction(workspace: Workspaces) -> None:
    root = workspace({})
    leave(root)
    assert drafts(root, None, "offences") == {}


@pytest.mark.parametrize(
    ("to", "told"), [("to: [The Minister]\n", "it went to: The Minister"), (None, "the office")]
)
def test_without_its_template_a_person_fills_in_from_whom_and_to_whom(
    workspace: Workspaces, to: str | None, told: str
) -> None:
    root = workspace({})
    leave(root, to=to)
    before = revise(root, "evidence/offences.yaml", "38,685", "38,690")
    (root / "templates/letter.md.j2").unlink()
    (text,) = drafts(root, before).values()
    assert "from:  # the organisation that sent it" in text
    assert f"to:  # {told}" in text
    assert "made from" not in text
    assert (
        'For “38,685” (Police recorded 38,690 offences in 2023/24), please read “{{ figure("offences") }}”.'
    ) in text


def test_a_joint_letter_with_a_letterhead_is_corrected_by_one(tmp_path: Path) -> None:
    root = example(tmp_path)
    send(root, DAY.isoformat(), "joint-letter")
    before = revise(root, "evidence/home-office/image-offences-2023-24.yaml", "38,685", "38,999")
    text = drafts(root, before)["correction-joint-letter.md.j2"]
    assert "to: {joint: [home-secretary, dsit-secretary-of-state]}\n" in text
    assert 'letterhead: "templates/letterheads/coalition.docx"\n' in text


def test_periods_words_and_what_has_no_evidence_any_more_are_corrected_too(workspace: Workspaces) -> None:
    root = workspace(
        {
            "evidence/words.yaml": (
                "kind: quotation\ntext: We did not know whom to tell.\nspeaker: A parent\nsource: crime-data\n"
                "consent: {basis: Agreed in writing., uses: [letter]}\n"
            ),
            "evidence/rules.yaml": "kind: finding\nstatement: The law has rules for it.\nsource: crime-data\n",
            "templates/letter.md.j2": (
                f'{HEAD}They rose in {{{{ period("offences") }}}}.\n\n{{{{ quotation("words") }}}}\n\n'
                '{% claim "rules" %}The law rules it{% endclaim %}.\n'
            ),
        }
    )
    leave(root)
    before = revise(root, "evidence/words.yaml", "whom to tell", "who {to} *tell*")
    revise(root, "evidence/offences.yaml", "period: 2023/24", "period: 2022/23")
    (root / "evidence/rules.yaml").unlink()
    (text,) = drafts(root, before).values()
    assert "For “2023/24” (Police recorded 38,685 offences in 2023/24), please read “{{ period(" in text
    assert "For “The law rules it”" in text
    assert "there is no evidence any more. {# There is no “rules” any more. #}" in text
    assert "we gave figures on which" in text
    (root / "templates/letter.md.j2").write_text(text, encoding="utf-8")
    build(root, ["letter"], formats=("md",), draft=True)
    words = (root / "out/letter.draft.md").read_text(encoding="utf-8").replace("\\", "")
    assert "For “We did not know whom to tell.” (Quotation: A parent), please read “" in words
    assert "please read “2022/23" in words
    assert "who {to} *tell*" in words


def test_a_figure_in_a_table_is_said_with_what_it_is_of_and_only_once(workspace: Workspaces) -> None:
    root = workspace({"templates/letter.md.j2": HEAD + "See below.\n\n" + 2 * '{{ table("by-force") }}\n\n'})
    leave(root)
    before = revise(root, "evidence/by-force.csv", "503", "510")
    (root / "templates/letter.md.j2").unlink()
    text = drafts(root, before)["correction-letter.md.j2"]
    line = 'For “503” (Offences by force: Gwent), please read “{{ figure("by-force", force="Gwent") }}”.'
    assert text.count(line) == 1


def test_a_manifest_whose_day_is_none_is_called_as_it_says(workspace: Workspaces) -> None:
    root = workspace({})
    leave(root)
    path = root / "sent/letter/2025-02-18/manifest.json"
    text = path.read_text(encoding="utf-8").replace('"date":"2025-02-18"', '"date":"last week"')
    path.write_text(text, encoding="utf-8")
    before = revise(root, "evidence/offences.yaml", "38,685", "38,690")
    (draft,) = drafts(root, before).values()
    assert 'title: "Correction to our letter of last week"' in draft


# Supposing


def test_a_statistic_and_a_row_can_be_supposed_to_be_another(workspace: Workspaces) -> None:
    root = workspace({})
    now = load(root).workspace
    other = suppose(suppose(now, "offences", "40,000"), "by-force#Gwent", "9")
    assert other.figure("offences").value == 40000
    assert other.figure("by-force", force="Gwent").value == 9
    assert now.figure("offences").value == 38685
    precise = other.figure("offences")
    assert precise.low == precise.high == 40000


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("offences", "many", ""),
        ("offences#Gwent", "1", "“offences#Gwent” is no single figure"),
        ("by-force", "1", "“by-force” is no single figure"),
        ("minister", "1", "“minister” is no single figure"),
        ("nothing", "1", "“nothing” is no single figure"),
        ("by-force#Gwentt", "1", "“by-force” has no row “Gwentt”."),
        ("by-force#Dyfed-Powys", "1", "“by-force#Dyfed-Powys” has no value."),
    ],
)
def test_what_is_no_figure_cannot_be_supposed(
    workspace: Workspaces, name: str, value: str, message: str
) -> None:
    root = workspace({"evidence/by-force.csv": "force,offences\nGwent,503\nDyfed-Powys,[c]\n"})
    with pytest.raises(NotFoundError) as raised:
        suppose(load(root).workspace, name, value)
    assert raised.value.message.startswith(message)
    assert raised.value.message
