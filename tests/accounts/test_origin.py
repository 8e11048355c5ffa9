"""Where a request comes from, and what it is counted under."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.accounts.origin import browser, counted_as, origin_of

PROXIES = ("127.0.0.1", "10.0.0.0/8", "::1")


@pytest.mark.parametrize(
    ("peer", "forwarded", "proxies", "address"),
    [
        ("192.0.2.7", "", (), "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", (), "192.0.2.7"),  # anybody can write the header
        ("192.0.2.7", "198.51.100.1", PROXIES, "192.0.2.7"),  # this is no proxy of ours
        ("127.0.0.1", "198.51.100.1", PROXIES, "198.51.100.1"),
        (
            "127.0.0.1",
            "203.0.113.9, 198.51.100.1",
            PROXIES,
            "198.51.100.1",
        ),  # what the visitor wrote stands first
        ("127.0.0.1", "203.0.113.9, 198.51.100.1, 10.1.2.3", PROXIES, "198.51.100.1"),
        ("::1", "2001:db8::5", PROXIES, "2001:db8::5"),
        ("::ffff:127.0.0.1", "198.51.100.1:4711", PROXIES, "198.51.100.1"),
        ("127.0.0.1", "[2001:db8::5]:443", PROXIES, "2001:db8::5"),
        ("127.0.0.1", "nonsense", PROXIES, "127.0.0.1"),
        ("127.0.0.1", "", PROXIES, "127.0.0.1"),
        ("", "198.51.100.1", PROXIES, "unknown"),
        ("testclient", "", (), "unknown"),
    ],
)
def test_the_address_is_the_one_that_our_own_proxies_saw(
    peer: str, forwarded: str, proxies: tuple[str, ...], address: str
) -> None:
    assert origin_of(peer, forwarded, "", proxies).address == address


@given(st.text(max_size=80))
def test_any_header_gives_an_address(forwarded: str) -> None:
    assert origin_of("127.0.0.1", forwarded, forwarded, PROXIES).address
    assert origin_of("192.0.2.7", forwarded, "").address == "192.0.2.7"


def test_a_customer_with_many_addresses_of_ipv6_is_counted_once() -> None:
    assert counted_as("2001:db8:1:2:aaaa::1") == counted_as("2001:db8:1:2:bbbb::2") == "2001:db8:1:2::/64"
    assert counted_as("192.0.2.7") == "192.0.2.7"
    assert counted_as("what") == "unknown"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0",
            "Firefox on Windows",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1",
            "Safari on an iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
            "Chrome on Android",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64)", "A browser on Linux"),
        ("curl/8", ""),
        ("<script>", ""),
    ],
)
def test_a_browser_is_told_in_words(agent: str, words: str) -> None:
    assert browser(agent) == words
