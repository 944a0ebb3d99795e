"""What journeys must never do, as checks over a life that was played; each returns what breaks it, in words."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise

from journeys.decision import Send, Withheld
from journeys.events import Correction, MessageIn, Preference, Scan
from journeys.messages import MESSAGES, Lane
from journeys.rehearsal import Left
from journeys.status import NO_PROGRESS, TERMINAL, Leg, Status
from tests.promises.checks import FORWARD, LAST, ON_THE_WAY, REASONS
from tests.promises.journey_play import JourneyPlayer, shipped
from tests.promises.timely import AT_ONCE, DAILY_CAP, INDIA, ORDINARY_HOURS, RESPONSES, SPACING, URGENT_HOURS

WINDOW = timedelta(hours=24)
TO_HER_OR_BACK = frozenset({Leg.FORWARD, Leg.RTO})

# -- promise 4 ---------------------------------------------------------------------------------------------------


def went_back(player: JourneyPlayer) -> list[str]:
    """A parcel that stands further back at one look than at the look before, and nobody corrected anything."""
    found = []
    for before, after in pairwise(player.looks):
        fixed = _corrected(player, before.recorded, after.recorded)
        for awb in before.parcels.keys() & after.parcels.keys() - fixed:
            (old_leg, old), (leg, new) = before.parcels[awb], after.parcels[awb]
            if {old_leg, leg} <= TO_HER_OR_BACK and _is_further_back(old_leg, old, leg, new):
                found.append(f"{awb} went from {old} to {new} by {after.at}")
    return found


def _is_further_back(old_leg: Leg, old: Status, leg: Leg, new: Status) -> bool:
    """What is lost or damaged on its way to her may turn back, what she has may not; only a delivery ends a return."""
    if old_leg is leg:
        return _rank(new) < _rank(old)
    return old is Status.DELIVERED if leg is Leg.RTO else new is not Status.DELIVERED


def _corrected(player: JourneyPlayer, since: int, until: int) -> set[str]:
    bodies = [each.event.body for each in player.world.recorded[since:until]]
    by_hand = {body.awb for body in bodies if isinstance(body, Correction)}
    return by_hand | {body.awb for body in bodies if isinstance(body, Scan) and body.revokes}


def _rank(status: Status) -> int:
    status = Status.IN_TRANSIT if status in NO_PROGRESS else status  # a person may set these; they are on the way
    return next((rank for rank, group in enumerate(FORWARD) if status in group), LAST)


# -- promise 5 ---------------------------------------------------------------------------------------------------


def against_her_will(player: JourneyPlayer) -> list[str]:
    """Free-form outside the window, proactive against opt-out or hold, without consent, at night, too many."""
    found = []
    for left in player.world.sent:
        found += [f"{left.message} at {left.at} {why}" for why, is_so in FORBIDDEN.items() if is_so(player, left)]
    return found + _over_the_cap(player) + _too_close(player)


def _outside_window(player: JourneyPlayer, left: Left) -> bool:
    return left.form != "template" and not any(left.at - WINDOW < at <= left.at for at in _wrote_at(player))


def _wrote_at(player: JourneyPlayer) -> list[datetime]:
    events = [each.event for each in player.world.recorded]
    return [event.occurred_at for event in events if isinstance(event.body, MessageIn)]


def _outside_hours(player: JourneyPlayer, left: Left) -> bool:
    opens, closes = URGENT_HOURS if left.send.lane is Lane.URGENT else ORDINARY_HOURS
    return _is_limited(left) and not opens <= left.at.astimezone(INDIA).time() < closes


def _is_limited(left: Left) -> bool:
    return left.send.proactive and left.message not in RESPONSES


def _agreed(player: JourneyPlayer, left: Left) -> bool:
    """What she last said of marketing before it left."""
    events = [each.event for each in player.world.recorded if isinstance(each.event.body, Preference)]
    said = [event.kind for event in events if event.received_at <= left.at]
    return said[-1:] == ["customer.marketing_resumed"]


FORBIDDEN: dict[str, Callable[[JourneyPlayer, Left], bool]] = {
    "free-form outside the window": _outside_window,
    "as a template though it is a reply": lambda player, left: left.form == "template" and not left.send.proactive,
    "while held": lambda player, left: left.send.proactive and player.was("held", left.at),
    "after opt-out": lambda player, left: left.send.proactive and player.was("opted_out", left.at),
    "without consent": lambda player, left: (
        MESSAGES[left.message].category == "marketing" and not _agreed(player, left)
    ),
    "outside hours": _outside_hours,
}


def _over_the_cap(player: JourneyPlayer) -> list[str]:
    """An ordinary message when the day already had its three. Urgent ones count but are not held back."""
    found, moments = [], set[datetime]()
    for left in filter(_is_limited, player.world.sent):
        today = {at for at in moments if at.astimezone(INDIA).date() == left.at.astimezone(INDIA).date()} - {left.at}
        if left.send.lane is not Lane.URGENT and len(today) >= DAILY_CAP and not left.joined:
            found.append(f"{left.message} as number {len(today) + 1} of its day")
        moments.add(left.at)
    return found


def _too_close(player: JourneyPlayer) -> list[str]:
    ordinary = [left for left in player.world.sent if _is_limited(left) and left.send.lane is not Lane.URGENT]
    return [
        f"{later.message} {later.at - earlier.at} after {earlier.message}"
        for earlier, later in pairwise(ordinary)
        if later.at - earlier.at < SPACING and not later.joined and later.message not in AT_ONCE
    ]


# -- promise 6 ---------------------------------------------------------------------------------------------------


def unexplained(player: JourneyPlayer) -> list[str]:
    """A message that was decided without a known rule, version or cause; one that vanished; a vague reason."""
    world = player.world
    known = {each.event.key for each in world.recorded}
    found = []
    for _, decision in world.decisions:
        meant: list[Send | Withheld] = [*decision.sends, *decision.withheld]
        for each in meant:
            if not each.causes or not set(each.causes) <= known:
                found.append(f"{each.message} has a cause that is not on the timeline: {each.causes}")
            if not _is_rule(each.rule, each.rule_version):
                found.append(f"{each.message} was wanted by {each.rule!r} {each.rule_version}")
        for ask in decision.asks:
            if not ask.causes or not set(ask.causes) <= known:
                found.append(f"{ask.command} has a cause that is not on the timeline: {ask.causes}")
    vague = [kept for kept in world.door.kept if not kept.blockers or not set(kept.blockers) <= REASONS]
    return found + [f"{kept.message} kept back without a reason: {kept.blockers}" for kept in vague] + _vanished(player)


def _is_rule(name: str, version: int) -> bool:
    """A journey of the catalogue in that version, or a consequence: a message's own name and version."""
    if name in MESSAGES:
        return MESSAGES[name].version == version
    return shipped().get(name, version) is not None


def _vanished(player: JourneyPlayer) -> list[str]:
    """Sends that neither left nor were kept back nor wait for a reason; and those that were wanted twice."""
    door = player.world.door
    wanted = Counter((send.message, send.order_id, send.subject) for _, d in player.world.decisions for send in d.sends)
    keys = Counter(send.dedupe_key for _, decision in player.world.decisions for send in decision.sends)
    done = Counter((left.message, left.order_id, left.subject) for left in door.left)
    kept = [kept for kept in door.kept if kept.until is None]
    done.update((each.message, each.order_id, each.subject) for each in kept)
    done.update((row.send.message, row.send.order_id, row.send.subject) for row in door.waiting if row.reason)
    lost = wanted - done
    return [f"{each} vanished" for each in lost] + [
        f"{key} was wanted {times} times" for key, times in keys.items() if times > 1
    ]


# -- G-1, G-2 ----------------------------------------------------------------------------------------------------


def repeated(player: JourneyPlayer) -> list[str]:
    """One message or command twice."""
    sent = Counter(left.send.dedupe_key for left in player.world.sent)
    asked = Counter(asked.ask.dedupe_key for asked in player.world.asked)
    return [f"{key} x{times}" for key, times in (sent + asked).items() if times > 1]


BEFORE_DISPATCH = frozenset(
    {
        *("order_confirmed", "checkpoint_reassurance", "checkpoint_expectation", "checkpoint_insight", "packed"),
        *("cod_question", "cod_question_doubt", "cod_reminder", "cod_last_reminder", "cod_on_hold", "cod_ships"),
        *("order_confirmed_check", "address_reminder", "address_last_reminder", "address_on_hold", "payment_awaited"),
        *("payment_reminder", "payment_failed", "payment_failed_again", "payment_failed_reminder"),
    }
)

# That a parcel turned back is a journey of its own, and true of a cancelled order too; so is word of a return.
SPEAKS_OF_AN_OPEN_ORDER = (ON_THE_WAY | BEFORE_DISPATCH) - {
    *("returning", "returning_paid", "returning_choice", "returned_paid", "returned_refund_late", "no_news")
}


def after_the_end(player: JourneyPlayer) -> list[str]:
    """G-2: what speaks of an order as still coming after its end; what a run that was called off still says."""
    found = []
    called_off = {run.id: run for run in player.world.ended if run.ended_as.startswith("exit:")}
    for left in player.world.sent:
        run = called_off.get(left.send.run_id or 0)
        if left.send.proactive and run and run.ended_at and left.at > run.ended_at:
            found.append(f"{left.message} at {left.at} after {run.journey} was over: {run.ended_as}")
        if left.message in SPEAKS_OF_AN_OPEN_ORDER and _has_ended(player, left):
            found.append(f"{left.message} at {left.at} though its order had ended")
    return found


def _has_ended(player: JourneyPlayer, left: Left) -> bool:
    """By the last look before it left; orders have one parcel here."""
    look = next((look for look in reversed(player.looks) if look.at < left.at), None)
    order = next((each for each in look.orders if each.id == left.order_id), None) if look else None
    if look is None or order is None:
        return False
    parcel = player.world.state.shipments.get(left.send.shipment_id or 0)
    status = look.parcels[parcel.awb][1] if parcel and parcel.awb in look.parcels else None
    is_over = order.status == "cancelled" or (status in TERMINAL and not left.message.startswith("payment_"))
    return is_over and not _corrected(player, look.recorded, len(player.world.recorded))


def effects(player: JourneyPlayer) -> Counter[tuple[datetime, str]]:
    """Every message and every command, and when."""
    sent = [(left.at, left.message) for left in player.world.sent]
    return Counter(sent + [(asked.at, asked.command) for asked in player.world.asked])


def cancelled_without_a_word(player: JourneyPlayer) -> list[str]:
    """Orders that we had cancelled although their customer had tapped on nothing."""
    taps = [
        each.event.received_at
        for each in player.world.recorded
        if isinstance(each.event.body, MessageIn) and each.event.body.button_id
    ]
    cancels = [asked for asked in player.world.asked if asked.command == "shop.cancel_order"]
    return [f"cancelled at {asked.at}" for asked in cancels if not any(at <= asked.at for at in taps)]
