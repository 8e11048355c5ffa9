"""Signing in and out."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from respondent.accounts.entering import sign_in, sign_out
from respondent.accounts.refusal import Refusal
from respondent.web.route import Needs, PageRoute
from respondent.web.team.gate import INVALID, SESSION, Gate, refuse_too_often
from respondent.web.visit import Visit, own_path

SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"
SIGNED_OUT = "/signed-out"


@dataclass(frozen=True, slots=True)
class SigningIn:
    """The pages that let people in by their password, and out."""

    gate: Gate

    @property
    def routes(self) -> tuple[PageRoute, ...]:
        """The pages."""
        return (
            PageRoute(SIGN_IN, self.show, ("GET",), Needs(None)),
            PageRoute(SIGN_IN, self.take, ("POST",), Needs(None), slow=True),
            PageRoute(SIGN_OUT, self.leave, ("POST",), Needs(None)),
            PageRoute(SIGNED_OUT, self.left, ("GET",), Needs(None)),
        )

    def show(self, visit: Visit) -> Response:
        """The form; whoever has signed in goes on to where they wanted to be."""
        goal = own_path(visit.query.get("next", "/"))
        return visit.redirect(goal) if visit.person else _form(visit, goal)

    def take(self, visit: Visit) -> Response:
        """Let whoever knows the password in, or say that something is not right, and not what."""
        email, goal = visit.form.get("email"), own_path(visit.form.get("next", "/"))
        password = visit.form.raw("password")
        missing = [
            (field, words)
            for field, value, words in (
                ("email", email, "Enter your e-mail address."),
                ("password", password, "Enter your password."),
            )
            if not value
        ]
        if missing:
            return _form(visit, goal, email, missing)
        old = self.gate.secret(visit.request)
        answer = sign_in(self.gate.accounts, email, password, self.gate.origin(visit), old)
        if isinstance(answer, Refusal):
            refuse_too_often(answer)
            return _form(visit, goal, email, [("email", answer.message)])
        return self.gate.let_in(visit, answer, goal)

    def leave(self, visit: Visit) -> Response:
        """End this session."""
        secret = self.gate.secret(visit.request)
        if secret is not None:
            sign_out(self.gate.accounts, secret, self.gate.origin(visit))
        response = visit.redirect(SIGNED_OUT)
        self.gate.cookies.forget(response, SESSION)
        return response

    def left(self, visit: Visit) -> Response:
        """That the session has ended."""
        return visit.redirect("/") if visit.person else visit.page("team/signed-out.html")


def _form(
    visit: Visit, goal: str, email: str = "", problems: list[tuple[str, str]] | None = None
) -> Response:
    return visit.page(
        "team/sign-in.html",
        status=INVALID if problems else 200,
        goal=goal,
        email=email,
        problems=problems or [],
    )
