"""What she does in the chat of a story: she writes, sends a photo or a place, or picks a row of a list."""

from collections.abc import Callable, Mapping
from typing import Any

from journeys.events import Event, Media, order_number_key
from journeys.rehearsal import Left
from journeys.stories.stage import Stage, StoryFailed
from journeys.stories.story import Line
from journeys.tokens import MEANT, Choice, sign

MIME_OF_CONTENT = {
    "image": "image/jpeg",
    "video": "video/mp4",
    "audio": "audio/ogg",
    "document": "application/pdf",
    "sticker": "image/webp",
}
DAY = "delivery_day"  # the choice of a row that is a day


def _say(stage: Stage, line: Line) -> None:
    """She writes; of a list, several messages in a row before we answer."""
    texts = line.told if isinstance(line.told, list) else [line.told]
    stage.tell_together(lambda: [_message(stage, text, line.more) for text in texts])


def _message(stage: Stage, text: Any, more: Mapping[str, Any]) -> Event:
    facts: dict[str, Any] = {name: value for name, value in more.items() if name in {"content", "form"}}
    content = more.get("content", "text")
    if content in MIME_OF_CONTENT:
        facts["media"] = Media(f"media-{stage.outside.told + 1}", MIME_OF_CONTENT[content])
    if "at" in more:
        facts["location"] = (float(more["at"][0]), float(more["at"][1]))
    if "contacts" in more:
        facts["contacts"] = tuple(str(each) for each in more["contacts"])
    return stage.outside.said(str(text or ""), stage.rehearsal.now, **facts)


def _pick(stage: Stage, line: Line) -> None:
    """She picks what only this message offered: an order by its number, a meaning, a day, or one of its own rows."""
    told, wanted = str(line.told), line.more.get("of")
    sent = [each for each in stage.rehearsal.sent if wanted in {None, each.message}]
    offered = (offers(stage, left, told) for left in reversed(sent) for offers in OFFERS)
    choice = next(filter(None, offered), None)
    if choice is None:
        raise StoryFailed(f"no message that left offers `{told}`; {stage.whereabouts(wanted or '')}")
    token = sign(choice, stage.rehearsal.secret)
    stage.tell(lambda: stage.outside.tapped(token, told, stage.rehearsal.now))


def _order_of_list(stage: Stage, left: Left, told: str) -> Choice | None:
    orders = {order_number_key(order.number): order.id for order in stage.rehearsal.all_orders()}
    order_id = orders.get(order_number_key(told))
    args = left.send.args
    is_offered = order_id is not None and order_id in args.get("order_ids", ())
    return Choice(args.get("choice") or "order_status", order_id or 0) if is_offered else None


def _meaning(stage: Stage, left: Left, told: str) -> Choice | None:
    offered = () if left.send.args.get("bare") else left.send.args.get("meanings", ())
    return Choice(MEANT, left.order_id or 0, told) if told in offered else None


def _row(stage: Stage, left: Left, told: str) -> Choice | None:
    offered = [choice for choice, _ in left.send.args.get("options", ())]
    return Choice(told, left.order_id or 0, left.subject) if told in offered else None


def _day(stage: Stage, left: Left, told: str) -> Choice | None:
    return Choice(DAY, left.order_id or 0, told) if told in left.send.args.get("offered_days", ()) else None


OFFERS: tuple[Callable[[Stage, Left, str], Choice | None], ...] = (_order_of_list, _meaning, _row, _day)

CHAT_ACTS: dict[str, Callable[[Stage, Line], None]] = {"say": _say, "pick": _pick}
