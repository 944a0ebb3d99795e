"""What a bubble of the chat shows: her words or file, and what became of a message of ours with its cost. Pure."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

import msgspec

from bot.desk.words import moment_of, spoken
from bot.people_words import masked
from integrations.whatsapp.errors import reaction_of
from journeys.brand import Brand
from journeys.messages import MESSAGES
from journeys.policies import REASONS
from journeys.policies.costs import category_of

FREE_TYPES = frozenset({"free_customer_service", "free_entry_point"})  # per Meta's pricing object in statuses
FAMILY_OF_MIME = {"image": "image", "audio": "audio", "video": "video"}


class File(msgspec.Struct, frozen=True):
    """A file she sent. `kind` is image, audio, video or file; `state` wanted, stored or gone."""

    media_id: str
    kind: str
    name: str
    state: str


class Ticks(msgspec.Struct, frozen=True):
    """What became of a message. `state` is waiting, sending, unknown, sent, delivered, read or failed; `label` says
    it in words, with `reason` and WhatsApp's `code` when it failed, `until` when it waits."""

    state: str
    label: str
    reason: str = ""
    code: str = ""
    cost: str = ""
    until: str = ""
    tries: int = 0
    can_retry: bool = False


LABEL_OF_STATE = {
    "waiting": "Waiting to be sent",
    "sending": "Being sent",
    "unknown": "Not known whether it was sent",
    "accepted": "Taken by WhatsApp",
    "sent": "Sent",
    "delivered": "Delivered",
    "read": "Read",
    "failed": "Not delivered",
    "parked": "Set aside for a person",
}


def ticks_of(row: Mapping[str, Any], brand: Brand, now: datetime) -> Ticks:
    """The truth about a message of ours, from its outbox row and newest try."""
    state = _state(row)
    code = str(row["try_error_code"] or row["reason"].rpartition(":")[2])
    failed = state in {"failed", "parked"}
    deferred = REASONS.get(row["reason"], "") if state == "waiting" else ""
    return Ticks(
        state,
        LABEL_OF_STATE[state],
        reason=words_of_failure(code, str(row["try_error_text"] or "")) if failed else deferred,
        code=code if failed else "",
        cost=_cost(row, brand) if state in {"accepted", "sent", "delivered", "read"} else "",
        until=moment_of(row["not_before_at"], now, brand) if state == "waiting" and row["not_before_at"] > now else "",
        tries=row["attempts"],
        can_retry=failed,
    )


def _state(row: Mapping[str, Any]) -> str:
    status, state = row["try_status"], row["state"]
    if state == "parked":
        return "parked"
    if state == "ready":
        return "waiting"
    if state == "failed" or status == "failed":
        return "failed"
    if status in {"accepted", "sent", "delivered", "read", "unknown", "sending"}:
        return str(status)
    return "read" if status == "played" else "sending"


def words_of_failure(code: str, details: str) -> str:
    """Why WhatsApp did not take or deliver it, in one plain sentence."""
    if code.isdecimal():
        return reaction_of(int(code), details).says
    return REASONS.get(code) or details or spoken(code).capitalize()


def _cost(row: Mapping[str, Any], brand: Brand) -> str:
    """What it costs: "₹0.86 marketing", "free"; the category is WhatsApp's where it told one."""
    if row["try_price_type"] in FREE_TYPES:
        return "free"
    message = MESSAGES.get(row["name"])
    category = row["try_price_category"] or category_of(message.category if message else "service", row["try_form"])
    price = getattr(brand.costs, category, brand.costs.utility)
    return f"₹{price.quantize(Decimal('0.01'))} {category}" if price else "free"


# -- her side --------------------------------------------------------------------------------------------------


def said_by_her(body: Mapping[str, Any], sees_phones: bool) -> str:
    """What she sent, as text: her words, a place, a card, a form."""
    content, text = body.get("content", ""), str(body.get("text") or "")
    media = body.get("media") or {}
    if content == "location" and body.get("location"):
        latitude, longitude = body["location"]
        return f"{text}\nPlace {latitude:.5f}, {longitude:.5f}".strip()
    if content == "reaction":
        return f"Reacted {body.get('emoji') or 'with nothing'}"
    if content == "contacts":
        phones = [phone if sees_phones else masked(phone) for phone in body.get("contacts", ())]
        return "Contact card: " + ", ".join(phones)
    if content in {"address", "flow", "order"}:
        return "\n".join([text, *_form_lines(body.get("form") or {})]).strip()
    if content in {"unsupported", "malformed"}:
        return "Sent something that WhatsApp does not pass on"
    return text or str(media.get("caption") or "")


def _form_lines(form: Mapping[str, Any]) -> list[str]:
    return [f"{spoken(str(name))}: {value}" for name, value in form.items() if value and not isinstance(value, dict)]


def file_of(media: Mapping[str, Any] | None, known: Mapping[str, Mapping[str, Any]]) -> tuple[File, ...]:
    """The file she sent, as far as it has come over from WhatsApp."""
    if not media or not media.get("media_id"):
        return ()
    row = known.get(media["media_id"])
    mime = str((row or {}).get("mime_type") or media.get("mime_type") or "")
    kind = FAMILY_OF_MIME.get(mime.partition("/")[0], "file")
    name = str(media.get("filename") or ("voice message" if media.get("voice") else kind))
    return (File(str(media["media_id"]), kind, name, str(row["state"]) if row else "wanted"),)
