"""What the fields of records are called on a page: the words that somebody who has never seen a file would use."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

KIND_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "statistic": ("Figure", "One number from a source, such as offences in a year."),
        "table": ("Table of figures", "Many numbers of one kind, such as offences for each police force."),
        "quotation": ("Quotation", "Somebody’s own words."),
        "finding": ("Finding", "Something that a source says or shows, without a number."),
        "source": ("Source", "The report, data set, law or letter that evidence comes from."),
        "organisation": ("Organisation", "A charity or other body that signs letters."),
        "office": ("Office", "A minister or regulator to whom letters go, whoever holds the post."),
        "consultation": ("Consultation", "A regulator’s questions, and when answers are due."),
    }
)
"""Each kind of record: what it is called, and what it is for."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "about": "About the organisation",
        "accessed": "When the web page was last opened",
        "address": "Address",
        "addresses": "Addresses",
        "answered": "How many answered",
        "approved_by": "Who agreed",
        "asked": "How many were asked",
        "asks_for_evidence": "Does it ask for evidence?",
        "author": "Author",
        "basis": "What the consent rests on",
        "body": "Body that disclosed it, or court",
        "by": "How much it changed",
        "caveat": "Caveat",
        "change": "Published change",
        "chapter": "Chapter",
        "charity_number": "Charity number",
        "closes": "When it closes",
        "column": "Column",
        "complete": "Groups of which every row is here",
        "confidential": "Is this confidential?",
        "consent": "Consent",
        "container": "Part of",
        "count": "For how many",
        "coverage": "How many bodies answered",
        "dimension": "What else it is about",
        "documents": "Documents consulted on",
        "edition": "Edition",
        "email": "E-mail address",
        "embargo": "Not to be used before",
        "fieldwork": "When people were asked",
        "formerly": "Earlier names of this record",
        "from": "From",
        "holders": "Who has held the post",
        "honours": "Letters after the name",
        "hours": "When the telephone is answered",
        "house": "House of Parliament",
        "illustrative": "Was it invented for an example?",
        "image": "Picture of the signature",
        "index": "Base of the index",
        "interval": "Confidence interval",
        "issue": "Issue",
        "issued": "When it was published",
        "jurisdiction": "Jurisdiction",
        "key": "Columns that tell the rows apart",
        "latest_checked": "When somebody last looked for a newer one",
        "level": "Level of the interval",
        "lines": "Lines of the address",
        "locator": "Where in the source",
        "logo": "Logo",
        "logo_alt": "The logo in words",
        "measure": "How it was counted",
        "method": "How to work it out again",
        "missing": "Who is missing",
        "n": "How many people were asked",
        "name": "Name",
        "note": "Note for colleagues",
        "number": "Number",
        "of": "Out of which figure",
        "opens": "When it opened",
        "organisation": "Organisation",
        "owner": "Who keeps this up to date",
        "pages": "Pages",
        "passage": "The source’s own words",
        "per": "Rate: for each",
        "period": "When",
        "phone": "Telephone",
        "place": "Where",
        "population": "Whom the sample stands for",
        "precision": "Rounded to",
        "press": "Press contact",
        "prices": "Prices",
        "publisher": "Publisher",
        "questions": "Questions",
        "reason": "Why it is confidential",
        "recipient": "To whom it was written",
        "reference": "Reference number",
        "requested": "When the information was asked for",
        "respond_to": "Where to send the answer",
        "role": "Role",
        "rows": "File with the rows",
        "salutation": "What follows “Dear”",
        "session": "Session of Parliament",
        "short_name": "Short name",
        "short_title": "Short title",
        "show": "Where the caveat is printed",
        "signatory": "Who signs",
        "since": "Since when",
        "source": "Source",
        "speaker": "Who said it",
        "standing": "Standing",
        "statement": "What it says, as a sentence",
        "status": "Status",
        "superseded_by": "Replaced by",
        "support": "Where to find help, printed after the words",
        "survey": "Survey",
        "text": "Words",
        "title": "Title",
        "to": "To",
        "type": "What it is",
        "unit": "What is counted",
        "until": "Until when it may be used",
        "url": "Web address",
        "usable": "How many could be used",
        "uses": "What it may be used in",
        "value": "Value",
        "verbatim": "Is it word for word?",
        "version": "Version",
        "volume": "Volume",
        "warning": "Warning, printed before the words",
        "website": "Website",
        "weighted": "Were the answers weighted?",
        "word_limit": "Most words an answer may have",
    }
)
"""What fields are called on forms and pages, by their names."""

_IN_A_TABLE: Mapping[str, str] = MappingProxyType(
    {"value": "Column with the figures", "period": "When", "place": "Where"}
)
_WITHIN: Mapping[str, str] = MappingProxyType(
    {
        "caveat.text": "Caveat",
        "per.unit": "What each one is",
        "period.column": "Or: the column that says when",
        "place.column": "Or: the column that says where",
    }
)


def label_of(kind: str, path: str) -> str:
    """What the field at a path ("coverage.asked") of a kind of record is called."""
    if path in _WITHIN:
        return _WITHIN[path]
    if kind == "table" and path in _IN_A_TABLE:
        return _IN_A_TABLE[path]
    name = path.rpartition(".")[2]
    return LABELS.get(name) or name.replace("_", " ").capitalize()


_OPTIONS: Mapping[str, str] = MappingProxyType(
    {
        "act": "Act of Parliament",
        "case": "Judgment",
        "code": "Code of practice",
        "dataset": "Data set",
        "foi": "Answer to a freedom of information request",
        "hansard": "Hansard",
        "helpline": "Helpline",
        "note": "In the note",
        "sentence": "As a sentence in the text",
        "webpage": "Web page",
    }
)


def option_words(option: str) -> str:
    """What one of a field's options is called."""
    return _OPTIONS.get(option) or option.replace("-", " ").capitalize()
