"""Documents in a confidential and a public edition: what each shows, its name, and what it is refused for."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document as WordDocument

from respondent.build import build, check
from respondent.cli.main import commands
from respondent.loading.workspace import load
from respondent.model.diagnostic import any_error
from respondent.model.edition import Edition

Workspaces = Callable[[dict[str, str]], Path]

HEAD = "---\nkind: letter\ntitle: Offences\ndate: 2025-02-18\nfrom: our-charity\nto: minister\n---\n"
OPEN = 'Police recorded {{ figure("offences") }} offences.'
SECRET = {
    "evidence/calls.yaml": (
        "kind: statistic\nstatement: The service took 4,127 reports.\nsource: crime-data\nvalue: 4,127\n"
        "unit: offence\n"
        "measure: recorded\nperiod: 2023/24\nlocator: sheet Zebra\nconfidential: true\n"
        "reason: given in confidence\n"
    )
}


def letter(body: str, head: str = HEAD) -> dict[str, str]:
    """A letter with these words, in a workspace with a confidential figure."""
    return SECRET | {"templates/letter.md.j2": f"{head}{body}\n"}


def passage(body: str) -> str:
    """Words between the tags."""
    return f'{{% confidential reason="in confidence" %}}{body}{{% endconfidential %}}'


def made(root: Path, edition: Edition | None, form: str = "md") -> bytes:
    """The letter in an edition; it must not be held back."""
    done = build(root, ["letter"], [form], edition=edition)
    assert done.withheld == (), [str(problem) for one in done.withheld for problem in one.because]
    return done.written[0].path.read_bytes()


def body_of(root: Path, edition: Edition) -> str:
    """The text of the letter as Markdown, from its title on, without signatures."""
    text = made(root, edition).decode()
    return text.partition("# Offences")[2].partition("Yours sincerely")[0].strip().replace("\\", "")


def codes(root: Path, edition: Edition | None) -> list[str]:
    """The codes for which the letter is held back."""
    done = build(root, ["letter"], ["md"], edition=edition)
    return [problem.code.id for one in done.withheld for problem in one.because]


# What each edition shows

PLACES = {
    "in a sentence": (
        f"Before {passage('the secret')} after.",
        "Before **[CONFIDENTIAL: in confidence]** the secret **[END CONFIDENTIAL]** after.",
        "Before [✂] after.",
    ),
    "a heading": (
        f"## {passage('the secret')}",
        "## **[CONFIDENTIAL: in confidence]** the secret **[END CONFIDENTIAL]**",
        "## [✂]",
    ),
    "an item": (
        f"- one\n- {passage('two')}\n- three",
        "- one\n- **[CONFIDENTIAL: in confidence]** two **[END CONFIDENTIAL]**\n- three",
        "- one\n- [✂]\n- three",
    ),
    "an item with its sign": (
        '1. one\n{% confidential reason="in confidence" %}\n2. two\n{% endconfidential %}\n3. three',
        "1. one\n2. **[CONFIDENTIAL: in confidence]** two **[END CONFIDENTIAL]**\n3. three",
        "1. one\n2. [✂]\n3. three",
    ),
    "paragraphs": (
        'One.\n\n{% confidential reason="in confidence" %}\nTwo.\n\nThree.\n{% endconfidential %}\n\nFour.',
        "One.\n\n**[CONFIDENTIAL: in confidence]** Two.\n\nThree. **[END CONFIDENTIAL]**\n\nFour.",
        "One.\n\n[✂]\n\nFour.",
    ),
    "a quotation": (
        '{% confidential reason="in confidence" %}\n> Said so.\n{% endconfidential %}',
        "> **[CONFIDENTIAL: in confidence]** Said so. **[END CONFIDENTIAL]**",
        "> [✂]",
    ),
    "code": (
        '{% confidential reason="in confidence" %}\n```\nx = y\n```\n{% endconfidential %}',
        "**[CONFIDENTIAL: in confidence]** `x = y` **[END CONFIDENTIAL]**",
        "[✂]",
    ),
    "within emphasis": (
        f"It is **bold {passage('and secret')}**.",
        "It is **bold [CONFIDENTIAL: in confidence] and secret [END CONFIDENTIAL]**.",
        "It is **bold [✂]**.",
    ),
    "an address": (
        f"A [page]({passage('https://a.example/x')}) here.",
        "A **[CONFIDENTIAL: in confidence]** [page](https://a.example/x) **[END CONFIDENTIAL]** here.",
        "A page [✂] here.",
    ),
    "a loop": (
        f'{{% for n in ["a", "b"] %}}N {passage("{{ n }}")}. {{% endfor %}}',
        (
            "N **[CONFIDENTIAL: in confidence]** a **[END CONFIDENTIAL]**. "
            "N **[CONFIDENTIAL: in confidence]** b **[END CONFIDENTIAL]**."
        ),
        "N [✂]. N [✂].",
    ),
    "nothing at all": (
        f"Before {passage('')} after.",
        "Before after.",
        "Before [✂] after.",
    ),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_passage_is_marked_or_cut_out_wherever_it_stands(place: str, workspace: Workspaces) -> None:
    body, confidential, public = PLACES[place]
    root = workspace(letter(body))
    assert body_of(root, Edition.CONFIDENTIAL) == confidential
    assert body_of(root, Edition.PUBLIC) == public


def test_a_row_of_a_table_is_cut_out_as_a_row(workspace: Workspaces) -> None:
    row = '{% confidential reason="in confidence" %}\n| c | d |\n{% endconfidential %}'
    root = workspace(letter(f"| a | b |\n| --- | --- |\n| 1 | 2 |\n{row}\n| 3 | {passage('4')} |"))
    rows = [
        re.sub(" +", " ", line) for line in body_of(root, Edition.PUBLIC).splitlines() if line.startswith("|")
    ]
    assert rows[2:] == ["| 1 | 2 |", "| [✂] | |", "| 3 | [✂] |"]
    assert "in confidence]** c" in body_of(root, Edition.CONFIDENTIAL)


def test_emphasis_around_a_passage_is_not_marked_twice(workspace: Workspaces) -> None:
    figures = passage("{{ figure('calls') }}")
    root = workspace(letter(f"It is **{{{{ figure('calls') }}}} and {figures}** so."))
    text = body_of(root, Edition.CONFIDENTIAL)
    assert text.count("[CONFIDENTIAL") == text.count("[END CONFIDENTIAL]") == 2


def test_a_caption_can_hold_a_passage(workspace: Workspaces) -> None:
    caption = f"{{% set c %}}Offences {passage('by force')}{{% endset %}}"
    root = workspace(letter(f'{caption}{{{{ table("by-force", caption=c) }}}}'))
    assert "Table: Offences [✂]" in body_of(root, Edition.PUBLIC)
    assert "Offences **[CONFIDENTIAL: in confidence]** by force" in body_of(root, Edition.CONFIDENTIAL)


def test_a_picture_s_description_can_hold_a_passage(workspace: Workspaces) -> None:
    root = workspace(letter(f"![A map {passage('of Narnia')}](map.png)"))
    (root / "map.png").write_bytes(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
            "0000000d49444154789c6360f8cf0000000301010018dd8db00000000049454e44ae426082"
        )
    )
    assert "![A map [✂]](<map.png>)" in body_of(root, Edition.PUBLIC)
    assert "A map [CONFIDENTIAL: in confidence] of Narnia [END CONFIDENTIAL]" in body_of(
        root, Edition.CONFIDENTIAL
    )


def test_the_title_can_hold_a_passage_and_the_file_s_properties_follow(workspace: Workspaces) -> None:
    head = HEAD.replace("title: Offences", f"title: 'Offences {passage('in Narnia')}'")
    root = workspace(letter(OPEN, head))
    word = WordDocument(io.BytesIO(made(root, Edition.PUBLIC, "docx")))
    assert word.core_properties.title == "Offences [✂]"
    html = made(root, Edition.PUBLIC, "html").decode()
    assert "<title>Offences [✂]</title>" in html
    assert "Narnia" in made(root, Edition.CONFIDENTIAL, "html").decode()


def test_notes_are_numbered_as_if_the_rest_had_never_been(workspace: Workspaces) -> None:
    body = f"One {passage('''{{ figure('calls') }}''')} of them. {OPEN}"
    root = workspace(letter(body))
    confidential, public = (body_of(root, one) for one in (Edition.CONFIDENTIAL, Edition.PUBLIC))
    assert "38,685 offences.[^2]" in confidential
    assert public == "One [✂] of them. Police recorded 38,685 offences.[^1]"
    notes = made(root, Edition.CONFIDENTIAL).decode().replace("\\", "").partition("[^1]: ")[2]
    assert notes.startswith("**[CONFIDENTIAL: in confidence]** Home Office")
    assert "[^2]: Home Office" in notes


def test_a_confidential_record_is_marked_outside_of_any_passage_too(workspace: Workspaces) -> None:
    root = workspace(letter('There were {{ figure("calls") }} reports.'))
    text = body_of(root, Edition.CONFIDENTIAL)
    assert "There were **[CONFIDENTIAL: given in confidence]** 4,127" in text


def test_a_quotation_and_a_table_of_confidential_records_are_marked_whole(workspace: Workspaces) -> None:
    files = letter('{{ quotation("words") }}\n\n{{ table("rows") }}') | {
        "evidence/words.yaml": (
            "kind: quotation\ntext: Be quiet.\nspeaker: A girl\nsource: crime-data\nverbatim: false\n"
            "consent: {basis: written, approved_by: us, uses: [letter]}\nconfidential: true\n"
            "reason: could identify her\n"
        ),
        "evidence/rows.yaml": (
            "kind: table\ntitle: By site\nsource: crime-data\nunit: offence\nmeasure: recorded\nperiod: 2023/24\n"
            "rows: rows.csv\nkey: site\nvalue: offences\nconfidential: true\nreason: by contract\n"
        ),
        "evidence/rows.csv": "site,offences\nNorth,3101\nSouth,4202\n",
    }
    root = workspace(files)
    text = body_of(root, Edition.CONFIDENTIAL)
    assert "> **[CONFIDENTIAL: could identify her]** Be quiet." in text
    assert "— **[CONFIDENTIAL: could identify her]** A girl **[END CONFIDENTIAL]**" in text
    assert "Table: **[CONFIDENTIAL: by contract]** By site" in text
    assert "4,202 **[END CONFIDENTIAL]**" in text
    assert codes(root, Edition.PUBLIC) == ["L102", "L102"]


def test_what_rests_on_a_confidential_source_is_confidential(workspace: Workspaces) -> None:
    source = "kind: source\ntype: report\ntitle: The Zebra report\npublisher: Us\nissued: 2024\n"
    files = letter(f"{OPEN} {passage('''{{ figure('calls') }} reports.''')}") | {
        "evidence/zebra.yaml": f"{source}confidential: true\nreason: not out yet\n",
        "evidence/calls.yaml": SECRET["evidence/calls.yaml"]
        .replace("crime-data", "zebra")
        .replace("confidential: true\nreason: given in confidence\n", ""),
    }
    root = workspace(files)
    assert b"Zebra" not in made(root, Edition.PUBLIC)
    assert b"Zebra" in made(root, Edition.CONFIDENTIAL)


@pytest.mark.parametrize("per", ["calls", "{count: 100, of: calls}"])
def test_a_rate_per_a_confidential_denominator_is_confidential_however_it_is_written(
    per: str, workspace: Workspaces
) -> None:
    rate = (
        "kind: statistic\nstatement: There were 51 offences for every 100 reports in 2023/24.\nsource: crime-data\n"
        f"value: 51\nunit: offence\nmeasure: recorded\nperiod: 2023/24\nlocator: p 1\nper: {per}\n"
    )
    root = workspace({**letter(OPEN), "evidence/rate.yaml": rate})
    assert set(load(root).workspace.reasons) == {"calls", "rate"}


def test_a_confidential_organisation_s_name_is_cut_out_among_senders_and_signatures(
    workspace: Workspaces,
) -> None:
    head = HEAD.replace("from: our-charity", "from: [our-charity, hidden]")
    files = letter(OPEN, head) | {
        "evidence/hidden.yaml": (
            "kind: organisation\nname: The Narnia Trust\nwebsite: https://narnia.example\n"
            "signatory: {name: Jadis White, role: Queen}\nconfidential: true\n"
            "reason: works with people under threat\n"
        )
    }
    root = workspace(files)
    public = made(root, Edition.PUBLIC).decode()
    assert "Narnia" not in public
    assert "Jadis" not in public
    assert public.count("\\[✂\\]") == 3  # the line that says what it means, sender, signature
    marked = made(root, Edition.CONFIDENTIAL).decode()
    assert "CONFIDENTIAL: works with people under threat\\] The Narnia Trust" in marked
    word = WordDocument(io.BytesIO(made(root, Edition.PUBLIC, "docx")))
    assert word.core_properties.author == "Our Charity; [✂]"


def test_who_signs_for_a_confidential_organisation_is_cut_out(workspace: Workspaces) -> None:
    head = HEAD.replace(
        "from: our-charity",
        "from: [our-charity]\nsignatories:\n  - {organisation: hidden, name: Jadis White, role: Queen}",
    )
    hidden = "kind: organisation\nname: The Narnia Trust\nconfidential: true\nreason: under threat\n"
    root = workspace(letter(OPEN, head) | {"evidence/hidden.yaml": hidden})
    assert "Jadis" not in made(root, Edition.PUBLIC).decode()
    assert "Jadis" in made(root, Edition.CONFIDENTIAL).decode()


def test_the_first_page_says_which_edition_it_is(workspace: Workspaces) -> None:
    root = workspace(letter(f"{OPEN} {passage('And more.')}"))
    assert "Confidential edition: what is shaded" in made(root, Edition.CONFIDENTIAL).decode()
    assert "Public edition: \\[✂\\] stands where" in made(root, Edition.PUBLIC).decode()


# What a public file says of itself


def test_a_public_word_file_carries_ordinals_only(
    workspace: Workspaces, validate_docx: Callable[[bytes], list[str]]
) -> None:
    root = workspace(letter(f"{OPEN} {passage('And more.')}"))
    data = made(root, Edition.PUBLIC, "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        text = package.read("word/document.xml").decode()
        app = package.read("docProps/app.xml").decode()
    assert not [name for name in names if name.startswith("customXml") or name == "docProps/custom.xml"]
    assert re.findall(r'<w:tag w:val="([^"]*)"', text) == ["claim:1"]
    assert re.findall(r'w:name="(claim[^"]*)"', text) == ["claim_1"]
    assert "<w:alias" not in text
    assert "rsid" not in text
    assert "Company" not in app
    assert validate_docx(data) == []
    assert validate_docx(made(root, Edition.CONFIDENTIAL, "docx")) == []


def test_a_public_page_carries_ordinals_only(workspace: Workspaces) -> None:
    page = made(workspace(letter(f"{OPEN} {passage('And more.')}")), Edition.PUBLIC, "html").decode()
    assert re.findall(r'data-claim="([^"]*)"', page) == ["claim:1"]
    assert "crime-data" not in page


def test_a_confidential_word_file_shades_what_is_confidential(workspace: Workspaces) -> None:
    data = made(workspace(letter(f"{OPEN} {passage('And more.')}")), Edition.CONFIDENTIAL, "docx")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("word/document.xml").decode()
    shaded = re.findall(
        r'<w:shd w:val="clear" w:color="auto" w:fill="FFE9A8"/></w:rPr><w:t[^>]*>([^<]*)<', text
    )
    assert shaded == ["[CONFIDENTIAL: in confidence] ", "And more.", " [END CONFIDENTIAL]"]


def test_the_same_input_gives_the_same_public_bytes(workspace: Workspaces) -> None:
    root = workspace(letter(f"{OPEN} {passage('And more.')}"))
    first = made(root, Edition.PUBLIC, "docx")
    shutil.rmtree(root / "out")
    assert made(root, Edition.PUBLIC, "docx") == first


# Which documents have editions, and what their files are called


def test_the_files_names_tell_the_editions_apart(workspace: Workspaces) -> None:
    root = workspace(letter(f"{OPEN} {passage('And more.')}"))
    for edition in Edition:
        build(root, ["letter"], ["docx", "md"], edition=edition)
    assert sorted(path.name for path in (root / "out").iterdir()) == [
        "letter.confidential.docx",
        "letter.confidential.md",
        "letter.public.docx",
        "letter.public.md",
    ]


def test_without_names_only_documents_with_something_confidential_are_built(workspace: Workspaces) -> None:
    root = workspace(letter(f"{OPEN} {passage('And more.')}"))
    assert [one.document for one in build(root, formats=["md"], edition=Edition.PUBLIC).written] == ["letter"]
    named = build(root, ["release-gwent"], ["md"], edition=Edition.PUBLIC)
    assert [one.path.name for one in named.written] == ["release-gwent.public.md"]


def test_a_plain_build_refuses_what_needs_an_edition_and_builds_the_rest(workspace: Workspaces) -> None:
    root = workspace(letter(f"{OPEN} {passage('And more.')}"))
    (root / "out").mkdir()
    (root / "out/letter.md").write_text("from before")
    done = build(root, formats=["md"])
    assert [(one.document, [p.code.id for p in one.because]) for one in done.withheld] == [
        ("letter", ["L103"])
    ]
    assert [path.name for path in done.withheld[0].old] == ["letter.md"]
    assert {one.document for one in done.written} == {"release-gwent", "release-dyfed-powys"}


def test_check_says_nothing_of_editions(workspace: Workspaces) -> None:
    assert not any_error(check(workspace(letter(f"{OPEN} {passage('And more.')}"))))


def test_a_draft_needs_no_edition_and_marks_what_is_confidential(workspace: Workspaces) -> None:
    root = workspace(letter(f"{OPEN} {passage('And more.')}"))
    (written,) = build(root, ["letter"], ["md"], draft=True).written
    assert "CONFIDENTIAL: in confidence" in written.path.read_text(encoding="utf-8")


def test_an_old_file_of_the_edition_is_named_when_it_is_not_written(workspace: Workspaces) -> None:
    root = workspace(letter(f"{OPEN} {passage('And more.')}"))
    build(root, ["letter"], ["md"], edition=Edition.PUBLIC)
    workspace(letter('There were {{ figure("calls") }} reports.'))
    (withheld,) = build(root, ["letter"], ["md"], edition=Edition.PUBLIC).withheld
    assert [path.name for path in withheld.old] == ["letter.public.md"]


# What is refused


def test_a_missing_reason_is_an_error_at_its_place(workspace: Workspaces) -> None:
    root = workspace(letter("One.\n\n{% confidential %}Two.{% endconfidential %}"))
    (problem,) = [problem for problem in check(root) if problem.code.id == "L101"]
    assert str(problem.span) == "templates/letter.md.j2:10:4"
    assert codes(root, Edition.PUBLIC) == ["L101"]


@pytest.mark.parametrize(
    "body",
    [
        'There were {{ figure("calls") }} reports.',
        '{{ figure("calls").per_day | more_than }}',
        '{% claim "calls" %}Some reports came.{% endclaim %}',
        'So it is.{{ cite("calls") }}',
        'In {{ period("calls") }}.',
        '{% set n = figure("calls") %}There were {{ n }}.',
        'Share: {{ figure("calls").share_of(figure("offences")) }}.',
    ],
)
def test_a_confidential_record_outside_of_a_passage_is_an_error_in_public(
    body: str, workspace: Workspaces
) -> None:
    root = workspace(letter(body))
    done = build(root, ["letter"], ["md"], edition=Edition.PUBLIC)
    found = [problem for problem in done.diagnostics if problem.code.id == "L102"]
    assert found
    assert "“calls” is confidential" in found[0].message
    assert found[0].span.line == 8
    assert not (root / "out/letter.public.md").exists()


def test_a_document_for_each_row_of_a_confidential_table_has_no_public_edition(workspace: Workspaces) -> None:
    table = (
        "kind: table\ntitle: Offences by force\nsource: crime-data\nunit: offence\nmeasure: recorded\n"
        "period: 2023/24\n"
        "place: {column: force}\nrows: by-force.csv\nkey: force\nvalue: offences\n"
        "confidential: true\nreason: not out yet\n"
    )
    done = build(workspace({"evidence/by-force.yaml": table}), ["release"], ["md"], edition=Edition.PUBLIC)
    assert [problem.code.id for one in done.withheld for problem in one.because] == ["L102"]


def test_a_secret_that_was_typed_in_the_open_is_found_before_the_file_is_written(
    workspace: Workspaces,
) -> None:
    body = f"{OPEN} {passage('''{{ figure('calls') }}''')} It was four thousand one hundred and twenty-seven."
    root = workspace(letter(body))
    assert codes(root, Edition.PUBLIC) == ["L105"]
    assert not (root / "out/letter.public.md").exists()


def test_a_secret_in_a_letterhead_is_found_before_the_file_is_written(workspace: Workspaces) -> None:
    head = HEAD.replace("to: minister\n", "to: minister\nletterhead: ours.docx\n")
    root = workspace(letter(f"{OPEN} {passage('Reepicheep told us so.')}", head))
    document = WordDocument()
    document.sections[0].footer.paragraphs[0].add_run("Reepi")
    document.sections[0].footer.paragraphs[0].add_run("cheep told us so")
    document.add_paragraph("{{ letter }}")
    document.save(str(root / "ours.docx"))
    done = build(root, ["letter"], ["docx"], edition=Edition.PUBLIC)
    messages = [problem.message for one in done.withheld for problem in one.because]
    assert any("Reepicheep told us so" in message and "footer" in message for message in messages)


def test_a_word_that_stands_on_the_whole_text_stands_on_the_public_edition(workspace: Workspaces) -> None:
    settings = "respondent: 1\nunits:\n  - {name: offence, plural: offences}\nsignoff: {required: true}\n"
    root = workspace(letter(f"{OPEN} {passage('And more.')}") | {"respondent.yaml": settings})
    options = [
        "letter",
        "-C",
        str(root),
        "--org",
        "our-charity",
        "--role",
        "chief executive",
        "--by",
        "Jo Doe",
    ]
    assert codes(root, Edition.PUBLIC) == ["G201"]
    proof = root / "yes.txt"
    proof.write_text("Yes.", encoding="utf-8")
    done = CliRunner().invoke(commands, ["signoff", *options, "--proof", str(proof)])
    assert done.exit_code == 0, done.output
    assert codes(root, Edition.CONFIDENTIAL) == codes(root, Edition.PUBLIC) == []


def test_a_public_word_file_that_came_back_can_be_audited(workspace: Workspaces, tmp_path: Path) -> None:
    root = workspace(letter(f"{OPEN} {passage('And more.')}"))
    file = tmp_path / "back.docx"
    file.write_bytes(made(root, Edition.PUBLIC, "docx"))
    done = CliRunner().invoke(commands, ["audit", str(file), "-C", str(root)])
    assert done.exit_code in {0, 1}
    assert "Traceback" not in done.output


def test_no_public_edition_of_the_example_is_refused_for_a_figure_that_others_share(tmp_path: Path) -> None:
    root = tmp_path / "example"
    assert CliRunner().invoke(commands, ["init", str(root)]).exit_code == 0
    record = root / "evidence/nspcc/childline-blackmail-sessions.yaml"  # 903, and 7 per cent, as others have
    text = record.read_text(encoding="utf-8")
    record.write_text(f"{text.rstrip()}\nconfidential: true\nreason: not out yet\n", encoding="utf-8")
    for template in root.glob("templates/*/*.j2"):
        told = template.read_text(encoding="utf-8")
        hidden = re.sub(
            r"In \{\{ period\(\"childline.*?on the year before\.",
            lambda found: passage(found[0]),
            told,
            flags=re.DOTALL,
        )
        template.write_text(hidden, encoding="utf-8")
    done = build(root, formats=["docx", "html", "md"], edition=Edition.PUBLIC)
    assert [str(problem) for one in done.withheld for problem in one.because] == []
    assert len(done.written) > 30


def test_no_public_edition_is_built_while_a_record_cannot_be_read(workspace: Workspaces) -> None:
    root = workspace(letter(f"{OPEN} {passage('And more.')}") | {"evidence/broken.yaml": "kind: finding\n"})
    assert codes(root, Edition.PUBLIC) == ["L106"]
    assert codes(root, Edition.CONFIDENTIAL) == []


# A second folder


APART = {
    "respondent.yaml": (
        "respondent: 1\nunits:\n  - {name: offence, plural: offences}\nconfidential_evidence: ../apart\n"
    ),
    "../apart/more.yaml": SECRET["evidence/calls.yaml"]
    .replace("4,127", "6,238")
    .partition("confidential")[0],
}


def test_records_in_a_folder_of_confidential_evidence_are_confidential(workspace: Workspaces) -> None:
    root = workspace(letter(f"{OPEN} {passage('''{{ figure('more') }} reports.''')}") | APART)
    record = load(root).workspace.records["more"]
    assert (record.confidential, record.reason) == (True, "kept in ../apart")
    assert b"6,238" in made(root, Edition.CONFIDENTIAL)


def test_a_public_build_does_not_open_that_folder(
    workspace: Workspaces, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = workspace(letter(f"{OPEN} {passage('''{{ figure('more') }} reports.''')}") | APART)
    opened: list[str] = []
    real = os.scandir

    def watched(path: str | None = None) -> object:
        opened.append(str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", watched)
    with_folder = made(root, Edition.PUBLIC)
    assert opened
    assert not [path for path in opened if "apart" in path]
    monkeypatch.undo()
    shutil.rmtree(root.parent / "apart")
    assert made(root, Edition.PUBLIC) == with_folder


def test_a_folder_of_confidential_evidence_inside_another_is_left_out_of_it(workspace: Workspaces) -> None:
    settings = APART["respondent.yaml"].replace("../apart", "evidence/apart")
    files = letter(f"{OPEN} {passage('''{{ figure('more') }} reports.''')}") | {
        "respondent.yaml": settings,
        "evidence/apart/more.yaml": APART["../apart/more.yaml"],
    }
    root = workspace(files)
    assert "more" not in load(root, confidential=False).workspace.records
    assert load(root).workspace.records["more"].confidential
    assert not any_error(check(root))


def test_a_folder_that_is_not_there_is_a_note(workspace: Workspaces) -> None:
    settings = {"respondent.yaml": APART["respondent.yaml"]}
    (problem,) = check(workspace(settings))
    assert (problem.code.id, problem.severity.value) == ("L107", "note")


@pytest.mark.parametrize("folder", ["/etc", "~/x", "C:/x", "a\\b"])
def test_a_folder_is_named_as_seen_from_the_workspace(folder: str, workspace: Workspaces) -> None:
    settings = APART["respondent.yaml"].replace("../apart", f"'{folder}'")
    assert "S103" in {
        problem.code.id for problem in load(workspace({"respondent.yaml": settings})).diagnostics
    }


# The command line


def test_build_and_send_take_an_edition(workspace: Workspaces) -> None:
    root = workspace(letter(f"{OPEN} {passage('And more.')}"))
    runner = CliRunner()
    options = ["letter", "--edition", "public", "--as", "md", "-C", str(root)]
    done = runner.invoke(commands, ["build", *options, "--format", "json"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["documents"][0]["edition"] == "public"
    sent = runner.invoke(commands, ["send", *options, "--to", "Ofcom", "--on", "2025-02-18"])
    assert sent.exit_code == 0, sent.output
    folder = root / "sent/letter/2025-02-18"
    assert (folder / "letter.public.md").is_file()
    assert "claim:offences@" in (folder / "manifest.json").read_text(encoding="utf-8")
    refused = runner.invoke(
        commands, ["send", "letter", "-C", str(root), "--to", "Ofcom", "--on", "2025-02-18"]
    )
    assert refused.exit_code == 1
    assert "L103" in refused.output


def test_a_public_edition_that_leaks_is_not_sent(workspace: Workspaces) -> None:
    root = workspace(letter(f"{OPEN} {passage('Reepicheep told us so.')}\n\nReepicheep told us so."))
    options = ["letter", "--edition", "public", "--as", "md", "-C", str(root)]
    done = CliRunner().invoke(commands, ["send", *options, "--to", "Ofcom", "--on", "2025-02-18"])
    assert done.exit_code == 1
    assert "L105" in done.output
    assert not (root / "sent/letter").exists()


def test_a_draft_has_no_edition(workspace: Workspaces) -> None:
    done = CliRunner().invoke(commands, ["build", "--draft", "--edition", "public", "-C", str(workspace({}))])
    assert done.exit_code == 2
    assert "A draft has no edition" in done.output
