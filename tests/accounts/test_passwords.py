"""Passwords: which are refused, and how they are kept."""

from __future__ import annotations

import builtins
import threading
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.accounts.conftest import CHEAP

from respondent.accounts.advice import SHORTEST, objection
from respondent.accounts.hashing import AT_ONCE, Cost, Hasher
from respondent.accounts.refusal import Reason
from respondent.errors import MissingLibraryError
from respondent.model.person import Person

PATTERNS = """1q2w3e4r5t6y 1qaz2wsx3edc qwertyuiop[] 123456789012 aaaaaaaaaaaaaaa zaq1xsw2cde3 abcdefghijkl
lovelovelove 123qwe123qwe 987654321098 asdfghjkl123 !"£$%^&*()_+ password1234"""
COMMON = """P@ssw0rd!2026 Liverpool-2026 christopher1 iloveyou2026! manchesterunited Welcome123456! administrator1
839201746253"""
SIAN = Person("Siân O’Connor", "sian.oconnor@harbour.example")


@pytest.mark.parametrize(
    "password",
    [
        *("gravel teapot lantern", "bread cup sofa", "walnutferrybucket", "Xk3!vv9Qw#mz", "a9#4$8!2&7(1"),
        *(
            "correct horse battery staple",
            "éèàùçôîâûëïü",
            "漢字仮名交文密碼安全鍵盤",
            "🐙🎻🥕🚲🏔🧦🎲🪁🧵🔭🥁🦜",
        ),
    ],
)
def test_long_passwords_that_nobody_guesses_are_welcome_in_any_script(password: str) -> None:
    assert objection(password, SIAN) is None


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("", "Enter a password"),
        (" " * 20, "Enter a password"),
        ("teapot gran", "at least 12 characters"),
        ("x1y2z3" * 40, "at most 200 characters"),
        ("I am sian and a teapot", "your name or your e-mail"),
        ("oconnor-gravel-teapot", "your name or your e-mail"),
        ("0C0NN0R-gravel-teapot", "your name or your e-mail"),
        ("gravel HARBOUR teapot", "your name or your e-mail"),
    ]
    + [(password, "a pattern that is guessed first") for password in PATTERNS.split()]
    + [(password, "among those that are guessed first") for password in COMMON.split()],
)
def test_what_is_guessed_first_is_refused_in_words(password: str, why: str) -> None:
    refused = objection(password, SIAN)
    assert refused is not None
    assert refused.reason is Reason.PASSWORD
    assert why in refused.message


def test_a_name_is_found_without_its_apostrophe_too() -> None:
    refused = objection("oneil gravel teapot", Person("Boss O’Neil", "boss@x.example"))
    assert refused is not None
    assert "must not contain your name" in refused.message


def test_a_password_that_is_taken_is_never_cut_when_somebody_signs_in() -> None:
    password = "e\u0301x" * 90  # 270 characters as typed, 180 composed
    refused = objection(password, SIAN)
    assert refused is not None
    assert "at most 200 characters" in refused.message


@given(st.text(max_size=220))
def test_no_message_says_the_password_again(password: str) -> None:
    refused = objection(password, SIAN)
    if len(password) < SHORTEST:
        assert refused is not None
    if refused is not None and len(password) > 3 and password.strip():
        assert f" {password} " not in refused.message or password.isalpha()


def test_a_hash_is_argon2id_with_the_recommended_cost() -> None:
    hashed = Hasher().hash("gravel teapot lantern")
    assert hashed.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_the_right_password_is_right_and_another_is_not(hasher: Hasher) -> None:
    hashed = hasher.hash("gravel teapot lantern")
    assert hasher.verify(hashed, "gravel teapot lantern").right
    assert not hasher.verify(hashed, "gravel teapot lantern ").right
    assert hasher.hash("gravel teapot lantern") != hashed


def test_a_letter_composed_on_one_keyboard_and_not_on_another_is_one(hasher: Hasher) -> None:
    assert hasher.verify(hasher.hash("cafe\u0301 teapot sofa"), "caf\u00e9 teapot sofa").right


def test_a_password_with_half_a_character_is_only_wrong(hasher: Hasher) -> None:
    assert not hasher.verify(hasher.hash("gravel"), "\ud800").right


def test_a_hash_at_another_cost_is_renewed(hasher: Hasher) -> None:
    dearer = Hasher(Cost(passes=2, memory_kib=16, lanes=1))
    verdict = dearer.verify(hasher.hash("gravel"), "gravel")
    assert verdict.right
    assert verdict.renewed is not None
    assert "m=16,t=2" in verdict.renewed
    assert dearer.verify(verdict.renewed, "gravel").renewed is None
    assert hasher.verify(hasher.hash("gravel"), "other").renewed is None


def test_without_an_account_a_hash_is_computed_all_the_same(
    hasher: Hasher, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = hasher._argon2

    def watched(kept: str, given: bytes) -> bool:
        asked.append(kept)
        return real.verify(kept, given)

    monkeypatch.setattr(hasher, "_argon2", _Watched(real, watched))
    assert not hasher.verify(None, "gravel").right
    assert not hasher.verify(None, "a password that no account has").right
    assert [kept.split("$")[1:4] for kept in asked] == [["argon2id", "v=19", "m=8,t=1,p=1"]] * 2


def test_a_damaged_hash_lets_nobody_in(hasher: Hasher) -> None:
    assert not hasher.verify("", "").right
    assert not hasher.verify("$argon2id$nonsense", "gravel").right


def test_only_a_few_hashes_are_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    hasher = Hasher(CHEAP)
    running, most, lock, go = 0, 0, threading.Lock(), threading.Event()

    def slow(kept: object, given: object) -> bool:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        go.wait(0.2)
        with lock:
            running -= 1
        return True

    monkeypatch.setattr(hasher, "_argon2", _Watched(hasher._argon2, slow))
    threads = [threading.Thread(target=hasher.verify, args=(None, "x")) for _ in range(AT_ONCE * 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most <= AT_ONCE


def test_without_the_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("argon2"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingLibraryError, match=r"argon2-cffi .*respondent\[serve\]"):
        Hasher(CHEAP)


class _Watched:
    """argon2's hasher with another `verify`."""

    def __init__(self, real: Any, verify: Any) -> None:
        self._real = real
        self.verify = verify

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)
