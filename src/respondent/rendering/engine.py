"""The templates of a workspace, compiled once and run for every document."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from types import CodeType

from jinja2 import Template as JinjaTemplate
from jinja2 import TemplateSyntaxError
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.utils import Namespace

from respondent.model.codes import T201, T202, T210
from respondent.model.diagnostic import Code, Diagnostic
from respondent.model.evidence import DataTable
from respondent.model.span import Span
from respondent.model.template import Template
from respondent.model.workspace import Workspace
from respondent.rendering.basis import Bases
from respondent.rendering.braces import single_braces
from respondent.rendering.budget import refuse_long
from respondent.rendering.claims import CLAIM, FUNCTIONS
from respondent.rendering.confidential import CONFIDENTIAL
from respondent.rendering.environment import Sandbox, printable
from respondent.rendering.extension import RESERVED_CHARACTER, TOO_LONG, Claims
from respondent.rendering.faces import POISON, Function, MisusedError
from respondent.rendering.filters import filters, tests
from respondent.rendering.missing import Missing
from respondent.rendering.response import REFERENCES, TAGS
from respondent.rendering.session import Session
from respondent.rendering.signatories import SIGNATORIES
from respondent.rendering.syntax import Preparation, Report, syntax_in_words
from respondent.rendering.tokens import CONTROL, MOST_TEMPLATES, RESERVED

LONGEST_TEMPLATE = 400_000
MOST_IN_A_RANGE = 1000
KEPT = 4
"""Workspaces whose compiled templates are kept."""

MOST_COMPILED = 200
"""Templates whose code is kept for other workspaces: of an edit's before and after, few texts differ."""


@dataclass(slots=True)
class SourceText:
    """Where a template's text stands: in a file from some line on, or at one place of a front matter."""

    path: str
    first_line: int
    lines: list[str]
    fixed: Span | None = None

    def span(self, line: int, needle: str = "") -> Span:
        """The place of a line of the text; `needle` is pointed at if it stands there."""
        if self.fixed is not None:
            return self.fixed
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        column = text.find(needle) + 1 if needle else 0
        if column:
            number = self.first_line + line - 1
            return Span(self.path, number, column, number, column + len(needle))
        return Span(self.path, self.first_line + line - 1, len(text) - len(text.lstrip()) + 1)


@dataclass(frozen=True, slots=True)
class _Compiled:
    """What comes of compiling a template's text: its code, what is wrong with it, and what it names."""

    code: CodeType
    problems: tuple[Diagnostic, ...]
    unknown: frozenset[str]
    uses: frozenset[str]


class Sheet(JinjaTemplate):
    """A compiled template; what it exports is worked out afresh for each document that imports it."""

    source_text: SourceText
    problems: tuple[Diagnostic, ...] = ()
    unknown: frozenset[str] = frozenset()
    uses: frozenset[str] = frozenset()

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        """The module, never a kept one: its figures would belong to another document."""
        if ctx is None:
            return self.make_module()
        keys = ctx.globals_keys - self.globals.keys()
        return self.make_module({key: ctx.parent[key] for key in keys})


class Kitchen(Sandbox):
    """The sandbox with the templates of one workspace in it."""

    template_class = Sheet
    poison = POISON
    claim = CLAIM
    answer = TAGS["answer"]
    skip = TAGS["skip"]
    reservation = TAGS["reservation"]
    recommendation = TAGS["recommendation"]
    confidential = CONFIDENTIAL

    def __init__(self, engine: Engine) -> None:
        super().__init__(
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,
            optimized=False,  # or constants would be worked out before there is a budget
            undefined=Missing,
            finalize=printable,
            extensions=[Claims],
        )
        self.public = engine.workspace.public
        self.filters = filters()
        self.tests.clear()
        self.tests.update(tests())
        self.globals = {**FUNCTIONS, **REFERENCES}
        self.globals["range"] = Function("range", _range, "Write range(3), with a whole number up to 1,000.")
        self.globals["namespace"] = Function("namespace", Namespace, "Write namespace(name=value).")
        self._engine = engine

    def number_of(self, name: str | None) -> int:
        """The number of the template that is being compiled, for its marks."""
        return self._engine.number_of(name or "")

    def get_template(self, name: str, *_: object) -> Sheet:  # type: ignore[override] # nothing else is asked for
        """A template that another one uses; `syntax` has made sure that it is there."""
        return self._engine.sheet(name)


class Engine:
    """The compiled templates of one workspace, and what claims on its records rest on."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.bases = Bases(workspace)
        self._sources: dict[str, Template] = {t.name: t for t in workspace.templates.values()}
        self._sources |= workspace.partials
        self._sheets: dict[str, Sheet] = {}
        self._numbers: dict[str, int] = {}
        self._texts: list[SourceText] = []
        self._environment = Kitchen(self)

    def sheet(self, name: str) -> Sheet:
        """The compiled template of that name; an empty one, with its problems, where it cannot be read."""
        if name not in self._sheets:
            template = self._sources[name]
            known = self._known_for_sure(template)
            text = SourceText(template.path, template.body_line, template.body.split("\n"))
            self._sheets[name] = self._compile(name, template.body, text, known)
        return self._sheets[name]

    def title(self, template: Template) -> Sheet:
        """The compiled title of a document."""
        name = f"{template.name} title"
        if name not in self._sheets:
            front = template.front
            title = front.title if front else ""
            fixed = front.places.get("title") if front else None
            text = SourceText(template.path, 1, [title], fixed or Span(template.path, 1, 1))
            self._sheets[name] = self._compile(name, title, text, self._known_for_sure(template))
        return self._sheets[name]

    def all_problems(self, sheets: Iterable[Sheet]) -> Iterator[Diagnostic]:
        """What is wrong at first sight with some templates and all that they use."""
        waiting, seen = list(sheets), set()
        while waiting:
            sheet = waiting.pop()
            if id(sheet) not in seen:
                seen.add(id(sheet))
                yield from sheet.problems
                waiting += [self.sheet(name) for name in sheet.uses]

    def names(self, template: Template) -> frozenset[str]:
        """What the templates of a document may name."""
        return frozenset(self._known(template))

    def run(self, sheet: Sheet, variables: dict[str, object], session: Session) -> str:
        """A template's text, with tokens and marks in it. Raises TooMuchError and whatever Jinja raises."""
        parts: list[str] = []
        length = 0
        context = sheet.new_context(variables)
        for part in sheet.root_render_func(context):
            length += len(part)
            refuse_long(length)
            session.budget.spend(0, len(part))
            parts.append(part)
        return "".join(parts)

    def place(self, number: int, line: int) -> Span:
        """The place that a mark stands for."""
        return self._texts[number].span(line)

    def number_of(self, name: str) -> int:
        """The number of a template, for its marks."""
        return self._numbers[name]

    def _known_for_sure(self, template: Template) -> set[str] | None:
        """What the template may name; None where only a run can tell, or its table, whose columns are, is lost."""
        front = template.front
        if front is None:
            return None
        each = front.for_each
        lost = each is not None and not isinstance(self.workspace.records.get(each.table), DataTable)
        return None if lost else self._known(template)

    def _known(self, template: Template) -> set[str]:
        known = set(self._environment.globals)
        front = template.front
        known |= {SIGNATORIES} if front is not None else set()
        if front is not None and front.for_each is not None:
            known |= {"row", *row_names(self.workspace, front.for_each.table)}
        return known

    def _compile(self, name: str, source: str, text: SourceText, known: set[str] | None) -> Sheet:
        number = self._numbers[name] = min(len(self._texts), MOST_TEMPLATES - 1)
        self._texts.append(text)
        # All that bears on the code and on what is said of it.
        names, others = known and frozenset(known), frozenset(self._sources)
        place = text.path, text.first_line, text.fixed
        key = name, source, place, number, names, others, self._environment.public
        made = _compiled_before(key)
        if made is None:
            made = self._compiled(name, source, text, known)
            _keep_compiled(key, made)
        environment = self._environment
        sheet: Sheet = Sheet.from_code(environment, made.code, environment.globals)  # type: ignore[assignment]
        sheet.source_text = text
        sheet.problems, sheet.unknown, sheet.uses = made.problems, made.unknown, made.uses
        return sheet

    def _compiled(self, name: str, source: str, text: SourceText, known: set[str] | None) -> _Compiled:
        environment = self._environment
        problems: list[Diagnostic] = []

        def report(code: Code, line: int, message: str, remedy: str, needle: str) -> None:
            problems.append(code.at(text.span(line, needle), message, remedy))

        preparation = Preparation(
            report, environment.filters.keys(), environment.tests.keys(), self._sources.keys(), known
        )
        code = None
        try:
            if _is_clean(source, report):
                tree = preparation.prepare(environment.parse(source, name, text.path))
                code = environment.compile(tree, name, text.path)
        except TemplateSyntaxError as error:
            _report_syntax(error, report)
        except (RecursionError, MemoryError, SyntaxError, ValueError, OverflowError):
            report(T210, 1, "The template is too involved to be read.", "Divide it into smaller ones.", "")
        if code is None:
            code = environment.compile("", name, text.path)
        return _Compiled(code, tuple(problems), frozenset(preparation.unknown), frozenset(preparation.uses))


_COMPILED: OrderedDict[Hashable, _Compiled] = OrderedDict()
_COMPILED_LOCK = threading.Lock()


def _compiled_before(key: Hashable) -> _Compiled | None:
    with _COMPILED_LOCK:
        if key in _COMPILED:
            _COMPILED.move_to_end(key)
        return _COMPILED.get(key)


def _keep_compiled(key: Hashable, made: _Compiled) -> None:
    with _COMPILED_LOCK:
        _COMPILED[key] = made
        while len(_COMPILED) > MOST_COMPILED:
            _COMPILED.popitem(last=False)


def _is_clean(source: str, report: Report) -> bool:
    """Whether a template's text may be read at all; reports what is against it."""
    if len(source) > LONGEST_TEMPLATE:
        report(
            T210, 1, f"The template has {len(source):,} characters.", f"{LONGEST_TEMPLATE:,} are enough.", ""
        )
        return False
    clean = True
    for pattern, what in ((RESERVED, "a private-use character"), (CONTROL, "a control character")):
        if found := pattern.search(source):
            line = source.count("\n", 0, found.start()) + 1
            report(
                T202,
                line,
                f"There is {what} here (U+{ord(found[0]):04X}).",
                "Delete it; it cannot be seen.",
                found[0],
            )
            clean = False
    for line, written in single_braces(source):
        message = f"Only one brace stands before “{written.lstrip('{ ')}…)”."
        report(T201, line, message, "Write two on each side: {{ … }}.", written)
    return clean


def _report_syntax(error: TemplateSyntaxError, report: Report) -> None:
    if error.message == TOO_LONG:
        report(T210, error.lineno, "The template is too long.", "Divide it into smaller ones.", "")
    elif error.message == RESERVED_CHARACTER:
        report(T202, error.lineno, "There is a private-use character in this text.", "Delete it.", "")
    else:
        report(T201, error.lineno, *syntax_in_words(error), "")


def _range(*ends: object) -> object:
    if not ends or not all(
        isinstance(end, int) and -MOST_IN_A_RANGE <= end <= MOST_IN_A_RANGE for end in ends
    ):
        raise MisusedError
    return list(range(*(end for end in ends if isinstance(end, int))))


def row_names(workspace: Workspace, table_id: str) -> tuple[str, ...]:
    """The columns of a table that are variables of a template made for each of its rows.

    A column that is called as a function is (``period``) is left out: ``row.period`` gives it.
    """
    table = workspace.records.get(table_id)
    if not isinstance(table, DataTable):
        return ()
    called = {table.value_column, *FUNCTIONS, *REFERENCES}
    return tuple(c for c in table.columns if c.isidentifier() and c not in called)


_KEPT = threading.local()


def engine_of(workspace: Workspace) -> Engine:
    """The engine of a workspace: one for each thread, kept for the next document."""
    kept: list[Engine] = _KEPT.__dict__.setdefault("engines", [])
    for engine in kept:
        if engine.workspace is workspace:
            return engine
    engine = Engine(workspace)
    kept.insert(0, engine)
    del kept[KEPT:]
    return engine
