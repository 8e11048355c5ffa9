"""A citation sheet as one JSON object for machines."""

from __future__ import annotations

from datetime import date

from respondent.model.citation_sheet import CitationSheet, CitedClaim, CitedRecord, CitedSource, by_standing


def sheet_as_json(sheet: CitationSheet) -> dict[str, object]:
    """Documents, claims, sources and open questions; an exact value is a text such as “3899/366”."""
    return {
        "day": sheet.day.isoformat(),
        "documents": [
            {
                "document": one.id,
                "kind": one.kind.value,
                "title": one.title,
                "date": one.date.isoformat(),
                "claims": one.claims,
                "errors": one.errors,
            }
            for one in sheet.documents
        ],
        "claims": [_claim(claim) for claim in sheet.claims],
        "sources": [_source(source) for source in sheet.sources],
        "questions": [
            {
                "topic": one.topic,
                "about": one.about,
                "what": one.what,
                "remedy": one.remedy,
                "claims": list(one.claims),
            }
            for one in sheet.questions
        ],
        "summary": {
            "claims": len(sheet.claims),
            "sources": len(sheet.sources),
            "questions": len(sheet.questions),
            "standing": {standing.value: count for standing, count in by_standing(sheet.claims).items()},
        },
    }


def _claim(claim: CitedClaim) -> dict[str, object]:
    verification = claim.verification
    return {
        "document": claim.document,
        "number": claim.number,
        "kind": claim.kind.value,
        "text": claim.text,
        "section": claim.section,
        "sentence": f"{claim.before}{claim.text}{claim.after}",
        "note": claim.note,
        "value": None if claim.value is None else str(claim.value),
        "unit": claim.unit,
        "period": claim.period,
        "place": claim.place,
        "measure": claim.measure,
        "derivation": claim.derivation,
        "records": [_record(record) for record in claim.records],
        "standing": verification.standing.value,
        "by": verification.by,
        "on": _day(verification.on),
        "why": verification.why,
        "coverage": list(claim.coverage),
        "caveats": list(claim.caveats),
        "owners": list(claim.owners),
        "confidential": bool(claim.confidential),
        "reasons": [f"{name}: {why}" for name, why in claim.confidential],
    }


def _record(record: CitedRecord) -> dict[str, object]:
    return {
        "record": record.name,
        "kind": record.kind,
        "title": record.title,
        "source": record.source,
        "locator": record.locator,
        "link": record.link,
        "passage": record.passage,
        "standing": record.verification.standing.value,
        "by": record.verification.by,
        "on": _day(record.verification.on),
    }


def _source(cited: CitedSource) -> dict[str, object]:
    source = cited.source
    return {
        "source": source.id,
        "reference": cited.reference,
        "type": source.type.value,
        "title": source.title,
        "publisher": source.publisher,
        "issued": str(source.issued) if source.issued else None,
        "age": cited.age.value,
        "url": source.url,
        "accessed": _day(source.accessed),
        "latest_checked": _day(source.latest_checked),
        "status": source.status.value,
        "standing": list(source.standing),
        "owner": cited.owner,
        "confidential": source.confidential,
        "claims": cited.claims,
        "documents": cited.documents,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
