"""How the words of organisations stand against a document's text as it is, and who has yet to sign.

A word is bound to a text. Of those that one organisation gave in one role, the latest on the present text counts;
where none is on it, the latest of all, which has lapsed. So an edit that is undone lets the word stand again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from respondent.model.listing import listed
from respondent.model.settings import SignOff as Rules
from respondent.model.signed_text import SignedText
from respondent.model.signoff import DocumentStatus, Lack, Signatory, SignOff, Stand, Standing, Word
from respondent.prose.dates import write_date
from respondent.signing.changes import changes_between

Kept = Callable[[SignOff], SignedText | None]
"""Gives the text that a word is on, as far as it is kept."""


Left = Callable[[str, Sequence[str]], tuple[str, ...]]
"""Gives the parts that an organisation answers for and that are not among those which it signed."""


def status_of(
    document: str,
    texts: Sequence[SignedText],
    parts: Callable[[str], Sequence[SignedText]],
    left: Left,
    signatories: Sequence[tuple[str, str]],
    words: Iterable[SignOff],
    rules: Rules,
    kept: Kept,
) -> DocumentStatus:
    """Who has signed a document.

    `texts` are its words as they are; where an organisation was left out, or something confidential, others have
    those with it: a word on any counts, and what changed is told of the last.
    `parts` gives the words of a part by its name, in the same way; `left` what words on parts do not cover;
    `signatories` are ids and names.
    """
    given = list(words)
    latest = {}
    for key, group in _by_giver(given).items():
        part = key[2]
        against = texts if part is None else parts(part)
        latest[key] = _standing(group, against, rules, kept)
    whole = [standing for (_, _, part), standing in latest.items() if part is None]
    in_parts = [standing for (_, _, part), standing in latest.items() if part is not None]
    ids = [organisation for organisation, _ in signatories]
    return DocumentStatus(
        document,
        rules.required,
        tuple(_signatory(one, name, (whole, in_parts), rules, left) for one, name in signatories),
        tuple(standing for standing in whole if standing.signoff.organisation not in ids),
        tuple(in_parts),
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


def _signatory(
    organisation: str, name: str, standings: tuple[list[Standing], list[Standing]], rules: Rules, left: Left
) -> Signatory:
    whole, parts = (
        tuple(one for one in of_all if one.signoff.organisation == organisation) for of_all in standings
    )
    signing = _Signing(organisation, whole, parts, left)
    return Signatory(organisation, name, whole, tuple(dict.fromkeys(signing.lacks(rules))))


class _Signing:
    """The words of one signatory: on the `whole` document, and on `parts` of it."""

    def __init__(
        self, organisation: str, whole: Sequence[Standing], parts: Sequence[Standing], left: Left
    ) -> None:
        self._organisation = organisation
        self._given = whole
        self._whole = [one.signoff for one in whole if one.stand is not Stand.LAPSED]
        self._parts = [one.signoff for one in parts if one.stand is not Stand.LAPSED and self._counts(one)]
        self._left = left

    def lacks(self, rules: Rules) -> Iterator[Lack]:
        """What its signature lacks: a word that stands in each role, and none that is no plain agreement."""
        yield from (
            _not_agreed(word) for word in (*self._whole, *self._parts) if word.word is not Word.AGREED
        )
        for role in rules.roles or (None,):
            if not any(_in_role(word, role) for word in self._whole):
                yield from self._without_whole(role)

    def _counts(self, part: Standing) -> bool:
        """A word on a part counts until a later one, in the same role, agrees to the whole."""
        word = part.signoff
        return not any(
            one.word is Word.AGREED and one.at > word.at and _in_role(one, word.role) for one in self._whole
        )

    def _without_whole(self, role: str | None) -> Iterator[Lack]:
        """What is lacking where there is no word on the whole: what its words on parts leave out."""
        agreed = [word for word in self._parts if word.word is Word.AGREED and _in_role(word, role)]
        signed = [word.part for word in agreed if word.part is not None]
        left = self._left(self._organisation, signed) if signed else ()
        if not signed:
            yield _missing([one for one in self._given if _in_role(one.signoff, role)], role)
        elif left:
            who = f" ({role})" if role else ""
            yield Lack(f"has signed off {listed(_named(signed))}{who}, and not {listed(left)}", role)


def _in_role(word: SignOff, role: str | None) -> bool:
    return role is None or word.role.casefold() == role.casefold()


def _named(parts: Sequence[str]) -> list[str]:
    """Parts as a sentence names them, each once: answers by their questions, others by their headings."""
    return [part if part.startswith("Question ") else f"“{part}”" for part in dict.fromkeys(parts)]


def _not_agreed(word: SignOff) -> Lack:
    when = f"({word.role}, {write_date(word.at)})"
    what = "this text" if word.part is None else _named([word.part])[0]
    if word.word is Word.REFUSED:
        why = f": {word.terms.rstrip('.')}" if word.terms else ""
        return Lack(f"refused {what} {when}{why}", word.role)
    to = "" if word.part is None else f"to {what} "
    return Lack(f"agreed {to}only subject to “{word.terms}” {when}", word.role)


def _missing(own: Sequence[Standing], role: str | None) -> Lack:
    who = f" ({role})" if role else ""
    if not own:
        return Lack(f"has not signed off this text{who}", role, unheard=True)
    last = max((one.signoff for one in own), key=lambda word: word.at)
    what = "refused" if last.word is Word.REFUSED else "signed off"
    when = write_date(last.at)
    return Lack(f"{what} an earlier text on {when}{who}, and words have changed since", role, lapsed=True)
