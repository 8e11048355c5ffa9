"""What to say about a name that a template uses and nobody has set: most often an id without quotation marks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from jinja2 import nodes

_NOT_OFFERED = frozenset({"caller", "kwargs", "varargs", "self", "super", "loop", "namespace", "range"})
"""Names that are seldom what somebody meant who has slipped."""


def unknown_name(name: str, known: Iterable[str]) -> tuple[str, str]:
    """The message and the remedy for a name that is not known."""
    near = get_close_matches(name, sorted(set(known) - _NOT_OFFERED), n=2, cutoff=0.7)
    offer = f"Did you mean {' or '.join(f'“{one}”' for one in near)}? " if near else ""
    return f"“{name}” is not known here.", f'{offer}An id or a text stands in quotation marks: "{name}".'


def unquoted_ids(tree: nodes.Template, known: Collection[str]) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Every ``offences-2023-24`` that Jinja takes for a subtraction: its line, itself, and the names in it.

    Figures are subtracted so as well (``a-b``), so it is only meant where no name in it is known.
    """
    inner: set[int] = set()
    for found in tree.find_all(nodes.Sub):
        if id(found) in inner:
            continue
        inner |= {id(one) for one in found.find_all(nodes.Sub)}
        parts = _parts(found)
        names = frozenset(part for part in parts if part.isidentifier())
        if names and all(parts) and not names & set(known):
            yield found.lineno, "-".join(parts), names


def _parts(node: nodes.Node) -> list[str]:
    """The parts of a chain of subtractions of names and numbers; an empty text for anything else."""
    if isinstance(node, nodes.Sub):
        return _parts(node.left) + _parts(node.right)
    if isinstance(node, nodes.Name):
        return [node.name]
    if isinstance(node, nodes.Const) and type(node.value) is int:
        return [str(node.value)]
    return [""]
