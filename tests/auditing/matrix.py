"""What people do to a built letter in a word processor, and what an audit should say of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

LETTER, OFCOM, RELEASE = "joint-letter", "letter-to-ofcom", "force-release-gwent"

# Claims of the joint letter: 1 “38,685”, 2 “2023/24”, 3 “more than 100”, 4 “one every 14 minutes”, 5 “7,338”,
# 6 “2023/24”, 7 “Half”, 8 “a quarter”, 9 “11 per cent”, 10 “7 per cent”, 11 “6 per cent”, 12 “2023/24”, 13 “903”,
# 14 “up 7 per cent”, 15 the quotation, 16 to 18 prose. Of the letter to Ofcom: 17 is West Yorkshire's cell.


@dataclass(frozen=True)
class Case:
    """An edit: a macro's lines, the codes that the claims should have by number, and the codes of the findings.

    `comments` are the claims that comments should be about.
    """

    name: str
    steps: str
    claims: Mapping[int, str] = field(default_factory=dict)
    findings: tuple[str, ...] = ()
    document: str = LETTER
    comments: tuple[tuple[int, ...], ...] = ()
    fates: Mapping[int, str] = field(default_factory=dict)
    by: str = ""


ME = "Example Charity"
MEETING = "We would welcome a meeting with you both."
DELETE = 'Key("Delete")'

CASES = (
    # nothing
    Case("save the letter", ""),
    Case("save the letter to Ofcom", "", document=OFCOM),
    Case("save a release", "", document=RELEASE),
    Case("look around and save", f'Pick(Words("{MEETING}"))\nKey("GoToEndOfDoc")'),
    Case("type a letter and delete it", 'CaretAt(Words("38,685").End)\nTypeIt("x")\nKey("SwBackspace")'),
    # inside a claim
    Case("type over a figure", 'TypeOver("38,685", "41,200")', {1: "A201"}, fates={1: "edited"}),
    Case("type over it with a neighbour's", 'TypeOver("7,338", "1,249")', {5: "A201"}, fates={5: "edited"}),
    Case("type a digit into it", 'CaretAt(Words("8,685").Start)\nTypeIt("9")', {1: "A201"}),
    Case("delete a digit in it", 'Pick(Words("8,685"))\nTypeIt("8,68")', {1: "A201"}),
    Case("round it", 'TypeOver("38,685", "39,000")', {1: "A203"}, fates={1: "edited"}),
    Case("write another true bound", 'TypeOver("more than 100", "more than 105")', {3: "A202"}),
    Case("write a false bound", 'TypeOver("more than 100", "more than 110")', {3: "A201"}),
    Case("write another interval", 'TypeOver("one every 14 minutes", "one every four minutes")', {4: "A201"}),
    Case("write the share in digits", 'TypeOver("Half", "50 per cent")', {7: "A202"}),
    Case("write a false share", 'TypeOver("a quarter", "a third")', {8: "A201"}),
    Case("another year for a period", 'TypeOver("2023/24", "2022/23")', {2: "A201"}),
    Case("another form of a period", 'TypeOver("2023/24", "the year ending March 2024")', {2: "A202"}),
    Case("a rise into a fall", 'TypeOver("up 7 per cent", "down 7 per cent")', {14: "A201"}),
    Case(
        "reword a claim in prose", 'TypeOver("privately", "in private")', {16: "A203"}, fates={16: "edited"}
    ),
    Case("alter a quotation", 'TypeOver("Somebody", "A man")', {15: "A201"}, fates={15: "edited"}),
    Case("a figure in a table", 'TypeOver("2,301", "2,103")', {17: "A201"}, document=OFCOM),
    Case("a figure in a release", 'TypeOver("503", "530")', {3: "A201"}, document=RELEASE),
    # at its edges
    Case("a digit at its left edge", 'CaretAt(Words("38,685").Start)\nTypeIt("1")', {1: "A201"}),
    Case("a digit at its right edge", 'CaretAt(Words("38,685").End)\nTypeIt("5")', {1: "A201"}),
    Case("“almost” at its left edge", 'CaretAt(Words("38,685").Start)\nTypeIt("almost ")', {1: "A201"}),
    Case("“over” at its left edge", 'CaretAt(Words("903").Start)\nTypeIt("over ")', {13: "A201"}),
    Case("a true word at its left edge", 'CaretAt(Words("38,685").Start)\nTypeIt("at least ")', {1: "A202"}),
    Case("a word before its left edge", 'CaretAt(Words("England and Wales").End)\nTypeIt(" openly")'),
    Case(
        "a word after its right edge", 'CaretAt(Words(" counselling").Start)\nTypeIt(" or so")', {13: "A208"}
    ),
    # deleted
    Case("delete a figure", f'Pick(Words("38,685"))\n{DELETE}', {1: "A204"}, fates={1: "emptied"}),
    Case("delete a quarter", f'Pick(Words("a quarter"))\n{DELETE}', {8: "A204"}),
    Case(
        "delete a sentence with claims",
        f'Pick(Between("That is ", "14 minutes"))\n{DELETE}',
        {3: "A205", 4: "A205"},
    ),
    Case("delete a cell's figure", f'Pick(Words("2,301"))\n{DELETE}', {17: "A204"}, document=OFCOM),
    Case("delete the quotation", f'Pick(Paragraph("Somebody"))\n{DELETE}', {15: "A204"}, ("A401", "A403")),
    # copied, moved, pasted
    Case(
        "copy a sentence to the end",
        f'Pick(Between("Childline held", "sessions"))\nKey("Copy")\nCaretAt(Words("{MEETING}").End)\n'
        'TypeIt(" ")\nKey("Paste")',
        {13: "A206"},
        fates={13: "duplicated"},
    ),
    Case(
        "cut a figure and paste it elsewhere",
        f'Pick(Words("903"))\nKey("Cut")\nCaretAt(Words("{MEETING}").End)\nTypeIt(" So many wrote: ")\n'
        'Key("Paste")',
        {13: "A207"},
        fates={13: "moved"},
    ),
    Case(
        "move a paragraph up",
        'CaretAt(Words("Children tell").Start)\nKey("MoveUp")',
        {12: "A207", 13: "A207", 14: "A207"},
        ("A403",),
    ),
    Case(
        "cut a paragraph and paste it below",
        f'Pick(Paragraph("Children tell"))\nKey("Cut")\nCaretAt(Words("{MEETING}").End)\nTypeIt(" ")\n'
        'Key("Paste")',
        {12: "A207", 13: "A207", 14: "A207"},
        ("A403",),
    ),
    Case("paste over with the same words", 'Pick(Words("903"))\nKey("Copy")\nKey("Paste")'),
    Case(
        "paste another figure over it",
        'Pick(Words("7,338"))\nKey("Copy")\nPick(Words("903"))\nKey("Paste")',
        {13: "A201"},
        fates={13: "edited"},
    ),
    Case(
        "type another figure and put the first back",
        'TypeOver("903", "904")\nTypeOver("904", "903")',
    ),
    # added
    Case(
        "add a figure that is false",
        f'CaretAt(Words("{MEETING}").End)\nTypeIt(" Police in England and Wales recorded '
        '39,865 child sexual abuse image offences in 2023/24.")',
        findings=("A301",),
    ),
    Case(
        "add a figure from nowhere",
        f'CaretAt(Words("{MEETING}").End)\nTypeIt(" Some 61 per cent of parents agree.")',
        findings=("A302",),
    ),
    Case(
        "add a quotation",
        f'CaretAt(Words("{MEETING}").End)\nTypeIt(" “Nobody asked us about any of it,” one parent said.")',
        findings=("A303",),
    ),
    Case("add a sentence without figures", f'CaretAt(Words("{MEETING}").End)\nTypeIt(" We hope to hear.")'),
    # notes
    Case(
        "add a footnote",
        'FootnoteAfter("Children tell the same story", "A source by hand.")',
        findings=("A404", "A403"),
    ),
    Case("edit a footnote", 'Footnote(5).Start.String = "Somebody else, not the "', findings=("A402",)),
    Case("delete a footnote", 'Footnote(4).Anchor.String = ""', findings=("A401", "A403")),
    # comments
    Case("comment on a claim", 'Remark("7,338", "Is this right?")', comments=((5,),)),
    Case("comment on a sentence", 'Remark("Children tell the same story", "Do they?")', comments=((),)),
    Case(
        "comment on the sentence of claims",
        'Remark("counselling sessions", "All?")',
        comments=((12, 13, 14),),
    ),
    # tracked
    Case("track a new figure", 'Track()\nTypeOver("38,685", "41,200")', {1: "A201"}, by=ME),
    Case("track a deletion", f'Track()\nPick(Words("38,685"))\n{DELETE}', {1: "A204"}, by=ME),
    Case(
        "track a word in prose",
        'Track()\nTypeOver("privately", "in private")',
        {16: "A203"},
        by=ME,
    ),
    Case(
        "track and comment",
        'Track()\nTypeOver("7,338", "7,400")\nRemark("7,400", "From the new release.")',
        {5: "A203"},
        by=ME,
        comments=((5,),),
    ),
    Case(
        "track the deletion of a sentence",
        f'Track()\nPick(Between("That is ", "14 minutes"))\n{DELETE}',
        {3: "A205", 4: "A205"},
        by=ME,
    ),
)

UNTOUCHED = frozenset(case.name for case in CASES[:5]) | {
    "paste over with the same words",
    "type another figure and put the first back",
}
"""After these the letter says what it said, word for word."""
