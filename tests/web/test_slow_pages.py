"""Pages that take long by their nature keep nobody else waiting."""

from __future__ import annotations

from threading import Event, Semaphore, Thread

import httpx
from starlette.responses import PlainTextResponse, Response
from tests.web.team import ServerMaker

from respondent.web.answering import SLOW_THREADS, THREADS
from respondent.web.route import Needs, PageRoute
from respondent.web.visit import Visit


def test_while_many_slow_pages_wait_the_others_are_answered(served: ServerMaker) -> None:
    begun, go, running, most = Semaphore(0), Event(), set[int](), list[int]()

    def slow(visit: Visit) -> Response:
        running.add(id(visit))
        most.append(len(running))
        begun.release()
        assert go.wait(60)
        running.discard(id(visit))
        return PlainTextResponse("done")

    def quick(visit: Visit) -> Response:
        return PlainTextResponse("quick")

    routes = (
        PageRoute("/slow", slow, ("GET",), Needs(None), slow=True),
        PageRoute("/quick", quick, ("GET",), Needs(None)),
    )
    server, answers = served(routes=routes), list[str]()

    def ask() -> None:
        answers.append(httpx.get(f"{server.url}/slow", timeout=60).text)

    threads = [Thread(target=ask) for _ in range(THREADS + SLOW_THREADS)]
    for thread in threads:
        thread.start()
    for _ in range(SLOW_THREADS):
        assert begun.acquire(timeout=60)
    assert httpx.get(f"{server.url}/quick", timeout=60).text == "quick"
    go.set()
    for thread in threads:
        thread.join()
    assert answers == ["done"] * len(threads)
    assert max(most) == SLOW_THREADS
