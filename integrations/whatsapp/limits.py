"""What Meta's limits refuse, said before Meta does: field, length and limit."""

from collections.abc import Sequence

from journeys.errors import CommandRefused


class MessageInvalid(CommandRefused):
    """The message's author must act: WhatsApp would not take it. `field` says where, `reason` why."""

    def __init__(self, field: str, reason: str, *, code: str = "message_invalid") -> None:
        super().__init__(f"{field}: {reason}", code=code)
        self.field = field


class TooLong(MessageInvalid):
    """The message's author must act: `field` has `length` characters (or members), WhatsApp allows `limit`."""

    def __init__(self, field: str, length: int, limit: int) -> None:
        super().__init__(field, f"{length}, at most {limit} are allowed", code="too_long")
        self.length = length
        self.limit = limit


class Missing(MessageInvalid):
    """The message's author must act: `field` is empty."""

    def __init__(self, field: str) -> None:
        super().__init__(field, "must not be empty", code="missing")


class Doubled(MessageInvalid):
    """The message's author must act: two members have the same `field`."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(field, f"{value!r} is there twice", code="doubled")


def require(field: str, holds: bool, reason: str) -> None:
    """Raise MessageInvalid unless `holds`."""
    if not holds:
        raise MessageInvalid(field, reason)


def require_text(field: str, value: str, limit: int) -> None:
    """Raise Missing or TooLong unless `value` has 1 to `limit` characters (code points) that are not all blank."""
    if not value.strip():
        raise Missing(field)
    require_at_most(field, len(value), limit)


def require_at_most(field: str, length: int, limit: int) -> None:
    """Raise TooLong when `length` is over `limit`."""
    if length > limit:
        raise TooLong(field, length, limit)


def require_one_line(field: str, value: str) -> None:
    """Raise MessageInvalid on what template values may not hold: line breaks, tabs, more than 3 spaces together."""
    broken = any(sign in value for sign in "\n\r\t") or "    " in value
    require(field, not broken, "line breaks, tabs and four spaces together are not allowed in a template")


def require_url(field: str, url: str) -> None:
    """Raise MessageInvalid unless `url` is http(s) and at most 2,000 characters."""
    require_text(field, url, 2000)
    require(field, url.startswith(("https://", "http://")) and " " not in url, "not a web address")


def refuse_double(field: str, values: Sequence[str]) -> None:
    """Raise Doubled when a value is there twice."""
    for index, value in enumerate(values):
        if value in values[:index]:
            raise Doubled(field, value)


def one_line(text: str) -> str:
    """The text as a template value: every run of white space becomes one space."""
    return " ".join(text.split())
