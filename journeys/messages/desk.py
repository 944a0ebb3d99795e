"""What people at the desk say, what is said about them, and what she is asked when they are done."""

from journeys.messages.message import Lane, Message
from journeys.messages.staleness import has_no_order
from journeys.state import Order, Shipment

SCORES = tuple(f"help_{score}" for score in range(5, 0, -1))
REASONS = ("help_slow", "help_unsolved", "help_unkind", "help_other")
ASKS_FOR_RATING = frozenset({"help_list", "help_ask"})


def names_no_rating(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """What she answers has to be kept with the help she got."""
    return "" if subject.isdigit() else "stale"


DESK = (
    Message("agent_reply", Lane.REPLY),
    Message("person_here", Lane.REPLY),
    Message("bot_back", Lane.REPLY),
    Message("agent_follow_up", Lane.UTILITY, responds=True, stale=has_no_order),
    Message("people_away", Lane.REPLY),
    Message("help_list", Lane.UTILITY, responds=True, rows=SCORES, stale=names_no_rating),
    Message("help_ask", Lane.UTILITY, responds=True, buttons=("rate_help",), stale=names_no_rating),
    Message("help_why", Lane.REPLY, rows=REASONS),
    Message("help_thanks", Lane.REPLY),
)
