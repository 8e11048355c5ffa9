"""What every answer carries, and which requests are not even looked at."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)

HEADERS = {
    "content-security-policy": CONTENT_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # “no-referrer” would make browsers send “Origin: null” with our own forms
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "origin-agent-cluster": "?1",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "x-permitted-cross-domain-policies": "none",
    "x-robots-tag": "noindex, nofollow",
    "cache-control": "no-store",
}
"""Sent unless the answer has its own; a preview of a document has its own policy."""

A_YEAR = "max-age=31536000"
LONGEST_PATH = 2000


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuses requests for another host's name, and puts the headers on each answer."""

    app: ASGIApp
    hosts: frozenset[str]
    https: bool = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def put(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._put_headers(MutableHeaders(scope=message))
            await send(message)

        refusal = self._refusal(scope)
        await (refusal or self.app)(scope, receive, put)

    def _put_headers(self, headers: MutableHeaders) -> None:
        for name, value in HEADERS.items():
            headers.setdefault(name, value)
        if self.https:
            headers.setdefault("strict-transport-security", A_YEAR)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        hosts = Headers(scope=scope).getlist("host")
        if len(hosts) != 1 or hosts[0].casefold() not in self.hosts:
            text = "This address does not lead to Respondent. Open it by the link that you were given.\n"
            return PlainTextResponse(text, 421, {"connection": "close"})
        if len(scope.get("raw_path") or b"") > LONGEST_PATH or "\0" in scope["path"]:
            return PlainTextResponse("This address is not one of ours.\n", 400, {"connection": "close"})
        return None
