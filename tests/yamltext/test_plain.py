"""What is read without the parser is what the parser would read."""

from __future__ import annotations

from random import Random

import pytest

from respondent.yamltext.node import Node
from respondent.yamltext.parse import parse_yaml
from respondent.yamltext.plain import read_plainly

PLAIN = [
    "a: x\n",
    "a: x",
    "# so: far\n\na: x\n\n# more\nb: 50%\n",
    "a: one: two".replace(": two", ":two") + "\n",
    "a: C# is £5 (or so), isn't it?\n",
    "a: \u00a0x\u00a0\n",
    "a: 'x: y'\nb: \"x: 'y'\"\nc: ''\n",
    "a: {b: 1, c d: 'x, y', e-f: \"\"}\n",
    "a: [x y, 'z', {b: c}, [d]]\n",
    "a: {b: [x, y], c: {d: e}}\n",
    "a: >-\n  one\n  - two: three\nb: x\n",
    "a: |\n  one\n  two\n",
    "a: >\n    one\n    two\n# so\n",
    "a: |-\n one\nb:\n  c: x\n  d: >-\n    one\n    two\n  e: {f: g}\nh: x\n",
    "a:\n  b:\n    c: x\n",
    "a:\n  - x y\n  - 'z'\n  - {b: c}\n  - [d]\nb: x\n",
    "a:\n  - b: x\n    c: y\n  - b: >-\n      one\n      two\n    c:\n      - z\n",
    "a:\n  b:\n    - x\n",
    "é: x\nkind_2: y\n",
    "a: null\nb: ~\n".replace("~", "none"),
]

NOT_PLAIN = [
    "",
    "\n",
    "a: x # so\n",
    "a:\tx\n",
    "a: x\r\n",
    "a: x \n",
    "a: \n",
    "a:\n",
    "a:\nb: x\n",
    "a: x\na: y\n",
    "a: {b: 1, b: 2}\n",
    "a: {b: 1,}\n",
    "a: {b: 1\n",
    "a: {b: 1]\n",
    "a: [b}\n",
    "a: []\n",
    "a: {}\n",
    "a: {b: 1} c\n",
    "a: {b: c: d}\n",
    "a: {b}\n",
    "a: [b: c]\n",
    "a: [[[x]]]\n",
    "a: -5\n",
    "a: *b\n",
    "a: &b c\n",
    "a: !b c\n",
    "a: x: y\n",
    "a: x:\n",
    "a: 'it''s'\n",
    'a: "\\n"\n',
    "a: 'x' y\n",
    "a: x\n  y\n",
    "a: x\n  b: y\n",
    "a:\n  b: x\n c: y\n",
    "a:\n- b\n",
    "a:\n  - b\n  c: x\n",
    "a:\n  - b\n   - c\n",
    "a:\n  - b\n    c\n",
    "a:\n  - - b\n",
    "a:\n  -\n    b: x\n",
    "a:\n  - \n",
    "a:\n  - 'b': x\n",
    "a:\n  - b: x\n   c: y\n",
    "a:\n  - b: x\n     c: y\n",
    "a:\n  b: x\n  - c\n",
    "a: >-\nb: x\n",
    "a: >-\n",
    "a: >-\n  one\n\n  two\n",
    "a: >-\n  one\n   two\n",
    "a: >-\n  one\n two\n",
    "a: |\n  one",
    "a: >+\n  one\n",
    "- a\n",
    "a b: x\n",
    "'a': x\n",
    "---\na: x\n",
    "%YAML 1.2\n---\na: x\n",
    f"{'a' * 200}: x\n",
    f"a: [{'b, ' * 500}b]\n",
    f"a: {'b' * 50_000}\n",
    "".join(f"{' ' * depth}a:\n" for depth in range(12)) + f"{' ' * 12}b: x\n",
]


def by_the_parser(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Node | None, object]:
    """What the parser alone makes of a text."""
    with monkeypatch.context() as patch:
        patch.setattr("respondent.yamltext.parse.read_plainly", lambda *_: None)
        return parse_yaml(text, "a.yaml", 3)


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_is_read_as_the_parser_reads_it(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    node = read_plainly(text, "a.yaml", 3)
    assert node is not None
    assert repr((node, ())) == repr(by_the_parser(text, monkeypatch))


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_any_other_text_is_left_to_the_parser(text: str) -> None:
    assert read_plainly(text, "a.yaml", 1) is None


class Writer:
    """Writes texts that are plain, nearly plain or broken, at random."""

    NAMES = ("kind", "a", "b_c", "value", "é", "note", "t1", "t2", "t3", "2x", "a b", "a-b", "<<", "on")
    GOOD = (
        "x",
        "foo bar",
        "1,249",
        "50%",
        "a:b",
        "C#",
        "é ï",
        "x?",
        "\u00a0x",
        "x\u00a0",
        "a}b",
        "a, b",
        "null",
    )
    ODD = (
        *("a #b", "x: y", "x:", "-5", "- a", "{a", "[b", "}", '"q"', "it's", "*b", "&c", "!d", "@e", "`f"),
        *(
            "? h",
            "~",
            "x ",
            ">",
            "|-",
            "...",
            "---",
            "%",
            "|2",
            '"a\\b"',
            "a\\b",
            "",
            "''",
            '""',
            " x",
            "# c",
        ),
    )

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def scalar(self) -> str:
        """A value, seldom an odd one, sometimes in quotation marks."""
        word = self.random.choice(self.GOOD if self.random.random() < 0.9 else self.ODD)
        return self.random.choice(("{}", "{}", '"{}"', "'{}'")).format(word)

    def flow(self, depth: int = 0) -> str:
        """A value that may be in brackets."""
        choice, comma = self.random.random(), self.random.choice((", ", ", ", ","))
        if depth > 2 or choice < 0.4:
            return self.scalar()
        inner = [self.flow(depth + 1) for _ in range(self.random.randint(0, 3))]
        if choice < 0.7:
            pairs = comma.join(f"{self.random.choice(self.NAMES)}: {value}" for value in inner)
            return f"{{{pairs}{self.random.choice('}}}}}} ]')}"
        return f"[{comma.join(inner)}{self.random.choice(']]]]]] }')}"

    def lines(self, indent: int = 0, depth: int = 0) -> list[str]:
        """Lines of a group of fields."""
        found = []
        for _ in range(self.random.randint(1, 4)):
            start = f"{' ' * indent}{self.random.choice(self.NAMES)}"
            choice = self.random.random()
            if choice < 0.4:
                found.append(f"{start}: {self.scalar()}")
            elif choice < 0.6:
                found.append(f"{start}: {self.flow()}")
            elif choice < 0.75:
                found.append(f"{start}: {self.random.choice(('>-', '>', '|', '|-', '>+'))}")
                inner = indent + self.random.choice((0, 1, 2, 2, 2))
                found += [" " * inner + self.scalar() for _ in range(self.random.randint(0, 3))]
            elif choice < 0.85 and depth < 3:
                found.append(f"{start}:")
                found += self.lines(indent + self.random.choice((0, 1, 2, 2, 2)), depth + 1)
            elif choice < 0.93 and depth < 3:
                found.append(f"{start}:")
                found += self.items(indent + self.random.choice((0, 1, 2, 2, 2)), depth + 1)
            else:
                found.append(self.random.choice(("# so: far", "", f"{' ' * indent}- x", f"{' ' * indent}x")))
        return found

    def items(self, indent: int, depth: int) -> list[str]:
        """Lines of a list: values, and groups of fields."""
        found = []
        for _ in range(self.random.randint(1, 3)):
            if self.random.random() < 0.5:
                found.append(f"{' ' * indent}- {self.flow()}")
            else:
                first, *rest = self.lines(indent + self.random.choice((1, 2, 2, 2, 3)), depth + 1)
                found += [f"{' ' * indent}- {first.lstrip(' ')}", *rest]
        return found

    def text(self) -> str:
        """A text, sometimes with one character changed."""
        text = "\n".join(self.lines()) + self.random.choice(("\n", "\n", "\n", "", "\n\n"))
        if self.random.random() < 0.2:
            at = self.random.randrange(len(text) + 1)
            text = text[:at] + self.random.choice(" \n:#\"'{},-") + text[at + self.random.randint(0, 1) :]
        return text


def test_whatever_is_read_plainly_is_read_so_by_the_parser(
    examples: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = Writer(2025)
    plain = 0
    for _ in range(examples):
        text = writer.text()
        node = read_plainly(text, "a.yaml", 3)
        if node is not None:
            plain += 1
            assert repr((node, ())) == repr(by_the_parser(text, monkeypatch)), text
    assert plain > examples // 20
