"""How the words of organisations stand against a document's text as it is, and who has yet to sign.

A word is bound to a text. Of those that one organisation gave in one role, the latest on the present text counts;
where none is on it, the latest of all, which has lapsed. So an edit that is undone lets the word stand again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from respondent.model.settings import SignOff as Rules
from respondent.model.signed_text import SignedText
from respondent.model.signoff import DocumentStatus, Lack, Signatory, SignOff, Stand, Standing, Word
from respondent.prose.dates import write_date
from respondent.signing.changes import changes_between

Kept = Callable[[SignOff], SignedText | None]
"""Gives the text that a word is on, as far as it is kept."""


def status_of(
    document: str,
    texts: Sequence[SignedText],
    parts: Callable[[str], SignedText | None],
    signatories: Sequence[tuple[str, str]],
    words: Iterable[SignOff],
    rules: Rules,
    kept: Kept,
) -> DocumentStatus:
    """Who has signed a document.

    `texts` are its words as they are; where an organisation was left out, a second one has those with it: a word on
    either counts, and what changed is told of the second.
    `parts` gives the words of a part by its name; `signatories` are ids and names.
    """
    given = list(words)
    latest = {}
    for key, group in _by_giver(given).items():
        part = key[2]
        against = texts if part is None else [text for text in (parts(part),) if text is not None]
        latest[key] = _standing(group, against, rules, kept)
    whole = [standing for (_, _, part), standing in latest.items() if part is None]
    ids = [organisation for organisation, _ in signatories]
    return DocumentStatus(
        document,
        rules.required,
        tuple(_signatory(one, name, whole, rules) for one, name in signatories),
        tuple(standing for standing in whole if standing.signoff.organisation not in ids),
        tuple(standing for (_, _, part), standing in latest.items() if part is not None),
        len(given) - len(latest),
    )


def _by_giver(words: Iterable[SignOff]) -> dict[tuple[str, str, str | None], list[SignOff]]:
    found: dict[tuple[str, str, str | None], list[SignOff]] = {}
    for word in words:
        found.setdefault((word.organisation, word.role.casefold(), word.part), []).append(word)
    return found


def _standing(given: Sequence[SignOff], texts: Sequence[SignedText], rules: Rules, kept: Kept) -> Standing:
    """Of the words of one organisation in one role, the one that counts."""
    for word in reversed(given):
        stand = _stand(word, texts, rules)
        if stand is Stand.STANDS:
            return Standing(word, stand)
        if stand is Stand.NOTIFIED:
            return _changed(word, stand, texts, kept)
    return _changed(given[-1], Stand.LAPSED, texts, kept)


def _stand(word: SignOff, texts: Sequence[SignedText], rules: Rules) -> Stand:
    if any(word.words == text.words_hash for text in texts):
        return Stand.STANDS
    if rules.lapses_on == "claims" and any(word.claims == text.claims_hash for text in texts):
        return Stand.NOTIFIED
    return Stand.LAPSED


def _changed(word: SignOff, stand: Stand, texts: Sequence[SignedText], kept: Kept) -> Standing:
    before = kept(word)
    if before is None or not texts:
        return Standing(word, stand, None)
    return Standing(word, stand, changes_between(before.words, texts[-1].words))


# Whether a signatory has signed


def _signatory(organisation: str, name: str, standings: Sequence[Standing], rules: Rules) -> Signatory:
    own = tuple(standing for standing in standings if standing.signoff.organisation == organisation)
    return Signatory(organisation, name, own, tuple(dict.fromkeys(_lacks(own, rules))))


def _lacks(own: Sequence[Standing], rules: Rules) -> Iterator[Lack]:
    """What a signatory's signature lacks: a word that stands in each role, and none that is no plain agreement."""
    standing = [one.signoff for one in own if one.stand is not Stand.LAPSED]
    yield from (_not_agreed(word) for word in standing if word.word is not Word.AGREED)
    heard = {word.role.casefold() for word in standing}
    for role in rules.roles:
        if role.casefold() not in heard:
            yield _missing([one for one in own if one.signoff.role.casefold() == role.casefold()], role)
    if not rules.roles and not standing:
        yield _missing(own, None)


def _not_agreed(word: SignOff) -> Lack:
    when = f"({word.role}, {write_date(word.at)})"
    if word.word is Word.REFUSED:
        return Lack(f"refused this text {when}{f': {word.terms}' if word.terms else ''}", word.role)
    return Lack(f"agreed only subject to “{word.terms}” {when}", word.role)


def _missing(own: Sequence[Standing], role: str | None) -> Lack:
    who = f" ({role})" if role else ""
    if not own:
        return Lack(f"has not signed off this text{who}", role, unheard=True)
    last = max((one.signoff for one in own), key=lambda word: word.at)
    what = "refused" if last.word is Word.REFUSED else "signed off"
    when = write_date(last.at)
    return Lack(f"{what} an earlier text on {when}{who}, and words have changed since", role, lapsed=True)
