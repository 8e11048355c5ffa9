"""How pages are made from templates: everything in them is escaped, and nothing undefined is printed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

FOLDER = Path(__file__).parent / "templates"


class _Compiled(BytecodeCache):
    """Templates as they were compiled once in this process, for each environment that is made in it."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept; Jinja looks whether it is of the same source."""
        kept = self._kept.get(bucket.key)
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled just now."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def make_templates(static: Callable[[str], str]) -> Environment:
    """The environment of all pages; ``static("style.css")`` is the address of a file of ours.

    The macros of “parts.html” and “forms.html” are in every template under these names.
    """
    templates = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
        bytecode_cache=_COMPILED,
    )
    templates.globals["static"] = static
    for name in ("parts", "forms"):
        templates.globals[name] = templates.get_template(f"{name}.html").module
    return templates
