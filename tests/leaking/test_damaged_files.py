"""Whatever somebody made of a file, looking it through gives its texts or says that it cannot be opened."""

from __future__ import annotations

import random
from contextlib import suppress

from tests.leaking.test_where_it_is_found import PLACES

from respondent.leaking.opening import UnopenedError, parts_of
from respondent.writing.bare_pictures import bare_picture

LONG = (b"A" * 50_000, b"%41" * 5_000, b"&amp;" * 5_000, b"(" * 5_000, b"<html><p>" * 500, b"\\u0041" * 5_000)


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some changed, taken out, said twice, or mixed with another file's."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(found) + 1)
        match chance.randrange(4):
            case 0:
                found[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del found[at : at + chance.randint(1, 50)]
            case 2:
                found[at:at] = found[max(0, at - 30) : at] * chance.randint(1, 5)
            case _:
                found[at:at] = chance.choice(tuple(PLACES.values()))[:200]
    return bytes(found)


def test_no_damage_breaks_the_search(examples: int) -> None:
    chance = random.Random(2025)
    files = (*PLACES.values(), *LONG)
    for _ in range(max(200, examples // 20)):
        data = damaged(chance.choice(files), chance)
        if b"%PDF-" in data[:1024]:
            continue  # read in a process of its own
        with suppress(UnopenedError):
            list(parts_of(data))
        bare_picture(data)
