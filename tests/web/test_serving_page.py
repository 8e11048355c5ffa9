"""The unit and the nginx configuration of docs/serving.md hang together, and fit what Respondent does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from respondent.accounts.advice import SHORTEST
from respondent.accounts.hashing import Cost
from respondent.accounts.invitations import LIFETIME
from respondent.accounts.limits import ACCOUNT, ADDRESS
from respondent.accounts.sessions import Lifetimes
from respondent.cli.serve import serve
from respondent.web.pages import ROUTES
from respondent.web.team.serving import read_address

PAGE = (Path(__file__).parents[2] / "docs" / "serving.md").read_text(encoding="utf-8")

_DIRECTIVE = re.compile(r"""(?:[^;{}"']|"[^"]*"|'[^']*')+[;{]|\}""")


def block(language: str, of: str = "") -> str:
    """The page's one block of that language that holds these words."""
    found = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    (only,) = (str(one) for one in found if of in one)
    return only


def unit(of: str = "Respondent, the evidence in a browser") -> list[tuple[str, str, str]]:
    """The settings of the unit of that description: section, name, value."""
    settings, section = [], ""
    for line in block("ini", of).replace("\\\n", " ").splitlines():
        if line.startswith("["):
            section = line
        elif line and not line.startswith("#"):
            name, equals, value = line.partition("=")
            assert equals, line
            settings.append((section, name, value))
    return settings


def nginx() -> list[str]:
    """The configuration's directives, without what ends them; “}” closes a block."""
    text = re.sub(r"^\s*#.*$", "", block("nginx"), flags=re.MULTILINE)
    found = _DIRECTIVE.findall(text)
    assert "".join("".join(found).split()) == "".join(text.split()), "something is no directive"
    return [" ".join(one.rstrip(";").split()) for one in found]


def test_each_setting_of_the_unit_stands_in_its_section_and_once() -> None:
    sections = {"[Unit]": {"Description", "After", "Wants"}, "[Install]": {"WantedBy"}}
    for section, name, _ in unit():
        assert section == "[Service]" or name in sections[section]
    names = [name for _, name, _ in unit() if name != "SystemCallFilter"]
    assert len(names) == len(set(names))
    assert {
        "User",
        "ExecStart",
        "NoNewPrivileges",
        "ProtectSystem",
        "ReadWritePaths",
        "StateDirectory",
    } <= set(names)


def test_the_command_of_the_unit_is_one_that_respondent_understands() -> None:
    settings = {name: value for _, name, value in unit()}
    program, command, *words = shlex.split(settings["ExecStart"])
    assert (program, command) == ("/opt/respondent/bin/respondent", "serve")
    told = serve.make_context("serve", words).params
    assert told["team"]
    assert read_address(told["address"]).https
    assert str(told["folder"]) in settings["ReadWritePaths"].split()
    assert str(told["state"]) == f"/var/lib/{settings['StateDirectory']}"
    assert f"proxy_pass http://{told['proxy'][0]}:{told['port']}" in nginx()
    assert f"server_name {read_address(told['address']).host}" in nginx()


def test_the_blocks_of_nginx_open_and_close() -> None:
    depth = 0
    for directive in nginx():
        depth += directive.endswith("{") - (directive == "}")
        assert depth >= 0
    assert depth == 0


def test_nginx_passes_on_who_comes_and_holds_no_stream_back() -> None:
    assert {
        "proxy_set_header Host $http_host",
        "proxy_set_header X-Forwarded-For $remote_addr",  # and not what the visitor wrote
        "proxy_set_header X-Forwarded-Proto $scheme",
        "proxy_buffering off",
        "proxy_http_version 1.1",
    } <= set(nginx())


def test_nginx_lets_through_what_the_pages_take() -> None:
    found = re.search(r"client_max_body_size (\d+)m;", block("nginx"))
    assert found
    assert int(found[1]) * 1024 * 1024 >= max(route.largest for route in ROUTES)


def test_the_log_of_nginx_keeps_no_link_of_an_invitation() -> None:
    form = next(one for one in nginx() if one.startswith("log_format"))
    assert not re.search(r"\$(request|request_uri|args|query_string|http_referer)\b", form)
    assert [one for one in nginx() if one.startswith("access_log")] == [
        "access_log /var/log/nginx/respondent.log respondent"
    ]


def test_the_figures_of_the_page_are_those_of_the_program() -> None:
    text = " ".join(PAGE.split())
    lives = Lifetimes()
    assert (ACCOUNT.attempts, ADDRESS.attempts) == (10, 50)
    assert "ten in 15 minutes for one account, fifty for one address" in text
    assert ACCOUNT.within.total_seconds() == ADDRESS.within.total_seconds() == 15 * 60
    assert f"at least {SHORTEST} characters" in text
    assert Cost() == Cost(passes=3, memory_kib=64 * 1024, lanes=4)
    assert "argon2id hashes (64 MB, three passes)" in text
    assert LIFETIME.days == lives.whole.days == 7
    assert f"after {lives.idle.seconds // 3600} hours without a click and after seven days" in text
