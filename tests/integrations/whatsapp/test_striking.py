"""Pasted one-time codes and card numbers never reach the store: the raw item is struck out already."""

from typing import Any

import orjson
import pytest

from integrations.whatsapp import inbound
from integrations.whatsapp.striking import without_secrets
from journeys.events import MessageChange, MessageIn
from tests.integrations.whatsapp import posts
from tests.integrations.whatsapp.reading import ACCOUNT, RECEIVED_AT

CARD = "4111 1111 1111 1111"


def said(text: str) -> dict[str, Any]:
    return {"type": "text", "text": {"body": text}}


SECRETS = [
    (said("my otp is 482193"), b"482193", "my otp is ••••••"),
    (said(f"card {CARD}"), b"1111", "card •••• •••• •••• ••••"),
    ({"type": "image", "image": {"id": "m1", "caption": "otp 4821"}}, b"4821", "otp ••••"),
    ({"type": "location", "location": {"latitude": 12.9, "longitude": 77.5, "name": "otp 4821"}}, b"4821", "otp ••••"),
]


@pytest.mark.parametrize(("shape", "gone", "kept"), SECRETS)
def test_a_pasted_secret_is_gone_before_anything_is_stored(shape: dict[str, Any], gone: bytes, kept: str) -> None:
    """P-01, B-19: neither the raw item nor the event holds it."""
    (item,) = inbound.split({}, orjson.dumps(posts.inbound(shape)))
    assert gone not in item.body
    (event,) = inbound.translate(item, ACCOUNT, RECEIVED_AT)
    assert isinstance(event.body, MessageIn)
    assert event.body.text == kept


def test_a_secret_is_gone_from_an_edited_message_too() -> None:
    """P-01."""
    edit = {"type": "edit", "edit": {"original_message_id": "wamid.OLD", "message": said("the otp 4821 came")}}
    (item,) = inbound.split({}, orjson.dumps(posts.inbound(edit)))
    assert b"4821" not in item.body
    (event,) = inbound.translate(item, ACCOUNT, RECEIVED_AT)
    assert isinstance(event.body, MessageChange)
    assert event.body.text == "the otp •••• came"


def test_numbers_that_we_need_stay() -> None:
    """P-02: order numbers, pincodes, phones and the ids of media are no secrets."""
    shape = {
        "type": "image",
        "image": {"id": "4111111111111111", "sha256": "otp 4821", "caption": "KH-10234 560001 +91 99999 00234"},
    }
    assert without_secrets(shape) == shape


def test_striking_twice_changes_nothing_more() -> None:
    """P-01: a message delivered again stays the same item."""
    once = without_secrets(said(f"otp 4821, card {CARD}"))
    assert without_secrets(once) == once
