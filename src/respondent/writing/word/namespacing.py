"""The prefixes that a letter's own markup uses, declared at the root of a part."""

from __future__ import annotations

from lxml import etree

from respondent.ooxml.namespaces import MC, W15, WP, R, W

_OURS = {"w": W, "r": R, "wp": WP, "mc": MC, "w15": W15}
_IGNORABLE = f"{{{MC}}}Ignorable"


def with_namespaces(root: etree._Element) -> etree._Element:
    """The same element with our prefixes declared, and ``w15`` among those that old programs may pass over.

    Where the part uses one of the prefixes for something else, lxml declares that anew further down.
    """
    declared = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    fresh = etree.Element(root.tag, nsmap={**declared, **_OURS})
    for name, value in root.attrib.items():
        fresh.set(name, value)
    ignorable = fresh.get(_IGNORABLE, "").split()
    if "w15" not in ignorable:
        fresh.set(_IGNORABLE, " ".join((*ignorable, "w15")))
    fresh[:] = list(root)
    return fresh
