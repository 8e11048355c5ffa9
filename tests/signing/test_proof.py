"""The proof of a word, whatever file it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respondent.model.signoff import Proof
from respondent.signing.proof import is_mail, proof_of
from respondent.yamltext.text import refused_in


@given(st.binary(), st.sampled_from(["x.eml", "x.EML", "eml", ".eml", "x.p\u0000df", "mail.verylongending"]))
def test_any_bytes_are_kept_under_a_name_that_suits_every_disk(data: bytes, name: str) -> None:
    proof = proof_of(data, name)
    assert re.fullmatch(r"proof-[0-9a-f]{16}(\.[a-z0-9]{1,8})?", proof.file)


heads = st.lists(
    st.tuples(st.sampled_from([b"From", b"Date", b"Subject", b"Message-ID", b"Content-Type"]), st.binary()),
    max_size=6,
)


@given(heads)
def test_whatever_stands_in_an_e_mails_head_can_be_put_in_the_record(head: list[tuple[bytes, bytes]]) -> None:
    proof = proof_of(b"".join(name + b": " + value + b"\r\n" for name, value in head) + b"\r\nText", "x.eml")
    for value in (proof.message_id, proof.sender, proof.date, proof.subject, proof.name):
        assert value is None or (value == " ".join(value.split()) and not refused_in(value))


@pytest.mark.parametrize(
    "head",
    [
        b"From: =?utf-8?q?=FF=FE?= <a@b.example>",
        b"From: a@[b, <<>>",
        b"From: " + b"x" * 5000,
        b"Date: never",
        b"Subject: =?nocharset?b?####?=",
        b"Message-ID: <" + b"[" * 100,
    ],
)
def test_a_head_that_breaks_parsers_is_no_trouble(head: bytes) -> None:
    assert isinstance(proof_of(head + b"\r\n\r\n", "mail.eml"), Proof)


def test_a_mail_is_told_from_what_only_calls_itself_one() -> None:
    assert is_mail(proof_of(b"Message-ID: <1@x.example>\n\n", "a.eml"))
    assert is_mail(proof_of(b"From: a@x.example\nDate: Mon, 17 Feb 2025 10:00:00 +0000\n\n", "a.eml"))
    assert not is_mail(proof_of(b"%PDF", "a.eml"))
    assert proof_of(b"Message-ID: <1@x.example>\n\n", "a.pdf").message_id is None
