"""Records in three versions, made by lot: a base and what two people make of it, in forms of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random

Value = str | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True)
class Field:
    """A field as somebody wrote it."""

    name: str
    value: Value
    above: tuple[str, ...] = ()
    behind: str = ""
    brackets: bool = False
    quoted: bool = False


@dataclass
class Written:
    """A record: its fields in order, and the comments at its end."""

    fields: list[Field] = field(default_factory=list)
    end: tuple[str, ...] = ()

    def copy(self) -> Written:
        return Written(list(self.fields), self.end)

    def values(self) -> dict[str, Value]:
        return {one.name: one.value for one in self.fields}

    def text(self) -> str:
        lines = []
        for one in self.fields:
            lines += [f"# {remark}" for remark in one.above]
            lines += _field(one)
        return "\n".join([*lines, *(f"# {remark}" for remark in self.end)]) + "\n"


def _scalar(text: str, quoted: bool) -> str:
    if quoted or text[:1] in "[{#\"'" or ": " in text or text.endswith(":"):
        return '"' + text.replace('"', '\\"') + '"'
    return text


def _brackets(value: Value) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_brackets(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_brackets, value)) + "]"
    return f'"{value}"' if "," in value or ": " in value else value


def _field(one: Field) -> list[str]:
    behind = f"  # {one.behind}" if one.behind else ""
    value = one.value
    if isinstance(value, str):
        if len(value) > 50:
            head, rest = value[:40].rsplit(" ", 1)
            return [f"{one.name}: >-{behind}", f"  {head}", f"  {rest}{value[40:]}"]
        return [f"{one.name}: {_scalar(value, one.quoted)}{behind}"]
    if one.brackets or not value:
        return [f"{one.name}: {_brackets(value)}{behind}"]
    return [f"{one.name}:{behind}", *("  " + line for line in _block(value))]


def _block(value: Value) -> list[str]:
    lines = []
    if isinstance(value, dict):
        for name, inner in value.items():
            lines += _field(Field(name, inner, brackets=isinstance(inner, list)))
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, dict) and len(item) > 2:
                inner_lines = _block(item)
                lines += ["- " + inner_lines[0], *("  " + line for line in inner_lines[1:])]
            else:
                lines.append(f"- {_brackets(item)}")
    return lines


WORDS = "offence force police service record image letter answer young people online safety report".split()


def a_text(lot: Random) -> str:
    """A value: a word or several, a number, a long text."""
    what = lot.randrange(5)
    if what == 0:
        return f"{lot.randrange(1, 99)},{lot.randrange(100, 999)}"
    if what == 1:
        return f"20{lot.randrange(10, 26)}/{lot.randrange(10, 26)}"
    if what == 2:
        return f"{lot.choice(WORDS)}: {lot.choice(WORDS)}"
    return " ".join(lot.choices(WORDS, k=14 if what == 3 else lot.randrange(1, 5)))


def _words(lot: Random, count: int) -> list[Value]:
    return list(lot.sample(WORDS, count))


def _holders(lot: Random, count: int) -> list[Value]:
    return [
        a_holder(lot, name)
        for name in lot.sample(["Jo Doe", "Al Roe", "Sam Poe", "Kit Coe", "Pat Foe"], count)
    ]


def a_holder(lot: Random, name: str) -> dict[str, Value]:
    """Somebody in office."""
    holder: dict[str, Value] = {"name": name, "from": f"20{lot.randrange(10, 26)}-01-0{lot.randrange(1, 9)}"}
    if lot.random() < 0.5:
        holder["salutation"] = lot.choice(WORDS)
    return holder


def a_record(lot: Random) -> Written:
    """A record of six to a dozen fields, with comments here and there."""
    values: dict[str, Value] = {"kind": "office", "name": a_text(lot)}
    for name in lot.sample(
        ["value", "unit", "period", "place", "note", "locator", "passage"], lot.randrange(3, 6)
    ):
        values[name] = a_text(lot)
    if lot.random() < 0.7:
        values["formerly"] = _words(lot, lot.randrange(1, 5))
    if lot.random() < 0.7:
        values["holders"] = _holders(lot, lot.randrange(1, 4))
    if lot.random() < 0.5:
        values["coverage"] = {"asked": a_number(lot), "answered": a_number(lot), "missing": _words(lot, 2)}
    record = Written([_dressed(lot, name, value) for name, value in values.items()])
    if lot.random() < 0.2:
        record.end = (a_remark(lot),)
    return record


def a_number(lot: Random) -> str:
    """A small number."""
    return str(lot.randrange(1, 99))


def a_remark(lot: Random) -> str:
    """A comment that nobody else makes."""
    return f"remark {lot.randrange(10**9)}"


def _dressed(lot: Random, name: str, value: Value) -> Field:
    return Field(
        name,
        value,
        above=(a_remark(lot),) if lot.random() < 0.2 else (),
        behind=a_remark(lot) if lot.random() < 0.15 else "",
        brackets=lot.random() < 0.5,
        quoted=lot.random() < 0.2,
    )


def edited(lot: Random, record: Written) -> Written:
    """The record after one to three edits of one person."""
    done = record.copy()
    for _ in range(lot.randrange(1, 4)):
        lot.choice(EDITS)(lot, done)
    return done


def _change(lot: Random, record: Written) -> None:
    """Another value, in whatever is changed: a text, an item, a field in a group."""
    at = lot.randrange(1, len(record.fields))
    one = record.fields[at]
    record.fields[at] = replace(one, value=_other(lot, one.value))


def _other(lot: Random, value: Value) -> Value:
    if isinstance(value, str):
        return a_text(lot)
    if isinstance(value, dict):
        changed = dict(value)
        name = lot.choice([*changed, "usable"])
        changed[name] = _other(lot, changed[name]) if name in changed else a_number(lot)
        return changed
    items = list(value)
    if items and isinstance(items[0], dict):
        return _other_group(lot, items)
    if items and lot.random() < 0.4:
        items.remove(lot.choice(items))
    new = [word for word in WORDS if word not in items]
    if lot.random() < 0.7 or not items:
        items.insert(lot.randrange(len(items) + 1), lot.choice(new))
    return items


def _other_group(lot: Random, items: list[Value]) -> Value:
    at = lot.randrange(len(items))
    one = items[at]
    assert isinstance(one, dict)
    what = lot.random()
    if what < 0.6:
        items[at] = {**one, lot.choice(["from", "salutation", "honours"]): lot.choice(WORDS)}
    elif what < 0.8:
        known = {item["name"] for item in items if isinstance(item, dict)}
        items.insert(
            at, a_holder(lot, next(n for n in ("New Loe", "New Moe", "New Noe", "New Zoe") if n not in known))
        )
    elif len(items) > 1:
        items.remove(one)
    return items


def _add(lot: Random, record: Written) -> None:
    known = record.values()
    new = [name for name in ("owner", "reason", "publisher", "url", "edition") if name not in known]
    if new:
        name = lot.choice(new)
        record.fields.insert(lot.randrange(1, len(record.fields) + 1), _dressed(lot, name, a_text(lot)))


def _take_out(lot: Random, record: Written) -> None:
    if len(record.fields) > 3:
        record.fields.pop(lot.randrange(1, len(record.fields)))


def _remark(lot: Random, record: Written) -> None:
    at = lot.randrange(len(record.fields))
    one = record.fields[at]
    if lot.random() < 0.5:
        record.fields[at] = replace(one, above=(*one.above, a_remark(lot)))
    else:
        record.fields[at] = replace(one, behind=a_remark(lot))


def _form(lot: Random, record: Written) -> None:
    at = lot.randrange(len(record.fields))
    one = record.fields[at]
    record.fields[at] = replace(one, brackets=not one.brackets, quoted=not one.quoted)


def _move(lot: Random, record: Written) -> None:
    at = lot.randrange(1, len(record.fields))
    record.fields.insert(lot.randrange(1, len(record.fields)), record.fields.pop(at))


EDITS: tuple[Callable[[Random, Written], None], ...] = (
    *(_change,) * 6,
    *(_add,) * 2,
    _take_out,
    _remark,
    _form,
    _move,
)
