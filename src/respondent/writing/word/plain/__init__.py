"""The parts of the plain letterhead, from which missing styles are taken too."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from lxml import etree

from respondent.ooxml.xml import parse_xml


@cache
def plain_part(name: str) -> etree._Element:
    """The root of one of the XML files beside this one; nobody changes it, only copies."""
    return parse_xml(plain_bytes(name), name)


def plain_bytes(name: str) -> bytes:
    """The content of one of the XML files beside this one."""
    return files(__name__).joinpath(name).read_bytes()
