"""A template's tree before it runs: what is wrong with it at first sight, and what is rewritten for the sandbox.

Loops, joinings of texts and comparisons are put through functions of the sandbox, which bound them. Names, filters
and templates that do not exist are reported here, also where no document would come by, and replaced by what can
run, so that the rest of the template is still tried.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

from respondent.model.codes import T203, T205, T206, T207
from respondent.model.diagnostic import Code
from respondent.model.workspace import did_you_mean
from respondent.prose.wording import WRITERS
from respondent.rendering.claims import FUNCTIONS
from respondent.rendering.faces import CALCULATIONS, RATES
from respondent.rendering.response import REFERENCES
from respondent.rendering.unknown import unknown_name, unquoted_ids

METERED, JOINED, COMPARED = " metered", " joined", " compared"
NO_FILTER, NO_TEST = " no filter", " no test"
"""Names of the sandbox's own filters; a template cannot write them, because of the space."""

ALWAYS_KNOWN = frozenset({"loop", "caller", "varargs", "kwargs", "self", "super", "namespace", "range"})

TAGS = (
    "if", "elif", "else", "endif", "for", "endfor", "set", "endset", "macro", "endmacro", "call", "endcall",
    "include", "import", "from", "claim", "endclaim", "confidential", "endconfidential", "answer", "endanswer",
    "skip", "endskip", "reservation", "endreservation", "recommendation", "endrecommendation", "raw", "endraw",
    "with", "endwith", "block", "endblock", "extends", "filter", "endfilter", "print",
)  # fmt: skip

_OTHER_NAMES = frozenset({"capitalize", "count", "d"})

Report = Callable[[Code, int, str, str, str], None]
"""Notes a problem: its code, the line, the message, the remedy, and what to point at in the line."""


class Preparation(NodeTransformer):
    """Rewrites one template's tree. `known` are names from outside, or None where only a run can tell."""

    def __init__(
        self,
        report: Report,
        filters: Collection[str],
        tests: Collection[str],
        templates: Collection[str],
        known: Collection[str] | None,
    ) -> None:
        self._report = report
        self._filters = filters
        self._tests = tests
        self._templates = templates
        self._known = known
        self.unknown: set[str] = set()
        self.uses: set[str] = set()

    def prepare(self, tree: nodes.Template) -> nodes.Template:
        """The tree as it may run."""
        if self._known is not None:
            self._look_for_unknown(tree, {*self._known, *ALWAYS_KNOWN})
        prepared = self.visit(tree)
        prepared.set_environment(tree.environment)
        return prepared  # type: ignore[no-any-return] # NodeTransformer is untyped about what visit gives

    # Names

    def _look_for_unknown(self, tree: nodes.Template, known: set[str]) -> None:
        known |= set(_set_names(tree)) | set(_asked_after(tree))
        for line, written, names in unquoted_ids(tree, known):
            self.unknown |= names
            message = f"{written} has no quotation marks around it."
            self._report(T203, line, message, f'Write "{written}".', written)
        told = frozenset(self.unknown)
        for name in tree.find_all(nodes.Name):
            if name.ctx == "load" and name.name not in known | told:
                self.unknown.add(name.name)
                self._report(T203, name.lineno, *unknown_name(name.name, known), name.name)

    # What is bounded

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - Jinja looks it up by this name
        """Count a loop's turns off the budget."""
        self.generic_visit(node)
        node.iter = _through(METERED, node.iter)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Bound what texts are put together to."""
        self.generic_visit(node)
        first, *rest = node.nodes
        return _through(JOINED, first, *rest)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        """Compare through the sandbox: figures exactly, and nothing that has parts."""
        self.generic_visit(node)
        steps: list[nodes.Expr] = []
        for operand in node.ops:
            steps += [nodes.Const(operand.op, lineno=operand.lineno), operand.expr]
        return _through(COMPARED, node.expr, *steps)

    # What does not exist, or is not allowed

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:  # noqa: N802
        """Report a filter that there is not."""
        self.generic_visit(node)
        if node.name not in self._filters:
            self._report(
                T205,
                node.lineno,
                f"There is no filter “{node.name}”.",
                _likely_filter(node.name, self._filters),
                node.name,
            )
            node.name = NO_FILTER
        return node

    def visit_Test(self, node: nodes.Test) -> nodes.Node:  # noqa: N802
        """Report a test that there is not."""
        self.generic_visit(node)
        if node.name not in self._tests:
            self._report(
                T205,
                node.lineno,
                f"There is no test “is {node.name}”.",
                did_you_mean(node.name, _sayable(self._tests)),
                node.name,
            )
            node.name = NO_TEST
        return node

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        """Names in braces must be plain texts: hashing what has parts could take for ever."""
        self.generic_visit(node)
        if not all(isinstance(pair.key, nodes.Const) for pair in node.items):
            self._report(
                T207,
                node.lineno,
                "A name in braces is not in quotation marks.",
                'Write {"name": value}.',
                "{",
            )
            return nodes.Dict([], lineno=node.lineno)
        return node

    def visit_ScopedEvalContextModifier(self, node: nodes.ScopedEvalContextModifier) -> nodes.Node:  # noqa: N802
        """Templates write Markdown: nothing is to be escaped for HTML."""
        self._report(
            T207,
            node.lineno,
            "“autoescape” is for web pages.",
            "Leave {% autoescape %} and its end out.",
            "autoescape",
        )
        self.generic_visit(node)
        return nodes.Scope(node.body, lineno=node.lineno)

    def visit_Include(self, node: nodes.Include) -> nodes.Node:  # noqa: N802
        """Report a template that is not there, and go on without it."""
        if self._is_there(node):
            return node
        return nodes.Output([], lineno=node.lineno)

    def visit_Extends(self, node: nodes.Extends) -> nodes.Node:  # noqa: N802
        """The same, of a template to be filled in."""
        if self._is_there(node):
            return node
        return nodes.Output([], lineno=node.lineno)

    def visit_Import(self, node: nodes.Import) -> nodes.Node:  # noqa: N802
        """The same, of a template with macros."""
        if self._is_there(node):
            return node
        return _poisoned(node.target, node.lineno)

    def visit_FromImport(self, node: nodes.FromImport) -> list[nodes.Node] | nodes.Node:  # noqa: N802
        """The same, of some of its macros."""
        if self._is_there(node):
            return node
        names = [name if isinstance(name, str) else name[1] for name in node.names]
        return [_poisoned(name, node.lineno) for name in names]

    def _is_there(self, node: nodes.Include | nodes.Extends | nodes.Import | nodes.FromImport) -> bool:
        name = node.template.value if isinstance(node.template, nodes.Const) else None
        if not isinstance(name, str):
            self._report(
                T207,
                node.lineno,
                "Which template is used here is left open.",
                "Give its name in quotation marks; choose with {% if … %}.",
                "",
            )
            return False
        if name not in self._templates:
            self._report(
                T206,
                node.lineno,
                f"There is no template “{name}”.",
                did_you_mean(name, sorted(self._templates)),
                name,
            )
            return False
        self.uses.add(name)
        return True


def _through(name: str, value: nodes.Node, *rest: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(value, name, list(rest), [], None, None, lineno=value.lineno)


def _poisoned(name: str, line: int) -> nodes.Node:
    target = nodes.Name(name, "store", lineno=line)
    return nodes.Assign(target, nodes.EnvironmentAttribute("poison", lineno=line), lineno=line)


def _likely_filter(name: str, filters: Collection[str]) -> str:
    """What somebody may have meant by a filter that there is not; other names of a filter are not offered."""
    if name in RATES or name in CALCULATIONS:
        return f"Write .{name} after the figure, without the |."
    near = did_you_mean(name, [one for one in _sayable(filters) if one not in _OTHER_NAMES])
    return near if near.startswith("Did") else f"For figures there are: {', '.join(sorted(WRITERS))}."


def _sayable(names: Collection[str]) -> list[str]:
    return sorted(name for name in names if " " not in name)


def _set_names(tree: nodes.Template) -> Iterator[str]:
    """Every name that the template sets anywhere: better to miss an unknown one than to report a known one."""
    for name in tree.find_all(nodes.Name):
        if name.ctx in {"store", "param"}:
            yield name.name
    for macro in tree.find_all(nodes.Macro):
        yield macro.name
    for imported in tree.find_all((nodes.Import, nodes.FromImport)):
        if isinstance(imported, nodes.Import):
            yield imported.target
        elif isinstance(imported, nodes.FromImport):
            yield from (name if isinstance(name, str) else name[1] for name in imported.names)


_ASKS = frozenset({"defined", "undefined", "default", "d"})


def _asked_after(tree: nodes.Template) -> Iterator[str]:
    """Names that may be absent, since the template asks whether they are there."""
    for asked in tree.find_all((nodes.Test, nodes.Filter)):
        name = asked.node if isinstance(asked, nodes.Test | nodes.Filter) else None
        if isinstance(name, nodes.Name) and getattr(asked, "name", "") in _ASKS:
            yield name.name


# What Jinja says about a template that it cannot read, in words for people

_LOOKING_FOR = re.compile(r"The innermost block that needs to be closed is '(?P<open>\w+)'")
_UNKNOWN_TAG = re.compile(r"Encountered unknown tag '(?P<tag>\w+)'")
_CHARACTER = re.compile(r"unexpected char (?P<char>.+) at \d+")
_EXPECTED = re.compile(r"expected token '(?P<wanted>.*)', got '(?P<found>.*)'")
_BRACKET = re.compile(r"unexpected '(?P<found>[)}\]])'(?:, expected '(?P<wanted>[)}\]])')?")


def syntax_in_words(error: TemplateSyntaxError) -> tuple[str, str]:
    """The message and the remedy for a template that cannot be read."""
    said = error.message or ""
    if (found := _UNKNOWN_TAG.search(said)) and found["tag"] not in TAGS:
        return _of_tag(found["tag"])
    if found := _LOOKING_FOR.search(said):
        opened = found["open"]
        if found_tag := _UNKNOWN_TAG.search(said):
            return (
                f"“{found_tag['tag']}” stands where “{opened}” has not been closed.",
                f"Close it first with {{% end{opened} %}}.",
            )
        return f"“{opened}” is not closed.", f"Write {{% end{opened} %}} where it ends."
    if found := _UNKNOWN_TAG.search(said):
        return (
            f"“{found['tag']}” has nothing that it belongs to.",
            "Take it out, or write what it closes before it.",
        )
    if found := _CHARACTER.search(said):
        return _of_character(found["char"])
    if found := _BRACKET.search(said):
        return _of_bracket(found["found"], found["wanted"])
    if "end of template" in said:
        return "The template ends inside {{ or {%.", "Close it with }} or %}."
    if "Missing end of" in said:
        return "A {# or {% raw %} is not closed.", "Close it with #} or {% endraw %}."
    if found := _EXPECTED.search(said):
        return _of_expected(found["wanted"], found["found"])
    return (
        f"The template cannot be read here: {said.rstrip('.')}.",
        "Compare the line with docs/templates.md.",
    )


def _of_tag(tag: str) -> tuple[str, str]:
    if tag in FUNCTIONS or tag in REFERENCES:
        return (
            f"“{tag}” does not stand in {{% %}}.",
            f"Write {{{{ {tag}(…) }}}}, with two braces on each side.",
        )
    return f"There is no tag “{tag}”.", did_you_mean(tag, TAGS)


_OPENING = {")": "(", "}": "{", "]": "["}


def _of_bracket(found: str, wanted: str | None) -> tuple[str, str]:
    """A closing bracket that is not the one to come: Jinja says which one is."""
    if wanted:
        return (
            f"The bracket {_OPENING[wanted]} is not closed before the {found}.",
            f"Write {wanted} where it ends.",
        )
    if found == "}":
        return "A } stands by itself inside {{ }} or {% %}.", "Write }} to close {{, or %} to close {%."
    return f"The bracket {found} closes nothing.", f"Take it out, or write {_OPENING[found]} where it begins."


def _of_character(shown: str) -> tuple[str, str]:
    if shown in {"'\"'", '"\'"'}:
        return (
            "A quotation mark is not closed inside {{ }} or {% %}.",
            "Write the same mark once more where the id or the text ends.",
        )
    if any(mark in shown for mark in "“”‘’„"):
        return (
            "There is a typographic quotation mark inside {{ }} or {% %}.",
            'Write a straight one there: " instead of “ and ”.',
        )
    return f"The character {shown} cannot stand inside {{{{ }}}} or {{% %}}.", "Take it out."


_NAMES: Mapping[str, str] = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "name": "a name",
    "string": "a text in quotation marks",
    "integer": "a number",
}


def _of_expected(wanted: str, found: str) -> tuple[str, str]:
    expected, got = _NAMES.get(wanted, f"“{wanted}”"), _NAMES.get(found, f"“{found}”")
    message = f"Here {expected} is expected, and there is {got}."
    if found in {"than", "least"}:  # | more than
        return message, "Filters have no spaces in their names: more_than, fewer_than, at_least."
    return message, "Look for a bracket or a quotation mark that is not closed, or a comma that is missing."
