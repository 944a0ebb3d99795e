"""What the page asks, what it reads from a form, how it names people and how often it may be used: the pure parts."""

from datetime import date, timedelta
from urllib.parse import urlencode

import msgspec
import pytest

from bot.tracking.answering import Given, answer_name, fields_of, given_in, wrong_with
from bot.tracking.links import Form
from bot.tracking.pace import MOST, WITHIN, Pace
from bot.tracking.question import Question, question_of
from bot.tracking.showing import masked
from bot.tracking.showing_question import Said, notice
from journeys.answer import answer
from journeys.state import OpenNdr
from journeys.status import Fault, NdrReason, Status
from journeys.wording import Wording
from tests.journeys.builders import BRAND, NOW, order, parcel

WORDING = Wording(("en",))
QUESTION = Question("77", "open", NOW, (date(2026, 11, 24), date(2026, 11, 25)))


def asked(**ndr: object) -> Question | None:
    known = {
        "id": 77,
        "attempt_no": 1,
        "reason": NdrReason.CUSTOMER_UNAVAILABLE,
        "at_fault": Fault.CUSTOMER,
        "attempted": True,
        "occurred_at": NOW,
        "received_at": NOW,
    }
    failed = parcel(status=Status.DELIVERY_ATTEMPT_FAILED, status_at=NOW, ndr=OpenNdr(**known | ndr))
    return question_of(answer(order(), [failed], NOW, BRAND), [failed], NOW, BRAND)


def test_a_failed_attempt_asks_for_a_day_before_the_courier_decides() -> None:
    """A-40."""
    question = asked()
    assert question is not None
    assert (question.attempt, question.state, question.is_open) == ("77", "open", True)
    assert question.days[0] == date(2026, 11, 24)
    assert date(2026, 11, 29) not in question.days  # no rounds on Sundays
    assert question.decide_by_at == NOW + BRAND.attempt_answer_within


@pytest.mark.parametrize(
    "ndr",
    [
        {"attempted": False},  # nobody came: no homework for that
        {"reason": NdrReason.REFUSED_OTP_VERIFIED},
        {"asked": "accepted", "asked_for": "no_longer_wanted"},  # nobody "comes again"
    ],
)
def test_nothing_is_asked_where_nothing_can_be_answered(ndr: dict[str, object]) -> None:
    """R-2, A-40."""
    assert asked(**ndr) is None


@pytest.mark.parametrize(
    ("told", "state", "is_open", "chosen"),
    [
        ({"asked": "asked", "asked_for": "chosen_day:2026-11-25:evening"}, "asked", False, ("2026-11-25", "evening")),
        ({"asked": "accepted", "asked_for": "chosen_day:morning"}, "accepted", False, ("", "morning")),
        ({"asked": "confirmed", "asked_for": "tomorrow"}, "accepted", False, ("", "")),
        ({"asked": "refused", "asked_for": "chosen_day:2026-11-20"}, "refused", True, ("", "")),  # that day is over
    ],
)
def test_what_became_of_an_answer_stands_in_the_form(
    told: dict[str, str], state: str, is_open: bool, chosen: tuple[str, str]
) -> None:
    """A-40: whichever way it was given."""
    question = asked(**told)
    assert question is not None
    assert (question.state, question.is_open, (question.day, question.slot)) == (state, is_open, chosen)


@pytest.mark.parametrize(
    ("question", "said", "kind"),
    [
        (QUESTION, Said(), None),
        (QUESTION, Said(True), "received"),  # not decided yet
        (QUESTION, Said(True, True), "received"),  # a person has it
        (None, Said(True), "received"),
        (None, Said(True, True), None),  # in time, and what followed is told by the story
        (None, Said(True, False), "late"),
        (QUESTION, Said(True, False), "late"),  # of an attempt before this one
        (msgspec.structs.replace(QUESTION, state="accepted"), Said(), "accepted"),
        (msgspec.structs.replace(QUESTION, state="accepted"), Said(wrong=("phone",)), "wrong"),
    ],
)
def test_the_notice_says_what_is_known(question: Question | None, said: Said, kind: str | None) -> None:
    """A-40: never accepted before it is, and never too late when it was not."""
    shown = notice(question, said, WORDING, "en")
    assert (shown and shown["kind"]) == kind


def test_a_form_is_read_as_it_was_meant() -> None:
    """A-40: one line each, no invisible signs but the joiners of Indian scripts."""
    posted = urlencode({"landmark": " blue\r\n gate\u202e\x00 क्\u200dष ", "slot": "night", "day": "2026-11-24T10:00"})
    given = given_in(fields_of(posted.encode()))
    assert given == Given(day="2026-11-24", slot="evening", landmark="blue gate क्\u200dष")
    assert wrong_with(given, QUESTION) == ()
    assert given_in({"slot": "any"}) == given_in({"slot": "<b>"}) == Given()
    with pytest.raises(ValueError, match="ascii"):
        fields_of("landmark=é".encode())


def test_the_same_form_with_another_content_is_another_answer() -> None:
    """G-1."""
    form = Form("77", "19a")
    assert answer_name(form, Given(day="2026-11-24")) == answer_name(form, Given(day="2026-11-24"))
    others = {answer_name(form, Given(day="2026-11-25")), answer_name(Form("77", "19b"), Given(day="2026-11-24"))}
    assert answer_name(form, Given(day="2026-11-24")) not in others


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Meera Joshi", "M••• J•••"),
        ("मीरा", "मी•••"),
        ("  Asha  K.  Rao ", "A••• K•••"),
        ("919999900101", ""),
        ("@meera", ""),
        ("", ""),
    ],
)
def test_a_name_is_known_only_to_its_owner(name: str, shown: str) -> None:
    """Issue 5: also a name that is a number."""
    assert masked(name) == shown


def test_a_link_rests_after_ten_answers() -> None:
    """A-77: each link for itself, and those that are quiet are forgotten."""
    pace = Pace()
    assert [pace.allows(1, NOW) for _ in range(MOST + 1)] == [True] * MOST + [False]
    assert pace.allows(2, NOW)
    assert not pace.allows(1, NOW + WITHIN - timedelta(seconds=1))
    assert pace.allows(1, NOW + WITHIN)
    for number in range(10_000):
        pace.allows(number + 10, NOW)
    assert pace.allows(3, NOW + 2 * WITHIN)
    assert pace.remembered == 1
