"""What surrounds the text on a page: who writes, to whom, when, and who signs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from respondent.model.document import Addressee, Document, Sender, SignatureBlock
from respondent.prose.dates import write_date
from respondent.writing import furniture
from respondent.writing.html.escape import attributes, text
from respondent.writing.html.pictures import picture
from respondent.writing.links import safe_target


def letterhead(document: Document, assets: Mapping[str, bytes]) -> str:
    """The senders, side by side: each one's logo, or its name; a single one's address beside it."""
    if not document.senders:
        return ""
    marks = "".join([f"<li>{_mark(sender, assets)}</li>" for sender in document.senders])
    address = ""
    if len(document.senders) == 1:
        sender = document.senders[0]
        lines = _lines([*sender.address, *([sender.website] if sender.website else [])])
        address = f"\n<address>{lines}</address>" if lines else ""
    return f'<header class="letterhead">\n<ul class="senders">{marks}</ul>{address}\n</header>'


def opening(document: Document) -> str:
    """The document's date and reference, and to whom it goes."""
    reference = furniture.reference_line(document)
    particulars = f"<p>{date_of(document)}</p>" + (f"<p>{text(reference)}</p>" if reference else "")
    addressees = "".join([_addressee(addressee) for addressee in document.addressees])
    to = f'\n<div class="addressees">{addressees}</div>' if addressees else ""
    return f'<div class="particulars">{particulars}</div>{to}'


def date_of(document: Document) -> str:
    """The document's date in words, and for machines."""
    return f"<time{attributes(datetime=document.date.isoformat())}>{text(write_date(document.date))}</time>"


def notice(document: Document) -> str:
    """What everybody must see first."""
    return f'<p class="notice" role="note">{text(document.notice)}</p>' if document.notice else ""


def signatures(document: Document, assets: Mapping[str, bytes]) -> str:
    """Room for each signature, or its picture, in columns."""
    if not document.signatures:
        return ""
    blocks = "\n".join([_signature(block, assets) for block in document.signatures])
    return f'<div class="signatures">\n{blocks}\n</div>'


def copies(document: Document) -> str:
    """Who gets a copy."""
    if not document.cc:
        return ""
    names = "".join([f"<li>{text(name)}</li>" for name in document.cc])
    return f'<div class="cc"><p><abbr title="copy to">cc</abbr></p><ul>{names}</ul></div>'


def contact(document: Document) -> str:
    """Whom a journalist or a regulator asks."""
    if document.contact is None:
        return ""
    person = document.contact
    lines = [f"<strong>{text(person.name)}</strong>"]
    if person.email:
        address = safe_target(f"mailto:{person.email}")
        words = text(person.email)
        lines.append(f"<a{attributes(href=address)}>{words}</a>" if address else words)
    lines += [text(line) for line in (person.phone, person.hours) if line]
    heading = text(furniture.contact_heading(document.kind))
    return f'<section class="contact">\n<h2>{heading}</h2>\n<p>{"<br>".join(lines)}</p>\n</section>'


def about(document: Document) -> str:
    """A paragraph on each organisation that has one."""
    sections = [
        f"<h2>{text(furniture.about_heading(sender))}</h2>\n<p>{text(sender.about)}</p>"
        for sender in document.senders
        if sender.about
    ]
    return '<section class="about">\n' + "\n".join(sections) + "\n</section>" if sections else ""


def imprint(document: Document) -> str:
    """The senders' addresses and charity numbers at the foot, where they have any."""
    lines = [
        f"<li>{text(furniture.imprint(sender))}</li>"
        for sender in document.senders
        if sender.charity_number or (sender.address and len(document.senders) > 1)
    ]
    return f'<footer class="imprint">\n<ul>{"".join(lines)}</ul>\n</footer>' if lines else ""


def _mark(sender: Sender, assets: Mapping[str, bytes]) -> str:
    """A sender's logo, whose description is its name unless it has another; without one, the name."""
    if sender.logo and sender.logo in assets:
        return picture(sender.logo, sender.logo_alt or sender.name, assets, "logo")
    return f"<strong>{text(sender.name)}</strong>"


def _addressee(addressee: Addressee) -> str:
    lines = [addressee.name, addressee.title, addressee.organisation or "", *addressee.lines]
    return f"<p>{_lines(lines)}</p>"


def _signature(block: SignatureBlock, assets: Mapping[str, bytes]) -> str:
    logo = (
        picture(block.logo, block.logo_alt or block.organisation, assets, "logo")
        if block.logo and block.logo in assets
        else ""
    )
    alt = f"Signature of {block.name or block.organisation}"
    hand = picture(block.image, alt, assets, "hand") if block.image and block.image in assets else ""
    first, *rest = furniture.signed_by(block)
    lines = "<br>".join([f"<strong>{text(first)}</strong>", *[text(line) for line in rest]])
    return f'<div class="signature">{logo}<div class="room">{hand}</div><p>{lines}</p></div>'


def _lines(lines: Iterable[str]) -> str:
    return "<br>".join([text(line) for line in lines if line])
