"""What goes between the server and its children: values as pickles, in frames that begin with their length.

A pickle from a child is opened with suspicion: it may name this program's own values, and a few of Python's, but no
function. A child that was taken over cannot so make the server run anything.
"""

from __future__ import annotations

import builtins
import copyreg
import importlib
import io
import pickle
import struct
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any, Protocol
from zoneinfo import ZoneInfo

LENGTH = struct.Struct(">Q")

_PLAIN = {"set", "frozenset", "bytearray", "complex", "range", "slice"}
_MODULES = {
    "collections": {"OrderedDict", "defaultdict", "deque"},
    "datetime": {"date", "datetime", "time", "timedelta", "timezone"},
    "decimal": {"Decimal"},
    "fractions": {"Fraction"},
    "pathlib": {"Path", "PosixPath", "WindowsPath", "PurePath", "PurePosixPath", "PureWindowsPath"},
    "pathlib._local": {"PosixPath", "WindowsPath", "PurePosixPath", "PureWindowsPath"},
}


class UntrustedAnswerError(Exception):
    """A child's answer names what no answer may hold."""


def frozen(content: dict[Any, Any]) -> Mapping[Any, Any]:
    """A mapping that cannot be changed, as pickles make it again."""
    return MappingProxyType(content)


def _reduce_mapping(content: Mapping[Any, Any]) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    return frozen, (dict(content),)


def zone(key: str) -> ZoneInfo:
    """A time zone, as pickles make it again. Raises ZoneInfoNotFoundError, ValueError."""
    return ZoneInfo(key)


def _reduce_zone(value: ZoneInfo) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    return zone, (value.key,)


class Pickler(pickle.Pickler):
    """Python's, and mappings that cannot be changed too."""

    dispatch_table = copyreg.dispatch_table | {MappingProxyType: _reduce_mapping, ZoneInfo: _reduce_zone}


def dumped(value: object) -> bytes:
    """A value as bytes. Raises what pickle does for what it cannot hold."""
    out = io.BytesIO()
    Pickler(out, pickle.HIGHEST_PROTOCOL).dump(value)
    return out.getvalue()


def _member(kind: object, name: str) -> object:
    """The member of an enumeration, which some versions of Python pickle as an attribute of it."""
    if isinstance(kind, type) and issubclass(kind, Enum) and name in kind.__members__:
        return kind.__members__[name]
    raise UntrustedAnswerError(name)


class _Suspicious(pickle.Unpickler):
    def find_class(self, module: str, name: str, /) -> Any:
        """The class of that name, if answers may hold it."""
        if module == __name__ and name in {frozen.__name__, zone.__name__}:
            return globals()[name]
        if (module, name) == ("builtins", "getattr"):
            return _member
        if module == "builtins" and name in _PLAIN:
            return getattr(builtins, name)
        if name in _MODULES.get(module, ()):
            return getattr(importlib.import_module(module), name)
        if module.startswith("respondent.") and name.isidentifier():
            found = getattr(importlib.import_module(module), name, None)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, (Enum, Mapping, tuple))):
                return found
        raise UntrustedAnswerError(f"{module}.{name}")


def loaded_with_suspicion(data: bytes) -> Any:
    """The value in a child's answer. Raises UntrustedAnswerError, or what pickle does for damaged bytes."""
    return _Suspicious(io.BytesIO(data)).load()


def framed(data: bytes) -> bytes:
    """The bytes after their length."""
    return LENGTH.pack(len(data)) + data


class Source(Protocol):
    """What bytes come from: a socket, or one with a deadline."""

    def recv(self, count: int, /) -> bytes:
        """Some of the next bytes, at most `count`; none at the end."""
        ...


def read_exactly(source: Source, count: int) -> bytes:
    """So many bytes. Raises EOFError where the source ends before, TimeoutError by its time-out."""
    found = bytearray()
    while len(found) < count:
        part = source.recv(min(count - len(found), 1 << 20))
        if not part:
            raise EOFError
        found += part
    return bytes(found)


def read_frame(source: Source, most: int | None = None) -> bytes | None:
    """A frame's bytes; None where it has more than `most`, which are left unread."""
    (length,) = LENGTH.unpack(read_exactly(source, LENGTH.size))
    return None if most is not None and length > most else read_exactly(source, length)
