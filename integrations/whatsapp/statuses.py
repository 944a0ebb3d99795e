"""What became of the messages we sent, and of payments made inside WhatsApp, as events."""

from typing import Any

from integrations.whatsapp.foreign import identifier, rows, table, text, whole
from integrations.whatsapp.told import Told, keys_of, person_in
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import Event, Key, MessageStatus, PaymentFacts, order_number_key

MESSAGE_STATUSES = frozenset({"sent", "delivered", "read", "played", "failed"})
PAYMENT_STATUSES = frozenset({"captured", "pending", "failed"})


def read_status(told: Told) -> list[Event]:
    """One member of `statuses` (per Meta's status messages webhook reference). Contacts may be missing.

    Raises PayloadUnsupported for status words we do not know: they are kept, never guessed.
    """
    status = told.part("status")
    word = text(status.get("status"))
    if not word or not text(status.get("id")):
        raise PayloadMalformed("a status without its word or its message")
    if status.get("type") == "payment":
        return [_payment(told, status, word)]
    if word not in MESSAGE_STATUSES:
        raise PayloadUnsupported(f"message status {word[:40]!r}")
    return [_message_status(told, status, word)]


def _message_status(told: Told, status: dict[str, Any], word: str) -> Event:
    person = person_in(told.part("contact"), wa_id=_recipient(status), bsuid=status.get("recipient_user_id"))
    error = _first_error(status)
    pricing = table(status.get("pricing"))
    body = MessageStatus(
        wamid=identifier(status.get("id")),
        status=word,
        token=text(status.get("biz_opaque_callback_data")),
        wa_id=person.wa_id,
        bsuid=person.bsuid,
        error_code=whole(error.get("code")),
        error_text=_error_text(error),
        price_category=text(pricing.get("category"))[:20],
        price_type=text(pricing.get("type"))[:30],
        billable=_yes_or_no(pricing.get("billable")),
        number_id=told.number_id,
    )
    return told.event(f"message.{word}", status.get("timestamp"), body, person.keys() + _token_key(status))


def _recipient(status: dict[str, Any]) -> str:
    """The customer's wa_id. For messages to a group the id is the group's and leads to nobody."""
    return "" if status.get("recipient_type") == "group" else text(status.get("recipient_id"))


def _first_error(status: dict[str, Any]) -> dict[str, Any]:
    errors = rows(status.get("errors"))
    return table(errors[0]) if errors else {}


def _error_text(error: dict[str, Any]) -> str:
    """Meta's most exact words. `message` may be missing, as with code 1026."""
    details = text(table(error.get("error_data")).get("details"))
    return details or text(error.get("message")) or text(error.get("title"))


def _yes_or_no(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def _token_key(status: dict[str, Any]) -> tuple[Key, ...]:
    return keys_of(token=(text(status.get("biz_opaque_callback_data")),))


def _payment(told: Told, status: dict[str, Any], word: str) -> Event:
    if word not in PAYMENT_STATUSES:
        raise PayloadUnsupported(f"payment status {word[:40]!r}")
    payment = table(status.get("payment"))
    transaction = table(payment.get("transaction"))
    person = person_in(told.part("contact"), wa_id=_recipient(status), bsuid=status.get("recipient_user_id"))
    reference, error = text(payment.get("reference_id")), table(transaction.get("error"))
    body = PaymentFacts(
        account=told.account,
        payment_id=text(transaction.get("id")),
        order_number=reference,
        amount_paise=_paise(table(payment.get("amount")) or table(transaction.get("amount"))),
        currency=text(payment.get("currency")) or "INR",
        method=text(table(transaction.get("method")).get("type")),
        status=word,
        error=text(error.get("reason")) or text(error.get("code")) or _error_text(_first_error(status)),
        phone=person.keys()[0].value if person.keys() and person.keys()[0].kind == "phone" else "",
    )
    keys = person.keys() + _token_key(status) + keys_of(order_number=(order_number_key(reference),))
    return told.event(f"payment.{word}", status.get("timestamp"), body, keys)


def _paise(amount: dict[str, Any]) -> int:
    """{"value": 110000, "offset": 100} is 1,100 rupees: value / offset rupees, here in paise."""
    value, offset = whole(amount.get("value")), whole(amount.get("offset"))
    return round(value * 100 / offset) if value and offset else 0
