"""The shape of a template's front matter: what stands between its two ``---`` lines."""

from __future__ import annotations

from respondent.loading.cover import COVER
from respondent.loading.records.directory import CONTACT, SIGNATORY_FIELDS
from respondent.loading.shapes.reading import CodeFamily, Reading
from respondent.loading.shapes.shape import Either, Field, Many, Named, Shape, Values, as_fields
from respondent.loading.shapes.values import DATE, FILE, ID, LINE, MOMENT, TEXT, choice_of
from respondent.loading.shapes.views import Places
from respondent.model.codes import T101, T102, T103, T104, T105
from respondent.model.diagnostic import Diagnostic
from respondent.model.directory import Signatory
from respondent.model.edition import Edition
from respondent.model.settings import NoteStyle
from respondent.model.template import DocumentKind, ForEach, FormUse, FrontMatter, Recipients, SignedBy
from respondent.yamltext.node import MappingNode, Node

FRONT_CODES = CodeFamily(unknown=T101, missing=T102, value=T103, form=T104, clash=T105)
BY_HAND = "by hand"


def read_front_matter(node: Node, path: str) -> tuple[FrontMatter | None, tuple[Diagnostic, ...]]:
    """The front matter that `node` holds, and everything that is wrong with it; None if any of it is an error."""
    reading = Reading(path, FRONT_CODES, node)
    if not isinstance(node, MappingNode):
        FRONT_MATTER.read(node, "front matter", reading)
        return None, tuple(reading.problems)
    values = FRONT_MATTER.values(node, "", reading)
    recipients = values.get("recipients", ())
    if isinstance(recipients, tuple):
        values["recipients"] = Recipients(recipients)
    _check_each_once("from", values.get("senders", ()), reading)
    if "form" in values and "consultation" not in values:
        message = "A form is filled in with the answers to a consultation, and none is named here."
        reading.clash(
            "form",
            message,
            "Add `consultation:` with the id of its record; for those who send it, write `from:`.",
        )
    joint = values["recipients"].joint
    _check_each_once("to.joint" if joint else "to", values["recipients"].offices, reading)
    if reading.problems:
        return None, tuple(reading.problems)
    if "for_each" in values:
        ((column, table),) = values["for_each"]
        values["for_each"] = ForEach(column, table)
    if isinstance(values.get("form"), str):
        values["form"] = FormUse(values["form"])
    if values.get("salutation") == BY_HAND:
        del values["salutation"]
        values["by_hand"] = True
    return FrontMatter(**values, places=Places(node)), ()


def _check_each_once(place: str, ids: tuple[str, ...], reading: Reading) -> None:
    """Note an organisation or an office that a list names twice."""
    for index, one in enumerate(ids):
        if one in ids[:index]:
            message = f"“{one}” stands here twice."
            reading.clash(f"{place}.{index}", message, "Delete one of the two.")


def _joint(values: Values, _place: str, _reading: Reading) -> Recipients:
    return Recipients(values["joint"], joint=True)


def _signed_by(values: Values, _place: str, _reading: Reading) -> SignedBy:
    return SignedBy(values.pop("organisation"), Signatory(**values))


_TO = Either(
    Many(ID),
    Shape(
        "{joint: [one, two]} for one letter to all of them",
        (Field("joint", Many(ID, at_least=1), "Offices that share one letter.", required=True),),
        _joint,
    ),
)

_FORM = Either(
    FILE,
    Shape(
        "fields such as {file: templates/forms/response-form.docx, fields: {Full name: Jo Bloggs}}",
        (
            Field("file", FILE, "The form.", required=True),
            Field(
                "fields",
                Named("{label: value}, such as {Full name: Jo Bloggs}", LINE),
                "What its fields get, by the form's own labels.",
                default="what the consultation, the senders and the contact say",
            ),
            Field("yes", Many(LINE), "What is chosen: the words beside the box, or before “Y / N”."),
            Field("no", Many(LINE), "What is answered with no, in the same way."),
            Field(
                "confidential",
                Many(LINE),
                "The numbers of the questions whose answers are confidential; “none” for none of them.",
            ),
        ),
        as_fields(FormUse),
    ),
)

FRONT_MATTER = Shape(
    "fields, one on each line, beginning with “kind: letter”",
    (
        Field("kind", choice_of(DocumentKind), "What the template makes.", required=True),
        Field(
            "title",
            LINE,
            "The document's title; may hold template expressions, in quotation marks.",
            required=True,
        ),
        Field(
            "date", DATE, "The document's date; office-holders and addresses are chosen by it.", required=True
        ),
        Field(
            "from",
            Many(ID),
            "The organisations that it comes from; the first one leads.",
            attribute="senders",
        ),
        Field(
            "to", _TO, "The offices that it goes to: a copy each, or {joint: […]}.", attribute="recipients"
        ),
        Field("letterhead", FILE, "A Word file of your own to write it on.", default="a plain letterhead"),
        Field("reference", LINE, "Your reference, printed below the date."),
        Field(
            "signatories",
            Many(
                Shape(
                    "fields such as {organisation: nspcc, name: Jo Bloggs, role: Chief Executive}",
                    (
                        Field("organisation", ID, "The organisation's id.", required=True),
                        *SIGNATORY_FIELDS,
                    ),
                    _signed_by,
                )
            ),
            "Who signs, in order.",
            default="the signatory of each organisation in `from`",
        ),
        Field("cc", Many(LINE), "Who gets a copy: the ids of offices, or words as they are to be printed."),
        Field("embargo", MOMENT, "Not for publication before this moment; printed at the top."),
        Field(
            "for_each",
            Named("{column: table}, such as {force: image-offences-by-force}", ID, only_one=True),
            "One document for each row of a table, by its key column.",
        ),
        Field("notes", choice_of(NoteStyle), "How sources are cited here.", default="as in respondent.yaml"),
        Field(
            "salutation",
            LINE,
            "What follows “Dear”; “by hand” leaves room for a pen.",
            default="the office's own",
        ),
        Field("valediction", LINE, "How the letter closes.", default="“Yours sincerely”"),
        Field(
            "contact",
            CONTACT,
            "Whom to ask; in a release, for journalists.",
            default="the first sender's `press`",
        ),
        Field("notice", TEXT, "Printed in a box on the first page."),
        Field("consultation", ID, "The id of the consultation that a response answers."),
        Field("form", _FORM, "The regulator's own form, a Word file that the answers are put into."),
        Field(
            "submitted",
            MOMENT,
            "When the response was sent; one that was sent in time may be built after the closing time.",
        ),
        Field("cover", COVER, "What the response's cover sheet says."),
        Field(
            "editions",
            Many(choice_of(Edition)),
            "The editions that “respondent build” writes where it is given none: [confidential, public].",
            default="none: it asks for one where something is confidential",
        ),
    ),
)
