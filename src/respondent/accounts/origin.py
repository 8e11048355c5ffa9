"""Where a request comes from: the address that it is counted under, and the browser in words."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

_NOWHERE = "unknown"
_ONE_HOUSEHOLD = 64  # bits of an IPv6 address that one customer is given

_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "a Mac"),
    ("CrOS", "a Chromebook"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Origin:
    """An IP address and a browser in words, such as “Firefox on Windows”. The browser is what it says itself."""

    address: str = _NOWHERE
    agent: str = ""


def origin_of(peer: str, agent: str) -> Origin:
    """The origin of a request from the address `peer`, with the header User-Agent `agent`.

    Who writes a header such as X-Forwarded-For is known to the server alone, which puts the visitor’s address in
    place of a proxy’s only where it was told to trust that proxy.
    """
    address = _address(peer)
    return Origin(_NOWHERE if address is None else str(address), browser(agent))


def counted_as(address: str) -> str:
    """What attempts from an address are counted under: the address, or the customer's network in IPv6."""
    parsed = _address(address)
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((parsed, _ONE_HOUSEHOLD), strict=False))
    return _NOWHERE if parsed is None else str(parsed)


def browser(agent: str) -> str:
    """A browser and its system in words, from what it says of itself; empty if it says nothing that is known."""
    name = next((words for mark, words in _BROWSERS if mark in agent), "")
    system = next((words for mark, words in _SYSTEMS if mark in agent), "")
    return f"{name or 'A browser'} on {system}" if system else name


def _address(text: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """An address, also with a port or in brackets; one of IPv4 written as IPv6 is the former."""
    bare = text.strip().strip('"')
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        parsed = ipaddress.ip_address(bare.partition("%")[0])
    except ValueError:
        return None
    return (parsed.ipv4_mapped or parsed) if isinstance(parsed, ipaddress.IPv6Address) else parsed
