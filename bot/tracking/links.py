"""Signed texts of the tracking page: its link, the form it shows, and the answer it is asked about afterwards."""

from datetime import datetime

import msgspec

from journeys.tokens import Choice, read, sign

# The choices that the tokens stand for; none of them is a button.
PAGE, FORM, ANSWER = "page", "page-form", "page-answer"
LONGEST = 200  # characters of a token that are looked at
LONGEST_ID = 2**63  # exclusive; what a row's id can be


class Form(msgspec.Struct, frozen=True):
    """A form as it was shown: the failed attempt it is about, and the moment, which tells two showings apart."""

    attempt: str
    shown: str


def page_link(public_url: str, order_id: int, secret: str) -> str:
    """The address of an order's page, which only somebody with the secret can make."""
    return f"{public_url}/t/{sign(Choice(PAGE, order_id), secret)}"


def order_of_link(token: str, secret: str) -> int:
    """The order that a link leads to; 0 when it is not ours."""
    choice = _read(token, secret)
    is_ours = choice is not None and choice.name == PAGE and 0 < choice.order_id < LONGEST_ID
    return choice.order_id if choice and is_ours else 0


def form_token(order_id: int, attempt: str, at: datetime, secret: str) -> str:
    """What a form carries: it cannot be sent for another order, nor by somebody who never saw the page."""
    return sign(Choice(FORM, order_id, f"{attempt}:{int(at.timestamp() * 1000):x}"), secret)


def form_of(token: str, order_id: int, secret: str) -> Form | None:
    """The form behind the token, if it was shown on this order's page."""
    subject = _subject(token, FORM, order_id, secret)
    attempt, _, shown = subject.partition(":")
    return Form(attempt, shown) if attempt and shown else None


def answer_token(order_id: int, name: str, secret: str) -> str:
    """What the address says after an answer was sent, so that the page can tell what became of it."""
    return sign(Choice(ANSWER, order_id, name), secret)


def answer_of(token: str, order_id: int, secret: str) -> str:
    """The name of the answer behind the token; "" when it is none of this order's page."""
    return _subject(token, ANSWER, order_id, secret)


def _subject(token: str, name: str, order_id: int, secret: str) -> str:
    choice = _read(token, secret)
    is_meant = choice is not None and (choice.name, choice.order_id) == (name, order_id)
    return choice.subject if choice and is_meant else ""


def _read(token: str, secret: str) -> Choice | None:
    return read(token, secret) if len(token) <= LONGEST else None
