"""Workspaces with canaries: names and numbers that no text has, confidential in every place of a document."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

REASON = "given in confidence"
_LETTERS = "bcdfghjklmnpqrstvwxz"


@dataclass
class Planted:
    """The files of a workspace. `shown` canaries stand in the confidential edition, `hidden` ones need not."""

    files: dict[str, bytes] = field(default_factory=dict)
    shown: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    not_in_markdown: set[str] = field(default_factory=set)

    @property
    def all(self) -> frozenset[str]:
        """Every canary."""
        return frozenset(self.shown | self.hidden)


class Planter:
    """Plants canaries in a chosen few of the places that there are."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._planted = Planted()
        self._body: list[str] = []
        self._title = "Offences in a year"
        self._senders = ["our-charity"]
        self._letterhead = ""

    def plant(self, letterhead: Callable[[str], bytes]) -> Planted:
        """A workspace: `letterhead` makes one with a canary in all that it says of itself."""
        self._file("respondent.yaml", "respondent: 1\nunits:\n  - {name: offence, plural: offences}\n")
        self._file(
            "evidence/crime-data.yaml",
            "kind: source\ntype: dataset\ntitle: Police recorded crime\npublisher: Home Office\nissued: 2024\n"
            "standing: [official, published]\n",
        )
        self._file(
            "evidence/offences.yaml",
            "kind: statistic\nstatement: Police recorded 38,685 offences in 2023/24.\nsource: crime-data\n"
            "value: 38,685\nunit: offence\nmeasure: recorded\nperiod: 2023/24\n",
        )
        self._file("evidence/our-charity.yaml", "kind: organisation\nname: Our Charity\n")
        places = [name for name in dir(self) if name.startswith("_in_")]
        for name in self._random.sample(places, k=self._random.randint(5, 12)):
            self._public()
            getattr(self, name)()
        self._public()
        if self._random.random() < 0.3:
            canary = self._hide()
            self._planted.files["letterheads/ours.docx"] = letterhead(canary)
            self._letterhead = "letterhead: letterheads/ours.docx\n"
        kind = self._random.choice(["letter", "response", "release"])
        to = "to: minister\n" if kind == "letter" else ""
        self._file(
            "evidence/minister.yaml",
            "kind: office\nname: Minister\nsalutation: Minister\nholders:\n  - {name: Jo Doe, from: 2024-07-05}\n",
        )
        self._file(
            "templates/paper.md.j2",
            f"---\nkind: {kind}\ntitle: '{self._title}'\ndate: 2025-02-18\nfrom: [{', '.join(self._senders)}]\n"
            f"{to}{self._letterhead}---\n" + "\n\n".join(self._body) + "\n",
        )
        return self._planted

    # What is planted

    def _word(self) -> str:
        return "Qz" + "".join(self._random.choices(_LETTERS, k=9))

    def _show(self) -> str:
        canary = self._word()
        self._planted.shown.add(canary)
        return canary

    def _hide(self) -> str:
        canary = self._word()
        self._planted.hidden.add(canary)
        return canary

    def _number(self) -> str:
        digits = str(self._random.randint(2_000_000, 9_999_999))
        self._planted.shown.add(digits)
        return f"{int(digits):,}"

    def _file(self, name: str, text: str) -> None:
        self._planted.files[name] = text.encode()

    def _public(self) -> None:
        self._body.append(
            self._random.choice(
                [
                    'Police recorded {{ figure("offences") }} offences in {{ period("offences") }}.',
                    '{% claim "offences" %}The police record such offences.{% endclaim %}',
                    "Everybody may read this.",
                ]
            )
        )

    def _secret(self, body: str, *, block: bool = False) -> str:
        gap = "\n" if block else ""
        return f'{{% confidential reason="{REASON}" %}}{gap}{body}{gap}{{% endconfidential %}}'

    def _record(self, kind: str, text: str) -> str:
        name = f"{kind}-{self._hide().lower()}"
        self._file(f"evidence/{name}.yaml", f"kind: {kind}\n{text}confidential: true\nreason: {REASON}\n")
        return name

    # The places

    def _in_text(self) -> None:
        self._body.append(f"Before it, {self._secret(f'the word {self._show()} stands')} in a line.")

    def _in_paragraph(self) -> None:
        self._body.append(
            self._secret(f"A whole paragraph has {self._show()}.\n\nAnd {self._show()}.", block=True)
        )

    def _in_heading(self) -> None:
        self._body.append(f"## {self._secret(self._show())} and more")

    def _in_section(self) -> None:
        self._body.append(
            self._secret(f"## A heading {self._show()}\n\nIts text {self._show()}.", block=True)
        )

    def _in_list(self) -> None:
        self._body.append(f"- one\n- {self._secret(self._show())}\n- three")

    def _in_item(self) -> None:
        self._body.append(f"1. one\n{self._secret(f'2. {self._show()}', block=True)}\n3. three")

    def _in_cell(self) -> None:
        self._body.append(f"| a | b |\n| --- | --- |\n| 1 | {self._secret(self._show())} |")

    def _in_row(self) -> None:
        row = self._secret(f"| {self._show()} | {self._show()} |", block=True)
        self._body.append(f"| a | b |\n| --- | --- |\n| c | d |\n{row}\n| e | f |")

    def _in_caption(self) -> None:
        self._file(
            "evidence/by-force.yaml",
            "kind: table\ntitle: Offences by force\nsource: crime-data\nunit: offence\nmeasure: recorded\n"
            "period: 2023/24\nplace: {column: force}\nrows: by-force.csv\nkey: force\nvalue: offences\n",
        )
        self._file("evidence/by-force.csv", "force,offences\nGwent,503\nDyfed-Powys,192\n")
        caption = self._secret(f"by {self._show()}")
        self._body.append(
            f'{{% set c %}}Offences {caption}{{% endset %}}{{{{ table("by-force", caption=c) }}}}'
        )

    def _in_emphasis(self) -> None:
        self._body.append(
            f"It is **bold {self._secret(f'and {self._show()}')}** or *{self._secret(self._show())}*."
        )

    def _in_code(self) -> None:
        self._body.append(self._secret(f"```\ncode {self._show()}\n```", block=True))

    def _in_quote(self) -> None:
        self._body.append(self._secret(f"> Somebody said {self._show()}.", block=True))

    def _in_link(self) -> None:
        address = self._secret(f"https://{self._show().lower()}.example/{self._show()}")
        self._body.append(f"A [page]({address}) and {self._secret(f'[{self._show()}](https://a.example)')}.")

    def _in_alt(self) -> None:
        name = f"pictures/p{self._random.randint(0, 10**9)}.png"
        canary = self._hide()
        self._planted.files[name] = picture(canary)
        self._body.append(f"![A map {self._secret(f'of {self._show()}')}]({name})")

    def _in_picture(self) -> None:
        name = f"pictures/{self._hide()}.png"
        self._planted.files[name] = picture(self._hide())
        self._body.append(self._secret(f"![A map of {self._show()}]({name})"))

    def _in_title(self) -> None:
        self._title = "Offences " + self._secret(f"at {self._show()}")

    def _in_statistic(self) -> None:
        name = self._record(
            "statistic",
            f"statement: Our {self._hide()} counted it.\nsource: crime-data\nvalue: {self._number()}\n"
            f"unit: offence\nmeasure: recorded\nperiod: 2023/24\nlocator: sheet {self._show()}\n"
            f"note: {self._hide()}\n",
        )
        self._body.append(self._secret(f'There were {{{{ figure("{name}") }}}} of them.'))

    def _in_derived(self) -> None:
        name = self._record(
            "statistic",
            f"statement: Our {self._hide()} counted it.\nsource: crime-data\nvalue: {self._number()}\n"
            "unit: offence\nmeasure: recorded\nperiod: 2023/24\n",
        )
        self._body.append(
            self._secret(f'There were {{{{ figure("{name}").per_day | more_than }}}} every day.', block=True)
        )

    def _in_quotation(self) -> None:
        name = self._record(
            "quotation",
            f"text: They said {self._show()} to me.\nspeaker: A person from {self._show()}\nsource: crime-data\n"
            "verbatim: false\nconsent: {basis: written, approved_by: us, uses: [letter, response, release]}\n",
        )
        self._body.append(self._secret(f'{{{{ quotation("{name}") }}}}', block=True))

    def _in_source(self) -> None:
        source = self._record(
            "source",
            f"type: report\ntitle: The {self._show()} report\npublisher: {self._show()}\nissued: 2024\n"
            f"url: https://example.org/{self._show()}\n",
        )
        name = f"finding-{self._hide().lower()}"
        self._file(
            f"evidence/{name}.yaml",
            f"kind: finding\nstatement: Something about {self._hide()} was found.\nsource: {source}\n",
        )
        self._body.append(
            self._secret(f'{{% claim "{name}" %}}The report found {self._show()}.{{% endclaim %}}')
        )

    def _in_citation(self) -> None:
        source = self._record(
            "source", f"type: report\ntitle: On {self._show()}\npublisher: Home Office\nissued: 2024\n"
        )
        self._body.append(
            f'It is known. {self._secret(f"""See it{{{{ cite("{source}", "p {self._show()}") }}}}.""")}'
        )

    def _in_table(self) -> None:
        name = self._record(
            "table",
            f"title: Offences at {self._show()}\nsource: crime-data\nunit: offence\nmeasure: recorded\n"
            f"period: 2023/24\nrows: t{self._hide().lower()}.csv\nkey: site\nvalue: offences\n",
        )
        rows = self._planted.files[f"evidence/{name}.yaml"].decode().partition("rows: ")[2].partition("\n")[0]
        self._file(
            f"evidence/{rows}", f"site,offences\n{self._show()},{int(self._number().replace(',', ''))}\n"
        )
        self._body.append(self._secret(f'{{{{ table("{name}") }}}}', block=True))

    def _in_organisation(self) -> None:
        name = self._record(
            "organisation",
            f"name: The {self._show()} Trust\nabout: We are {self._hide()}.\naddress: [{self._hide()} House]\n"
            f"website: https://{self._hide().lower()}.example\n",
        )
        self._senders.append(name)

    def _in_folder(self) -> None:
        self._file(
            "respondent.yaml",
            "respondent: 1\nunits:\n  - {name: offence, plural: offences}\nconfidential_evidence: apart\n",
        )
        name = f"statistic-{self._hide().lower()}"
        self._file(
            f"apart/{name}.yaml",
            f"kind: statistic\nstatement: Our {self._hide()} counted it.\nsource: crime-data\n"
            f"value: {self._number()}\n"
            "unit: offence\nmeasure: recorded\nperiod: 2023/24\n",
        )
        self._body.append(self._secret(f'There were {{{{ figure("{name}") }}}} of these.'))

    def _in_include(self) -> None:
        name = f"part{self._random.randint(0, 10**9)}.md.j2"
        self._file(f"templates/{name}", f"Here {self._secret(f'stands {self._show()}')} too.\n")
        self._body.append(f'{{% include "{name}" %}}')

    def _in_loop(self) -> None:
        self._body.append(
            f'{{% for word in ["{self._show()}", "{self._show()}"] %}}'
            f"Word {self._secret('{{ word }}')}. {{% endfor %}}"
        )

    def _in_macro(self) -> None:
        self._body.append(
            f"{{% macro told(x) %}}{self._secret('so {{ x }}')}{{% endmacro %}}"
            f"It is {{{{ told('{self._show()}') }}}}."
        )


def picture(canary: str) -> bytes:
    """A picture of one pixel that says the canary about itself in three ways."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        )

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
        + chunk(b"tEXt", b"Author\0" + canary.encode())
        + chunk(b"zTXt", b"Comment\0\0" + zlib.compress(canary.encode()))
        + chunk(b"eXIf", b"MM\0*\0\0\0\x08" + canary.encode())
        + chunk(b"IDAT", zlib.compress(b"\0\xff\xff\xff"))
        + chunk(b"IEND", b"")
        + canary.encode()
    )
