"""The head of every page: its styles and its script stand in it, and a policy forbids browsers all else."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files

from respondent.reporting.page.escape import escaped

PALETTE = "page/palette.css"
"""The style that each page begins with."""


def head(title: str, styles: Sequence[str], script: str | None = None) -> str:
    """The element ``head``; `styles` and `script` name files below `reporting`."""
    style = "\n".join(_text(name) for name in styles)
    code = _text(script) if script else ""
    policy = f"default-src 'none'; style-src 'sha256-{_digest(style)}'; base-uri 'none'; form-action 'none'"
    if script:
        policy += f"; script-src 'sha256-{_digest(code)}'"
    element = f'<script type="module">{code}</script>\n' if script else ""
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escaped(title)}</title>\n<style>{style}</style>\n"
        f"{element}</head>"
    )


@cache
def _text(name: str) -> str:
    return files("respondent.reporting").joinpath(name).read_text("utf-8").replace("\r\n", "\n")


@cache
def _digest(text: str) -> str:
    """The hash by which the page's policy admits a style or a script, and no other."""
    return b64encode(sha256(text.encode()).digest()).decode("ascii")
