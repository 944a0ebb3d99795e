"""What a brand sets about its agents' desk: holds, working time, answering times, who gets a conversation."""

from datetime import date, timedelta

import msgspec

from journeys.hours import Hours


class DeskRules(msgspec.Struct, frozen=True):
    """Spans of `first_answer`, `next_answer`, `resolve`, `warn` and `take_back` are business time."""

    hold: timedelta = timedelta(minutes=30)  # after the agent's last word
    week: tuple[tuple[Hours, ...], ...] = ()  # seven days from Monday; (): the ordinary hours on every day
    holidays: frozenset[date] = frozenset()
    first_answer: timedelta = timedelta(hours=2)
    next_answer: timedelta = timedelta(hours=1)
    resolve: timedelta = timedelta(hours=24)
    warn: timedelta = timedelta(minutes=15)  # before an answer is overdue
    take_back: timedelta = timedelta(minutes=30)  # from an agent who does not answer
    assign: str = "round_robin"  # or by_hand
    ask_rating: bool = True
    rating_every: timedelta = timedelta(days=7)
