"""Where something should have been said or done: failed attempts without an answer, silence without a reason."""

from datetime import datetime, timedelta

from journeys.answer import answer
from journeys.decision import NdrOpened
from journeys.delays import is_delayed
from journeys.messages import MESSAGES
from journeys.rehearsal import Left
from journeys.silence import silence_due_at
from journeys.status import Fault, NdrReason
from tests.promises.journey_play import JourneyPlayer, Look
from tests.promises.timely import INDIA, URGENT_HOURS

ANSWERED_WITHIN = timedelta(hours=24)
FIRST_WORD, SECOND_WORD = timedelta(minutes=5), timedelta(minutes=30)
TOLERANCE = timedelta(seconds=5)
A_WATCH = timedelta(minutes=5)
A_DAY_AFTER = timedelta(hours=24)  # the day that she was told for her refund
# What excuses a word about a failed attempt inside urgent hours.
EXCUSES = frozenset(
    {
        *("opted_out", "held_by_agent", "answered", "terminal_state", "refused_otp_verified"),
        *("no_new_fact", "unreachable", "duplicate", "no_order"),
    }
)


def opened(player: JourneyPlayer) -> list[tuple[datetime, NdrOpened]]:
    """The failed attempts that stood open when we heard of them, with their order, and when we heard."""
    decisions = player.world.decisions
    return [
        (at, each)
        for at, decision in decisions
        for each in decision.ndrs_opened
        if each.order_id and not each.closed_as
    ]


# -- G-5 ---------------------------------------------------------------------------------------------------------


def unanswered(player: JourneyPlayer) -> list[str]:
    """Failed attempts a day old, or at the courier's deadline, without action, work, progress or typed reason."""
    found = []
    for at, ndr in opened(player):
        wanted = ndr.ndr.deadline_at
        until = min(at + ANSWERED_WITHIN, wanted) if wanted and wanted > at else at + ANSWERED_WITHIN
        if until <= player.world.now and not _is_dealt_with(player, ndr, at, _after_outage(player, until)):
            found.append(f"attempt of {at} ({ndr.ndr.reason}) has neither answer nor reason by {until}")
    return found


def _after_outage(player: JourneyPlayer, at: datetime) -> datetime:
    """Nobody can work while nothing runs."""
    return max([at, *(each.until for each in player.spells if each.why == "down" and each.since <= at < each.until)])


def _is_dealt_with(player: JourneyPlayer, ndr: NdrOpened, since: datetime, until: datetime) -> bool:
    decided = [decision for at, decision in player.world.decisions if since <= at <= until]
    asked = any(
        ask.command.startswith("courier.") and ask.shipment_id == ndr.shipment_id for d in decided for ask in d.asks
    )
    work = any(
        task.order_id in {ndr.order_id, None} for decision in decided for task in decision.tasks
    )  # None: herself
    return asked or work or over_by(player, ndr, until) or bool(reasons(player, ndr, since, until))


def over_by(player: JourneyPlayer, ndr: NdrOpened, until: datetime) -> bool:
    """The parcel had moved on, or its order had ended."""
    closed = [each for at, d in player.world.decisions if at <= until for each in d.ndrs_closed]
    ended = [each.event for each in player.world.recorded if each.order_id == ndr.order_id]
    is_cancelled = any(event.kind == "order.cancelled" and event.received_at <= until for event in ended)
    return is_cancelled or any(each.ndr_id == ndr.ndr.id for each in closed)


def reasons(player: JourneyPlayer, ndr: NdrOpened, since: datetime, until: datetime) -> set[str]:
    """Why messages about the attempt were kept back, or had to wait."""
    kept = [each for each in player.world.door.kept if since <= each.at <= until and each.order_id == ndr.order_id]
    return {reason for each in kept if each.message.startswith(("attempt_", "ndr_")) for reason in each.blockers}


# -- R-1, R-3 ----------------------------------------------------------------------------------------------------


def unspoken(player: JourneyPlayer) -> list[str]:
    """R-1: attempts inside hours whose first word came after 5 minutes or whose second came after 30."""
    found = []
    for at, ndr in opened(player):
        if not _has_clocks(player, at):
            continue
        words = words_about(player, ndr, at)
        for number, limit in enumerate((FIRST_WORD, SECOND_WORD), 1):
            until = at + limit + TOLERANCE
            if len([w for w in words if w.at <= until]) < number and not _is_excused(player, ndr, at, until, number):
                found.append(f"word {number} about {ndr.ndr.reason} of {at} did not come by {until}")
    return found


def words_about(player: JourneyPlayer, ndr: NdrOpened, since: datetime) -> list[Left]:
    mine = [left for left in player.world.sent if left.order_id == ndr.order_id and left.at >= since]
    return [left for left in mine if left.send.proactive and left.message.startswith("attempt_")]


def _has_clocks(player: JourneyPlayer, at: datetime) -> bool:
    """Urgent hours are open until the second word is due, and we were working all the while."""
    opens, closes = URGENT_HOURS
    times = (at.astimezone(INDIA), (at + SECOND_WORD + TOLERANCE).astimezone(INDIA))
    is_open = all(opens <= each.time() < closes for each in times) and times[0].date() == times[1].date()
    downs = [each for each in player.spells if each.why == "down"]
    is_up = not any(each.since <= at + SECOND_WORD + TOLERANCE and at <= each.until for each in downs)
    return is_open and is_up and at + SECOND_WORD + TOLERANCE <= player.world.now


def _is_excused(player: JourneyPlayer, ndr: NdrOpened, at: datetime, until: datetime, number: int) -> bool:
    is_hers = ndr.ndr.at_fault is not Fault.CARRIER and ndr.ndr.attempted
    if number == 2 and not is_hers:
        return True
    if over_by(player, ndr, until) or reasons(player, ndr, at, until) & EXCUSES:
        return True
    wrote = [e.event.received_at for e in player.world.recorded if e.event.kind == "message.received"]
    return number == 2 and any(at <= each <= until for each in wrote)


def asked_after_proof(player: JourneyPlayer) -> list[str]:
    """R-3: messages about attempts that she had refused with a one-time code."""
    proven = {str(n.ndr.id) for _, n in opened(player) if n.ndr.reason is NdrReason.REFUSED_OTP_VERIFIED}
    mine = [left for left in player.world.sent if left.subject in proven and left.message.startswith("attempt_")]
    return [f"{left.message} at {left.at}" for left in mine if MESSAGES[left.message].proactive]


# -- G-6 ---------------------------------------------------------------------------------------------------------


def silent(player: JourneyPlayer) -> list[str]:
    """Open orders that were silent beyond their budget at a look, and no reason was written down for it."""
    return [f"{words} at {look.at}" for look in player.looks[1:] for words in _silent_at(player, look)]


def _silent_at(player: JourneyPlayer, look: Look) -> list[str]:
    found = []
    for order in look.orders:
        days = [each.expected_by_at for each in order.returns if each.expected_by_at]
        if order.closed_at is None and max(days, default=look.at) <= look.at:  # she was told the day of a refund
            heard_at = _last_heard(player, order.id, order.received_at, look.at)
            due_at = max([heard_at + player.brand.silence.limit, *(day + A_DAY_AFTER for day in days)])
            if look.at > due_at + A_WATCH and not _is_noted(player, order.id, heard_at, look.at):
                found.append(f"order {order.id} silent since {heard_at}")
    return found


def _last_heard(player: JourneyPlayer, order_id: int, received_at: datetime, by: datetime) -> datetime:
    times = [left.at for left in player.world.sent if left.order_id == order_id and left.at <= by]
    return max(times, default=received_at)


def _is_noted(player: JourneyPlayer, order_id: int, since: datetime, by: datetime) -> bool:
    """The silence was found with a cause that explains it; or nobody could speak for a part of it."""
    if any(each.why == "down" and each.since <= by and since <= each.until for each in player.spells):
        return True
    noted = [each for at, d in player.world.decisions if since <= at <= by for each in d.silences]
    return any(each.order_id == order_id and each.cause != "nothing_said" for each in noted)


def silent_at_rest(player: JourneyPlayer) -> list[str]:
    """The same by each stage's own budget, in the end."""
    state, now, found = player.world.state, player.world.now, []
    for order in state.orders.values():
        parcels = state.shipments_of(order.id)
        stage, late = answer(order, parcels, now, player.brand).stage, is_delayed(order, parcels, now, player.brand)
        due_at = silence_due_at(order, stage, player.brand, delayed=late)
        since = order.touched_at or order.received_at
        is_explained = _is_noted(player, order.id, since, now) or _has_not_left(player, order.id, since)
        if due_at and due_at + A_WATCH < now and not is_explained:
            found.append(f"order {order.id} in {stage} silent since {since}, due {due_at}")
    return found


def _has_not_left(player: JourneyPlayer, order_id: int, since: datetime) -> bool:
    """A word that it would have had meanwhile was given up, and the ledger says why."""
    given_up = [each for each in player.world.withheld if each.order_id == order_id and each.at > since]
    return any(each.blockers and MESSAGES[each.message].proactive for each in given_up)
