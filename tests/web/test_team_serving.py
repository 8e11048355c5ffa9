"""``respondent serve --team``: where it is reached, and how the first administrator comes in."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from tests.accounts.conftest import CHEAP, SetClock
from tests.web.members import PASSWORD, WORKSPACE

from respondent.accounts.accounts import Accounts, open_accounts
from respondent.accounts.administering import SERVER
from respondent.accounts.entering import invited
from respondent.accounts.hashing import Hasher
from respondent.accounts.people import Member
from respondent.accounts.secret import secret_of
from respondent.cli.serve import serve
from respondent.model.person import Role
from respondent.web.server import bound
from respondent.web.team.serving import (
    AddressError,
    CannotListenError,
    NoAdministratorError,
    UnknownPersonError,
    UnprotectedError,
    first_link,
    listen,
    read_address,
    refuse_unprotected,
)


@pytest.mark.parametrize(
    ("given", "url", "host", "https"),
    [
        ("https://evidence.example.org", "https://evidence.example.org", "evidence.example.org", True),
        ("https://Evidence.Example.org/", "https://evidence.example.org", "evidence.example.org", True),
        ("https://evidence.example.org:443", "https://evidence.example.org", "evidence.example.org", True),
        (
            "https://evidence.example.org:8443",
            "https://evidence.example.org:8443",
            "evidence.example.org:8443",
            True,
        ),
        ("http://127.0.0.1:8765", "http://127.0.0.1:8765", "127.0.0.1:8765", False),
        ("http://localhost", "http://localhost", "localhost", False),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443", "[2001:db8::1]:8443", True),
    ],
)
def test_an_address_is_read_as_browsers_will_send_it(given: str, url: str, host: str, https: bool) -> None:
    address = read_address(given)
    assert (address.url, address.host, address.https) == (url, host, https)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("evidence.example.org", "must begin with https://"),
        ("ftp://evidence.example.org", "must begin with https://"),
        ("https://", "must begin with https://"),
        ("https://user@evidence.example.org", "must begin with https://"),
        ("https://evidence.example.org:x", "no address"),
        ("https://evidence.example.org/respondent", "Nothing may follow the name"),
        ("https://evidence.example.org?x", "Nothing may follow the name"),
        ("http://evidence.example.org", "Without https everybody on the way could read"),
        ("http://192.0.2.7", "Without https"),
    ],
)
def test_an_address_that_will_not_do_is_told_why(given: str, why: str) -> None:
    with pytest.raises(AddressError, match=re.escape(why)):
        read_address(given)


@pytest.mark.parametrize(
    "more", [["--listen", "0.0.0.0"], ["--listen", "::", "--address", "http://127.0.0.1:8765"]]
)
def test_where_other_computers_would_reach_it_without_https_nothing_starts(
    workspace: Callable[[dict[str, str]], Path], more: list[str]
) -> None:
    folder = str(workspace({}))
    done = CliRunner().invoke(serve, ["--team", "-C", folder, "--port", "0", *more])
    assert isinstance(done.exception, UnprotectedError)
    assert "Give the address" in str(done.exception)
    assert "--address https://evidence.example.org" in str(done.exception)


def test_behind_a_proxy_it_may_listen_where_other_computers_reach_it() -> None:
    refuse_unprotected("0.0.0.0", "https://evidence.example.org")
    refuse_unprotected("127.0.0.1", None)
    refuse_unprotected("::1", "http://localhost:8765")


def test_a_port_that_is_taken_is_named() -> None:
    with closing(bound("127.0.0.1", 0)) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotListenError, match=f"at 127.0.0.1, port {port}"):
            listen("127.0.0.1", port)


@contextmanager
def fresh(folder: Path) -> Iterator[Accounts]:
    opened = open_accounts(folder, SetClock(), Hasher(CHEAP))
    with closing(opened):
        yield opened


def test_the_first_administrator_gets_a_link_until_there_is_one(tmp_path: Path) -> None:
    with fresh(tmp_path) as accounts:
        address = read_address("https://evidence.example.org")
        first = first_link(accounts, address, "Boss", "boss@x.example")
        assert first is not None
        assert re.fullmatch(r"https://evidence\.example\.org/invitation\?link=[\w-]{43}", first)
        member = accounts.people.by_email("boss@x.example")
        assert isinstance(member, Member)
        assert member.person.role is Role.ADMINISTRATOR
        accounts.people.set_password(member.id, accounts.hasher.hash(PASSWORD))
        assert first_link(accounts, address, "", "") is None


def test_whoever_looks_after_the_server_makes_a_link_for_a_forgotten_password(
    workspace: Callable[[dict[str, str]], Path],
) -> None:
    root = workspace(WORKSPACE)
    with fresh(root / ".respondent") as accounts:
        member = accounts.people.add("Boss", "boss@x.example", "", Role.ADMINISTRATOR)
        assert isinstance(member, Member)
        words = ["--team", "-C", str(root), "--address", "https://evidence.example.org", "--new-link"]
        done = CliRunner().invoke(serve, [*words, "BOSS@x.example"])
        found = re.fullmatch(r"https://evidence\.example\.org/invitation\?link=([\w-]{43})\n", done.output)
        assert found, done.output
        assert accounts.log.entries()[0].who == SERVER
        link = secret_of(found[1])
        assert link is not None
        assert invited(accounts, link) == member
        done = CliRunner().invoke(serve, [*words, "nobody@x.example"])
        assert isinstance(done.exception, UnknownPersonError)
        assert "Nobody with the address nobody@x.example" in str(done.exception)


def test_without_anybodys_name_and_address_nobody_is_invited(tmp_path: Path) -> None:
    with (
        fresh(tmp_path) as accounts,
        pytest.raises(NoAdministratorError, match=r"Enter a name.*--administrator"),
    ):
        first_link(accounts, read_address("https://evidence.example.org"), "", "boss@x.example")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--address", "https://x.example"], "--address is for a team: give --team as well."),
        (["--proxy", "127.0.0.1"], "--proxy is for a team"),
        (["--new-link", "a@b.example"], "--new-link is for a team"),
        (["--team", "--proxy", "nonsense"], "write an IP address or a network"),
        (["--team", "--listen", "everywhere"], "write an IP address such as"),
    ],
)
def test_options_that_do_not_fit_are_refused_before_anything_is_done(words: list[str], said: str) -> None:
    done = CliRunner().invoke(serve, words)
    assert done.exit_code == 2
    assert said in done.output


def test_a_team_is_served_from_the_first_link_to_the_log(workspace: Callable[[dict[str, str]], Path]) -> None:
    root = workspace(WORKSPACE)
    words = [
        "serve",
        "--team",
        "--port",
        "0",
        "--administrator",
        "Boss O’Neil <boss@x.example>",
        "-C",
        str(root),
    ]
    with _running([*words, "--proxy", "127.0.0.1"]) as process:
        said = _until(process, "Stop with")
        link = re.search(r"http://127\.0\.0\.1:\d+/invitation\?link=\S+", said)
        assert link, said
        with httpx.Client(
            headers={"x-forwarded-for": "203.0.113.9, 198.51.100.7"}, follow_redirects=True
        ) as browser:
            page = browser.get(link[0]).text
            hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
            home = browser.post(link[0].partition("?")[0], data=hidden | {"password": PASSWORD})
            assert "Welcome, Boss O’Neil." in home.text
            log = browser.get(link[0].partition("/invitation")[0] + "/people/log").text
        assert "198.51.100.7" in log  # as the proxy saw it, not as the visitor wrote it
        assert "203.0.113.9" not in log
    assert (root / ".respondent" / "accounts.sqlite3").is_file()
    with _running(words) as process:  # and the next start has nobody to invite
        assert "invitation" not in _until(process, "Stop with")


@contextmanager
def _running(words: list[str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "respondent", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


def _until(process: subprocess.Popen[str], end: str) -> str:
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if end in line:
            return said
    raise AssertionError(said)
