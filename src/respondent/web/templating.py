"""How pages are made from templates: everything in them is escaped, and nothing undefined is printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

FOLDER = Path(__file__).parent / "templates"


@cache
def make_templates(static: Callable[[str], str]) -> Environment:
    """The environment of all pages; ``static("style.css")`` is the address of a file of ours.

    It is made once for all servers of a process. The macros of “parts.html” and “forms.html” are in every template
    under these names.
    """
    templates = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    templates.globals["static"] = static
    for name in ("parts", "forms"):
        templates.globals[name] = templates.get_template(f"{name}.html").module
    return templates
