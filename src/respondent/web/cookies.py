"""Cookies by their purpose: names that no other site or server can overwrite, and safe attributes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from starlette.requests import HTTPConnection
from starlette.responses import Response


@dataclass(frozen=True, slots=True)
class Cookies:
    """How this server names its cookies.

    With `https`, “__Host-” keeps other hosts from setting them. Without it, on one's own computer, cookies are
    shared by all ports: `suffix` tells two servers apart. With `by_links` they also come with a request that
    follows a link from elsewhere, such as one in an e-mail (SameSite=Lax); other sites’ forms never have them.
    """

    https: bool = False
    suffix: str = ""
    by_links: bool = False

    def name(self, purpose: str) -> str:
        """The cookie's full name."""
        return f"{'__Host-' if self.https else ''}respondent-{purpose}{self.suffix}"

    def read(self, request: HTTPConnection, purpose: str) -> str:
        """What the visitor's cookie says; empty if there is none."""
        return request.cookies.get(self.name(purpose), "")

    def put(self, response: Response, purpose: str, value: str, *, seconds: int | None = None) -> None:
        """Send a cookie that scripts cannot read and other sites cannot use; by itself it ends with the browser."""
        response.set_cookie(
            self.name(purpose),
            value,
            max_age=seconds,
            path="/",
            secure=self.https,
            httponly=True,
            samesite=self._same_site,
        )

    def forget(self, response: Response, purpose: str) -> None:
        """Take a cookie back."""
        response.delete_cookie(
            self.name(purpose), path="/", secure=self.https, httponly=True, samesite=self._same_site
        )

    @property
    def _same_site(self) -> Literal["lax", "strict"]:
        return "lax" if self.by_links else "strict"
