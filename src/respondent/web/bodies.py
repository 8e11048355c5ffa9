"""The bodies of requests: no larger, no slower and no more of them at once than the server can bear."""

from __future__ import annotations

import asyncio

from starlette.requests import Request

from respondent.web.refusals import OverloadedError, TooLargeError, TooSlowError

LARGE = 256_000
"""A body is large from here on: of such, few are read at once."""

AT_ONCE = 4
PATIENCE = 20.0
"""Seconds that any body may take."""

SLOWEST = 16_000
"""Bytes a second that a larger one must bring."""


class Bodies:
    """Reads bodies into memory; large ones a few at a time."""

    def __init__(self) -> None:
        self._large = 0

    async def read(self, request: Request, largest: int) -> bytes:
        """The body. Raises TooLargeError, TooSlowError or OverloadedError."""
        said = request.headers.get("content-length", "")
        expected = int(said) if said.isascii() and said.isdigit() else largest
        if expected > largest:
            raise _too_large(largest)
        if expected <= LARGE:
            return await _read(request, largest, PATIENCE)
        if self._large >= AT_ONCE:
            raise OverloadedError(headers={"connection": "close"})
        self._large += 1
        try:
            return await _read(request, largest, PATIENCE + expected / SLOWEST)
        finally:
            self._large -= 1


async def _read(request: Request, largest: int, seconds: float) -> bytes:
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(seconds):
            async for part in request.stream():
                size += len(part)
                if size > largest:
                    raise _too_large(largest)
                parts.append(part)
    except TimeoutError as error:
        raise TooSlowError(headers={"connection": "close"}) from error
    return b"".join(parts)


def _too_large(largest: int) -> TooLargeError:
    most = f"{largest // 1_000_000} MB" if largest >= 1_000_000 else f"{largest // 1000} kB"
    return TooLargeError(f"The most that this page takes is {most}.", headers={"connection": "close"})
