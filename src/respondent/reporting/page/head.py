"""The head of a page: its title, its one stylesheet, and a policy by which browsers load and run nothing else."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from respondent.reporting.page.escape import escaped


def page_head(title: str, styles: tuple[str, ...]) -> str:
    """The `head` element; `styles` are names of stylesheets beside this file, put together in their order."""
    style, digest = _style(styles)
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escaped(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escaped(title)}</title>\n<style>{style}</style>\n</head>"
    )


@cache
def _style(names: tuple[str, ...]) -> tuple[str, str]:
    """The stylesheets, and the hash by which the page's policy admits them and no other."""
    folder = files("respondent.reporting.page")
    style = "\n".join(folder.joinpath(name).read_text("utf-8").replace("\r\n", "\n") for name in names)
    return style, b64encode(sha256(style.encode()).digest()).decode("ascii")
