"""What is added to Jinja's language: tags such as ``{% claim %}``, and marks of where each line came from.

The marks go into the template's own text, at each new line, before each ``{{`` and before each claim, and are read
off the finished text. So a block of the document knows its line through loops, macros and includes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser

from respondent.rendering.answers_kept import answers_kept, passage
from respondent.rendering.line_ends import keep_line_ends
from respondent.rendering.tokens import MOST_LINES, RESERVED, place_mark, without_places

MOST_TOKENS = 30_000
"""Pieces that one template may consist of: names, brackets, runs of text."""


class Claims(Extension):
    """The tags and the marks."""

    tags = {"claim", "confidential", "answer", "skip", "reservation", "recommendation"}  # noqa: RUF012 - Jinja's way

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        """``{% claim "id" [locator="…"] %}…{% endclaim %}``: the prose is handed to the sandbox's function.

        The others have the same form.
        """
        tag = next(parser.stream)
        line = tag.lineno
        if tag.value == "confidential":
            return self._confidential(parser, line)
        args = [parser.parse_expression()]
        named = []
        while parser.stream.current.type != "block_end":
            parser.stream.skip_if("comma")
            name = parser.stream.expect("name").value
            parser.stream.expect("assign")
            named.append(nodes.Keyword(name, parser.parse_expression(), lineno=line))
        body = parser.parse_statements((f"name:end{tag.value}",), drop_needle=True)
        function = nodes.EnvironmentAttribute(tag.value, lineno=line)
        call = nodes.Call(function, args, named, None, None, lineno=line)
        return nodes.CallBlock(call, [], [], body, lineno=line)

    def _confidential(self, parser: Parser, line: int) -> nodes.Node | list[nodes.Node]:
        """``{% confidential reason="…" %}…{% endconfidential %}`` around anything.

        For a public edition what stands between is left out here, so that it is never run; only how it begins (a
        list's sign, a heading's, a row's) and whether it ends a line stays, and the questions of whole answers.
        """
        named = []
        while parser.stream.current.type != "block_end":
            parser.stream.skip_if("comma")
            name = parser.stream.expect("name").value
            parser.stream.expect("assign")
            named.append(nodes.Keyword(name, parser.parse_expression(), lineno=line))
        body = parser.parse_statements(("name:endconfidential",), drop_needle=True)
        if self.environment.public:  # type: ignore[attr-defined] # the sandbox's own
            kept = answers_kept(body, bool(named))
            if kept:
                return kept
            body = [nodes.Output([nodes.TemplateData(_outline(body))], lineno=line)]
        return passage(body, named, line)

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Keep the ends of lines that have text on them."""
        return keep_line_ends(source)

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Mark the lines, and refuse what could pass for a mark."""
        number = self.environment.number_of(stream.name)  # type: ignore[attr-defined] # the sandbox's own method
        tag = None
        for count, token in enumerate(stream):
            if count > MOST_TOKENS or token.lineno >= MOST_LINES:
                raise TemplateSyntaxError(TOO_LONG, token.lineno, stream.name, stream.filename)
            if tag is not None:
                if token.type == "name" and token.value in self.tags:
                    yield Token(tag.lineno, "data", place_mark(number, tag.lineno))
                yield tag
                tag = None
            if token.type == "block_begin":
                tag = token
                continue
            if token.type == "data":
                yield Token(token.lineno, "data", _marked(token.value, number, token.lineno))
                continue
            if token.type == "string" and RESERVED.search(token.value):
                raise TemplateSyntaxError(RESERVED_CHARACTER, token.lineno, stream.name, stream.filename)
            if token.type == "variable_begin":
                yield Token(token.lineno, "data", place_mark(number, token.lineno))
            yield token


_OPENING = re.compile(r"\s*((?:[*+-]|\d{1,3}\.)(?=[ ])|#{1,6}(?=[ ])|>|\|)")


def _outline(body: list[nodes.Node]) -> str:
    """How what is left out begins, if that is a sign of Markdown's, and whether it ends a line."""
    data = [found for node in body for found in _data(node)]
    if not data:
        return ""
    opening = _OPENING.match(without_places(data[0]))
    ends = without_places(data[-1]).rpartition("\n")
    return (opening[1] if opening else "") + ("\n" if ends[1] and not ends[2].strip() else "")


def _data(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.TemplateData):
        yield node.data
    for child in node.iter_child_nodes():
        yield from _data(child)


TOO_LONG = "the template is too long"
RESERVED_CHARACTER = "a private-use character"


def _marked(text: str, number: int, line: int) -> str:
    first, *rest = text.split("\n")
    marked = [place_mark(number, line) + first]
    marked += [f"\n{place_mark(number, line + offset)}{more}" for offset, more in enumerate(rest, 1)]
    return "".join(marked)
