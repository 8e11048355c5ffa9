"""Whole answers inside a confidential passage, as a public edition has them: their questions, and nothing said.

A regulator looks for every question that was answered. So the tags of the answers stay, each around the sign for
what was taken out, where they stand straight in the passage and are called by plain names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jinja2 import nodes

from respondent.rendering.tokens import PLACE_PAIR, without_places

_KEPT = frozenset({"answer", "skip"})
_APART = "\n\n"


def passage(body: list[nodes.Node], named: list[nodes.Keyword], line: int) -> nodes.CallBlock:
    """The call of ``confidential`` around what stands in a passage."""
    function = nodes.EnvironmentAttribute("confidential", lineno=line)
    call = nodes.Call(function, [], named, None, None, lineno=line)
    return nodes.CallBlock(call, [], [], body, lineno=line)


def answers_kept(body: Sequence[nodes.Node], reasoned: bool) -> list[nodes.Node]:  # noqa: FBT001 - of one caller
    """What stays of a passage in which answers stand; nothing where none does.

    `reasoned` is whether the passage says why; one that does not is a problem of each of its parts.
    """
    if not any(map(_is_answer, body)):
        return []
    found: list[nodes.Node] = []
    words = False  # whether there is more in the passage since the last answer
    for node in body:
        if _is_answer(node) and isinstance(node, nodes.CallBlock):
            found += [_sign(node.lineno, reasoned)] if words else []
            node.body = [_sign(node.lineno, reasoned)]
            found.append(node)
            words = False
        else:
            places = "".join("".join(PLACE_PAIR.findall(text)) for text in _data(node))
            found.append(nodes.Output([nodes.TemplateData(_APART + places)], lineno=node.lineno))
            words = words or _says_something(node)
    return [*found, _sign(body[-1].lineno, reasoned)] if words else found


def _is_answer(node: nodes.Node) -> bool:
    if not isinstance(node, nodes.CallBlock) or not isinstance(node.call.node, nodes.EnvironmentAttribute):
        return False
    given = (*node.call.args, *(keyword.value for keyword in node.call.kwargs))
    return node.call.node.name in _KEPT and all(map(_is_plain, given))


def _is_plain(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) or (
        isinstance(node, nodes.List) and all(isinstance(item, nodes.Const) for item in node.items)
    )


def _sign(line: int, reasoned: bool) -> nodes.Node:  # noqa: FBT001
    named = [nodes.Keyword("reason", nodes.Const("withheld"), lineno=line)] if reasoned else []
    return passage([nodes.Output([nodes.TemplateData(_APART)], lineno=line)], named, line)


def _data(node: nodes.Node) -> Iterator[str]:
    yield from (found.data for found in node.find_all(nodes.TemplateData))
    if isinstance(node, nodes.TemplateData):
        yield node.data


def _says_something(node: nodes.Node) -> bool:
    """Whether a node prints more than blanks."""
    if not isinstance(node, nodes.Output):
        return True
    return any(
        not isinstance(part, nodes.TemplateData) or bool(without_places(part.data).strip())
        for part in node.nodes
    )
