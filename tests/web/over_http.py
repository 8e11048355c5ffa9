"""A visitor without a browser: one connection, forms read from the page and sent back as a browser sends them."""

from __future__ import annotations

import http.client
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from lxml import html

Pairs = list[tuple[str, str]]

NO_HEADERS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Answer:
    """What was answered; `location` is where it leads."""

    status: int
    location: str
    body: bytes

    @cached_property
    def page(self) -> html.HtmlElement:
        """The page as a tree."""
        return html.fromstring(self.body, parser=html.HTMLParser(encoding="utf-8"))

    @property
    def text(self) -> str:
        """All words of the page."""
        return " ".join(str(self.page.text_content()).split())

    def form(self, action: str) -> Pairs:
        """What a browser would send with the page's form that goes to `action`, its buttons apart."""
        return form_in(self.body, action)


_UNSAVED = ("/check", "/change", "/row", "/rename", "/retire", "/propose", "/propose-row", "/new")


class Visitor:
    """Somebody with these cookies, before the server that listens on this port of this computer."""

    def __init__(self, port: int, cookies: Mapping[str, str]) -> None:
        self.cookies = dict(cookies)
        self._port = port
        self._url = f"http://127.0.0.1:{port}"
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, path: str) -> Answer:
        """A page; asked for once more where the server has closed a connection that was idle."""
        try:
            return self._asked("GET", path)
        except http.client.RemoteDisconnected:
            return self._asked("GET", path)

    def send(
        self, path: str, fields: Sequence[tuple[str, str]], headers: Mapping[str, str] = NO_HEADERS
    ) -> Answer:
        """What is answered to a form; of one that is not to be saved yet, the page to which that leads."""
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self._url}
        answer = self._asked("POST", path, urlencode(fields), {**kind, **headers})
        return self.get(answer.location) if is_unsaved(answer.location) else answer

    def again(self) -> Visitor:
        """The same person in another window: a connection of its own."""
        return Visitor(self._port, self.cookies)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _asked(
        self, method: str, path: str, body: str | None = None, more: Mapping[str, str] = NO_HEADERS
    ) -> Answer:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self._connection.request(method, path, body, {"Cookie": cookie, **more})
        response = self._connection.getresponse()
        for one in response.headers.get_all("set-cookie", []):
            name, _, value = one.partition(";")[0].partition("=")
            self.cookies[name] = value
        return Answer(response.status, response.headers.get("location", ""), response.read())


def entered(link: str) -> Visitor:
    """Whoever opens the link that “respondent serve” prints."""
    address, _, path = link.removeprefix("http://").partition("/")
    visitor = Visitor(int(address.partition(":")[2]), {})
    answer = visitor.get(f"/{path}")
    if answer.status != 303:
        visitor.close()
        raise AssertionError(f"the link did not let anybody in: {answer.status}")
    return visitor


def is_unsaved(location: str) -> bool:
    """Whether an answer leads to the check of a form, or back to the form."""
    return location.partition("?")[0].endswith(_UNSAVED)


def form_in(page: bytes, action: str) -> Pairs:
    """What a browser would send with the form of a page that goes to `action`, its buttons apart."""
    tree = html.fromstring(page)
    form = [one for one in tree.iter("form") if one.get("action") == action][
        -1
    ]  # above it may be one to discard it
    return list(_successful(form))


def changed(fields: Pairs, **values: str) -> Pairs:
    """The fields with other values, and a button’s or a radio’s that had none."""
    kept = [(name, value) for name, value in fields if name not in values]
    return [*kept, *values.items()]


def _successful(form: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for one in form.iter("input", "select", "textarea"):
        name = one.get("name")
        if not name or one.get("disabled") is not None:
            continue
        if one.tag == "textarea":
            yield name, (one.text or "").removeprefix("\n")
        elif one.tag == "select":
            chosen = one.xpath("(.//option[@selected] | .//option[1])[last()]")
            yield from ((name, option.get("value", "")) for option in chosen)
        elif one.get("type") in ("radio", "checkbox"):
            if one.get("checked") is not None:
                yield name, one.get("value", "on")
        elif one.get("type") not in ("submit", "button", "file"):
            yield name, one.get("value", "")
