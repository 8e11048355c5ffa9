"""A record's file read as far as it can be, valid or not: what it held once, or what somebody wants to save."""

from __future__ import annotations

from collections.abc import Mapping

from yaml import YAMLError

from respondent.model.record import Plain
from respondent.yamltext.marked import marked


def read_loosely(data: bytes) -> Mapping[str, Plain] | None:
    """The fields of a file; None where it cannot be read at all, or holds no fields."""
    try:
        fields = marked(data.decode("utf-8-sig")).plain()
    except (UnicodeDecodeError, YAMLError, IndexError, ValueError, RecursionError):
        return None
    return fields if isinstance(fields, Mapping) else None
