"""Yes/no questions about failed attempts and parcels that turn back. Pure; without a parcel the answer is no."""

from datetime import timedelta

from journeys.attempts import wish_of
from journeys.scene import Condition, Scene
from journeys.shipment import attempt_deadline
from journeys.status import Fault, Leg, NdrReason, Status


def attempt_not_made(scene: Scene) -> bool:
    """The courier's fault: honest words, a complaint, no homework (R-2)."""
    ndr = scene.parcel.ndr if scene.parcel else None
    return ndr is not None and not ndr.was_made


def is_couriers_fault(scene: Scene) -> bool:
    ndr = scene.parcel.ndr if scene.parcel else None
    return ndr is not None and ndr.at_fault is Fault.CARRIER


def attempt_is_open(scene: Scene) -> bool:
    """The attempt that this is about still stands: the parcel has not moved on."""
    ndr = scene.parcel.ndr if scene.parcel else None
    return ndr is not None and str(ndr.id) == scene.subject


def attempt_is_unanswered(scene: Scene) -> bool:
    ndr = scene.parcel.ndr if scene.parcel else None
    return ndr is not None and ndr.answered_at is None


def is_answerable(scene: Scene) -> bool:
    """Something can be asked of her: the courier came, and she has not refused it with a one-time code."""
    return scene.reason not in {None, NdrReason.REFUSED_OTP_VERIFIED} and not attempt_not_made(scene)


def attempt_is_unresolved(scene: Scene) -> bool:
    """Neither has the courier taken an answer of hers, nor has a person taken the chat."""
    ndr, handed_at = scene.parcel.ndr if scene.parcel else None, scene.state.conversation.handoff_at
    if ndr is None or ndr.asked not in {"", "refused"}:
        return False
    return handed_at is None or handed_at < ndr.received_at


def wish_is_with_courier(scene: Scene) -> bool:
    """The courier has the very wish she tapped on, and has not said no."""
    ndr = scene.parcel.ndr if scene.parcel else None
    return ndr is not None and ndr.asked not in {"", "refused"} and ndr.asked_for == wish_of(scene.args)


def names_a_day(scene: Scene) -> bool:
    """She named the day herself, which may be further ahead than those of the buttons."""
    return bool(scene.args.get("day"))


def deadline_is_pressing(scene: Scene) -> bool:
    """The courier decides for itself within four hours."""
    return _time_left(scene) <= timedelta(hours=4)


def deadline_is_near(scene: Scene) -> bool:
    """The courier decides for itself within sixteen hours: nobody looks again before."""
    return _time_left(scene) <= timedelta(hours=16)


def _time_left(scene: Scene) -> timedelta:
    ndr = scene.parcel.ndr if scene.parcel else None
    return attempt_deadline(ndr, scene.brand) - scene.now if ndr else timedelta.max


def reason_is_other(scene: Scene) -> bool:
    """A reason without a journey of its own, or none that we understand."""
    ndr = scene.parcel.ndr if scene.parcel else None
    return ndr is not None and not ndr.has_own_words


def _reason_is(*reasons: NdrReason) -> Condition:
    def ask(scene: Scene) -> bool:
        return scene.reason in reasons and not attempt_not_made(scene)

    return ask


UNAVAILABLE = (NdrReason.CUSTOMER_UNAVAILABLE, NdrReason.RESCHEDULE_REQUESTED)
ADDRESS = (NdrReason.ADDRESS_ISSUE, NdrReason.RESTRICTED_AREA)


# -- the way back ------------------------------------------------------------------------------------------------


def had_failed_attempt(scene: Scene) -> bool:
    """The courier told of an attempt before the parcel turned back."""
    forward = scene.parcel.legs.get(Leg.FORWARD.value) if scene.parcel else None
    return scene.parcel is not None and bool(scene.parcel.attempts or (forward and forward.fails))


def return_can_be_revoked(scene: Scene) -> bool:
    """The parcel has only just turned, and its courier can turn it round again."""
    parcel = scene.parcel
    has_just_turned = parcel is not None and parcel.status is Status.RTO_INITIATED
    return has_just_turned and parcel is not None and parcel.account in scene.brand.takes_returns_back


def was_told_of_return(scene: Scene) -> bool:
    """She heard that the parcel goes back."""
    return scene.parcel is not None and any(mark.startswith("returning") for mark in scene.parcel.told)


OF_ATTEMPTS: dict[str, Condition] = {
    "attempt_not_made": attempt_not_made,
    "is_couriers_fault": is_couriers_fault,
    "reason_is_unavailable": _reason_is(*UNAVAILABLE),
    "reason_is_unreachable": _reason_is(NdrReason.CUSTOMER_UNREACHABLE),
    "reason_is_address": _reason_is(*ADDRESS),
    "reason_is_refused": _reason_is(NdrReason.REFUSED),
    "reason_is_refused_otp_verified": _reason_is(NdrReason.REFUSED_OTP_VERIFIED),
    "reason_is_payment": _reason_is(NdrReason.PAYMENT_NOT_READY),
    "reason_is_other": reason_is_other,
    "attempt_is_open": attempt_is_open,
    "attempt_is_unanswered": attempt_is_unanswered,
    "is_answerable": is_answerable,
    "attempt_is_unresolved": attempt_is_unresolved,
    "wish_is_with_courier": wish_is_with_courier,
    "names_a_day": names_a_day,
    "deadline_is_pressing": deadline_is_pressing,
    "deadline_is_near": deadline_is_near,
    "had_failed_attempt": had_failed_attempt,
    "return_can_be_revoked": return_can_be_revoked,
    "was_told_of_return": was_told_of_return,
}
