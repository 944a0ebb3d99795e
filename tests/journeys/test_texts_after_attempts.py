"""What the texts from the failed attempt on must hold, whatever their words."""

import re

import pytest

from journeys.brand import Brand
from journeys.messages import MESSAGES, Lane
from journeys.messages.aftercare import AFTERCARE, SCORES
from journeys.messages.attempts import ATTEMPTS, QUESTIONS
from journeys.messages.sent_back import SENT_BACK
from journeys.vocabulary import REPLY_GROUPS
from journeys.wording import LOCALES, Wording

LANGUAGES = tuple(sorted(path.name for path in LOCALES.iterdir() if path.is_dir()))
WORDING = Wording(LANGUAGES)
MINE = (*ATTEMPTS, *AFTERCARE, *SENT_BACK)
PROACTIVE = sorted(message.name for message in MINE if message.proactive)
REASONS = ("unavailable", "unreachable", "address", "refused", "payment", "failed")

ROWS_MOST = 10  # of a list, per Meta's page on interactive list messages
ROW_TITLE_MOST = 24
INSTRUCTIONS_MOST = 700  # characters of the three-step message

NEXT_STEP = re.compile(
    r"[Nn]othing (else |more )?(for you )?to do|[Pp]lease |reply here|write (it |to us |here )|You can pay|"
    r"need do nothing|only step 1 is yours|we tell you here|mistakes can be put right here",
)
BLAME = re.compile(r"your (fault|mistake|error)|you (failed|forgot|should have)|courier's (fault|mistake)", re.I)
SECRETS = re.compile(r"\b(send|share|tell|give) (us |me )?(the |your )?(otp|cvv|pin|card number)", re.I)


def body(name: str, language: str = "en") -> str:
    return WORDING.source(name, language)


@pytest.mark.parametrize("name", PROACTIVE)
def test_a_text_ends_in_one_next_step_or_in_nothing_to_do(name: str) -> None:
    """A-92."""
    assert MESSAGES[name].choices or NEXT_STEP.search(body(name)), body(name)


@pytest.mark.parametrize("name", sorted(message.name for message in MINE))
def test_nobody_is_blamed_and_no_secret_is_asked_for(name: str) -> None:
    """B-19: respect, even when things go wrong."""
    assert not BLAME.search(body(name))
    assert not SECRETS.search(body(name))


@pytest.mark.parametrize("reason", REASONS)
def test_the_second_word_says_something_else_and_names_the_deadline(reason: str) -> None:
    """A-80, R-1."""
    first, second = f"attempt_{reason}", f"attempt_{reason}_again"
    assert "decide_by" in WORDING.variables(second, "en")
    assert "decide_by" not in WORDING.variables(first, "en")
    assert body(first).splitlines()[0] != body(second).splitlines()[0]
    assert MESSAGES[first].buttons == MESSAGES[second].buttons


def test_each_reason_has_buttons_of_its_own() -> None:
    """A-41: by what they are called where two reasons offer the same choice."""
    labels = {
        reason: tuple(
            WORDING.label(f"attempt_{reason}", choice, "en") for choice in MESSAGES[f"attempt_{reason}"].buttons
        )
        for reason in REASONS
    }
    assert len(set(labels.values())) == len(REASONS)
    assert all(len(set(row)) == 3 for row in labels.values())


def test_where_the_courier_did_not_come_nothing_is_asked_of_her() -> None:
    """R-2: no question, no button that asks for work."""
    for name in ("attempt_not_made", "attempt_not_made_again"):
        assert MESSAGES[name].choices == ()
        assert "?" not in body(name)
        assert "nothing for you to do" in body(name)


def test_words_on_failed_attempts_are_urgent_and_nothing_else_of_these_but_a_failed_refund() -> None:
    """A-90: the urgent hours are for what the common defaults name."""
    urgent = {message.name for message in MINE if message.lane is Lane.URGENT}
    assert {message.name for message in QUESTIONS} <= urgent
    assert urgent - {message.name for message in QUESTIONS} == {"attempt_paid", "attempt_chased", "refund_failed"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["return_instructions", "exchange_instructions"])
def test_the_return_is_explained_in_exactly_three_steps(name: str, language: str) -> None:
    """A-84: pack, pickup window, refund date; at most 700 characters, also with the longest facts."""
    text = body(name, language)
    assert re.findall(r"^(\d+)\. ", text, re.MULTILINE) == ["1", "2", "3"]
    assert {"step_by", "money_by"} <= set(WORDING.variables(name, language))
    longest = dict.fromkeys(WORDING.variables(name, language), "Wed, 30 Sept, 12:59 pm")
    assert len(WORDING.message(name, language, longest).body) <= INSTRUCTIONS_MOST


def test_every_list_fits_whatsapps_limits() -> None:
    """A-22f, A-41."""
    for message in MINE:
        assert len(message.rows) <= ROWS_MOST
        for language in LANGUAGES if message.rows else ():
            titles = [WORDING.label(message.name, row, language) for row in message.rows]
            assert all(0 < len(title) <= ROW_TITLE_MOST for title in titles)
            assert len(set(titles)) == len(titles)


def test_the_scale_goes_from_0_to_10() -> None:
    """A-22f: ten rows, of which the last stands for 1 and 0; both are detractors."""
    assert tuple(f"nps_{score}" for score in range(10, 0, -1)) == SCORES
    assert WORDING.label("nps_scale", "nps_1", "en").startswith("1 or 0")
    assert REPLY_GROUPS["nps_0"] == REPLY_GROUPS["nps_1"] == "nps_detractor"
    for name in ("nps_ask", "nps_list", "nps_scale"):
        assert "0 to 10" in body(name) or "from 0" in body(name)


def test_what_wants_consent_to_marketing_is_marketing_and_nothing_else_is() -> None:
    """A-48: review, warranty and reorder; the check, the guide and the score are service."""
    assert {m.name for m in MINE if m.category == "marketing"} == {"review_ask", "warranty_offer", "reorder"}


def test_a_paid_parcel_that_turns_back_has_a_date_for_its_money() -> None:
    """A-95: why, and by when the refund starts; a cash order asks why with one tap."""
    assert {"why", "refund_by"} <= set(WORDING.variables("returning_paid", "en"))
    assert "refund_by" in WORDING.variables("returned_paid", "en")
    assert "why" in WORDING.variables("returning", "en")
    assert len(MESSAGES["returning"].buttons) == 3
    assert MESSAGES["returning_choice"].buttons == ("deliver_it", "let_it_go")


@pytest.mark.parametrize("name", ["return_late", "refund_late"])
def test_a_late_step_is_admitted_with_an_apology_and_a_new_date(name: str) -> None:
    """A-50, A-60."""
    assert "sorry" in body(name)
    assert "step_by" in WORDING.variables(name, "en")


def test_delivered_is_a_question() -> None:
    """A-49."""
    assert MESSAGES["delivered"].buttons == ("received_yes", "received_no")
    assert Brand().dispute_within.days == 7
