"""A template's file, taken apart into its front matter and its body."""

from __future__ import annotations

import re
from hashlib import sha256
from posixpath import basename

from respondent.loading.front_matter import read_front_matter
from respondent.model.codes import T106, T107, T108, T109
from respondent.model.diagnostic import Diagnostic, any_error
from respondent.model.span import Span
from respondent.model.template import Template
from respondent.yamltext.parse import parse_yaml
from respondent.yamltext.text import decode
from respondent.yamltext.unfinished import unfinished_merges

MAX_BYTES = 1_000_000
"""The most that a template may have; a long consultation response has a tenth of that."""

SUFFIX = ".md.j2"
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


def read_template(data: bytes | str, path: str, name: str) -> tuple[Template | None, tuple[Diagnostic, ...]]:
    """The template that a file holds, and everything that is wrong with its encoding and its front matter.

    `path` is the file's path below the workspace's root, `name` the one below the templates' folder. Line ends
    become those of Unix, so that the template's hash is the same on every computer. Without front matter the
    template is a partial. There is no template where the front matter has an error.
    """
    if len(data) > MAX_BYTES:
        return None, (
            T108.at(
                Span(path),
                f"This template is larger than {MAX_BYTES // 1_000_000} MB.",
                "Check that it is the right file; pictures and tables belong into files of their own.",
            ),
        )
    text, problems = decode(data, path)
    if text is None or problems:
        return None, problems
    if unfinished := unfinished_merges(text, path, T109):
        return None, unfinished
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head, body, body_line, problem = _split(text, path)
    if problem is not None:
        return None, (problem,)
    front = None
    if head is not None:
        node, problems = parse_yaml(head, path, first_line=2)
        if node is not None:
            front, wrong = read_front_matter(node, path)
            problems += wrong
        if front is None or any_error(problems):
            return None, problems
    template = Template(
        id=basename(name).removesuffix(SUFFIX),
        name=name,
        path=path,
        front=front,
        body=body,
        body_line=body_line,
        hash=sha256(text.encode("utf-8")).hexdigest(),
    )
    return template, problems


def _split(text: str, path: str) -> tuple[str | None, str, int, Diagnostic | None]:
    """The front matter, if any; the body, and the number of its first line; or what is wrong with the two."""
    first = _FENCE.match(text)
    if first is None:
        if text.lstrip().startswith("---\n"):
            line = text[: text.index("---")].count("\n") + 1
            return (
                None,
                text,
                1,
                T106.at(
                    Span(path, line, 1),
                    "Front matter begins here, but not on the first line of the file.",
                    "Delete what stands above it; to draw a line across the page, write ***.",
                ),
            )
        return None, text, 1, None
    last = _FENCE.search(text, first.end())
    if last is None:
        return (
            None,
            "",
            1,
            T107.at(
                Span(path, 1, 1),
                "The front matter that begins here does not end.",
                "Write a line of three hyphens, ---, between it and the text.",
            ),
        )
    head = text[first.end() + 1 : last.start()]
    return head, text[last.end() + 1 :], text.count("\n", 0, last.end()) + 2, None
