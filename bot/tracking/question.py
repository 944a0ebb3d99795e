"""What the page asks after a failed attempt, and where her answer stands. Pure."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from journeys.answer import Answer, Stage
from journeys.attempts import LET_GO
from journeys.brand import Brand
from journeys.delivery_wishes import SLOTS, days_offered
from journeys.shipment import attempt_deadline
from journeys.state import OpenNdr, Shipment
from journeys.status import NdrReason

# What the courier made of her answer, by `OpenNdr.asked`.
OPEN, ASKED, ACCEPTED, REFUSED = "open", "asked", "accepted", "refused"
STATE_OF_ASKED = {"": OPEN, "asked": ASKED, "accepted": ACCEPTED, "confirmed": ACCEPTED, "refused": REFUSED}


class Question(msgspec.Struct, frozen=True):
    """The form of one failed attempt: days and parts of the day to choose from, and the choice that stands now.

    `day` (ISO) and `slot` are "" for as soon as possible and at any time. `state` is open, asked, accepted or refused.
    """

    attempt: str
    state: str
    decide_by_at: datetime
    days: tuple[date, ...]
    day: str = ""
    slot: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the customer has to do something."""
        return self.state in {OPEN, REFUSED}


def question_of(story: Answer, parcels: Sequence[Shipment], now: datetime, brand: Brand) -> Question | None:
    """The question that stands, None where nothing is asked: no failed attempt, one that the courier did not make
    (no homework for that), a refusal proven with a code, or a parcel that she has let go."""
    ndr = next((parcel.ndr for parcel in parcels if parcel.awb == story.awb), None)
    if ndr is None or story.stage is not Stage.ATTEMPT_FAILED or _is_decided(ndr):
        return None
    days = days_offered(story, brand.local(now).date())
    day, slot = wish_of_attempt(ndr)
    return Question(
        attempt=str(ndr.id),
        state=STATE_OF_ASKED.get(ndr.asked, OPEN),
        decide_by_at=attempt_deadline(ndr, brand),
        days=days,
        day=day if day in {each.isoformat() for each in days} else "",
        slot=slot,
    )


def _is_decided(ndr: OpenNdr) -> bool:
    """Whether she does not want the parcel, as far as anybody can know."""
    is_let_go = ndr.asked_for == LET_GO and STATE_OF_ASKED.get(ndr.asked) in {ASKED, ACCEPTED}
    return is_let_go or ndr.reason is NdrReason.REFUSED_OTP_VERIFIED


def wish_of_attempt(ndr: OpenNdr) -> tuple[str, str]:
    """The day (ISO) and the part of the day that the courier was asked for by name, each "" where none was."""
    named = ndr.asked_for.split(":")[1:]
    slot = next((each for each in named if each in SLOTS), "")
    return next((each for each in named if each not in SLOTS), ""), slot
