"""Proof, and splitting: nothing of a batch is lost, nothing hostile stops its neighbours."""

from typing import Any

import orjson
import pytest

from integrations.contract import RawItem
from integrations.proof import hmac_hex
from integrations.whatsapp import inbound
from journeys.errors import PayloadMalformed, PayloadUnsupported, SignatureInvalid
from journeys.events import MessageIn, MessageStatus
from tests.integrations.whatsapp import posts
from tests.integrations.whatsapp.reading import ACCOUNT, RECEIVED_AT, keys_of, read

BODY = orjson.dumps(posts.inbound(posts.MESSAGES["text"]))


def split(post: Any) -> list[RawItem]:
    return inbound.split({}, orjson.dumps(post))


@pytest.mark.parametrize("secret", ["old-secret", "new-secret"])  # both hold while one is rotated
def test_a_delivery_signed_with_the_app_secret_is_metas(secret: str) -> None:
    """P-01."""
    inbound.prove({"x-hub-signature-256": "sha256=" + hmac_hex(secret, BODY)}, BODY, ACCOUNT)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-hub-signature-256": ""},
        {"x-hub-signature-256": hmac_hex("new-secret", BODY)},  # without its prefix
        {"x-hub-signature-256": "sha256=" + hmac_hex("guess", BODY)},
        {"x-hub-signature-256": "sha256=" + hmac_hex("new-secret", BODY + b" ")},  # other bytes
        {"x-hub-signature": "sha1=" + hmac_hex("new-secret", BODY)},
        {"x-hub-signature-256": "sha256=é"},
    ],
)
def test_anything_else_is_not(headers: dict[str, str]) -> None:
    """P-01."""
    with pytest.raises(SignatureInvalid):
        inbound.prove(headers, BODY, ACCOUNT)


def test_an_account_without_secrets_accepts_nobody() -> None:
    """P-01."""
    account = type(ACCOUNT)(name="x", provider="whatsapp", path_token="p", secrets=("",))
    with pytest.raises(SignatureInvalid):
        inbound.prove({"x-hub-signature-256": "sha256=" + hmac_hex("", BODY)}, BODY, account)


def batch() -> tuple[dict[str, Any], list[str]]:
    """1,000 updates of two numbers in two accounts, and the keys they must be split into, in order."""
    entries, keys = [], []
    for waba, metadata in (("71", posts.METADATA), ("72", posts.OTHER_METADATA)):
        texts = [one_text(metadata, f"wamid.{waba}.{n}", n) for n in range(200)]
        contacts = [{"wa_id": one["from"], "user_id": f"IN.{one['from']}"} for one in texts]
        marks = [one_status(f"wamid.{waba}.out.{n}", n) for n in range(300)]
        half = posts.messages_change(metadata, messages=texts, contacts=contacts, statuses=marks[:100])
        rest = posts.messages_change(metadata, statuses=marks[100:])
        entries.append({"id": waba, "changes": [half, rest]})
        keys += [f"m:{one['id']}" for one in texts] + [f"s:{one['id']}:delivered" for one in marks]
    return {"object": "whatsapp_business_account", "entry": entries}, keys


def one_text(metadata: dict[str, str], wamid: str, n: int) -> dict[str, Any]:
    words = f"{n} to {metadata['phone_number_id']}"
    return {"from": f"9199999{n:05d}", "id": wamid, "timestamp": posts.AT, "type": "text", "text": {"body": words}}


def one_status(wamid: str, n: int) -> dict[str, Any]:
    return {"id": wamid, "status": "delivered", "timestamp": posts.AT, "recipient_id": f"9199999{n:05d}"}


def test_a_batch_of_a_thousand_is_split_without_loss_and_in_order() -> None:
    """P-01, A-23."""
    post, keys = batch()
    assert [item.key for item in split(post)] == keys
    assert len(keys) == 1000


def test_each_item_of_a_batch_is_read_alone_and_keeps_its_number() -> None:
    """P-01."""
    for event in read(batch()[0]):
        body = event.body
        assert isinstance(body, MessageIn | MessageStatus)
        own = posts.OTHER_METADATA if ".72." in body.wamid or "wamid.72" in body.wamid else posts.METADATA
        assert body.number_id == own["phone_number_id"]
        if isinstance(body, MessageIn):
            assert body.text.endswith(body.number_id)
            assert keys_of(event) == {"phone": f"+{body.wa_id}", "bsuid": f"IN.{body.wa_id}"}


def test_one_contact_among_many_statuses_sticks_only_to_its_own() -> None:
    """P-01."""
    marks = [one_status("wamid.A", 1), one_status("wamid.B", 2)]
    hers = {"wa_id": marks[0]["recipient_id"], "user_id": "IN.1"}
    first, second = read(posts.envelope(posts.messages_change(statuses=marks, contacts=[hers])))
    assert keys_of(first)["bsuid"] == "IN.1"
    assert "bsuid" not in keys_of(second)


def test_one_contact_without_phone_sticks_to_nobody_among_many() -> None:
    """P-01."""
    marks = [one_status("wamid.A", 1), one_status("wamid.B", 2)]
    events = read(posts.envelope(posts.messages_change(statuses=marks, contacts=[{"user_id": "IN.1"}])))
    assert [keys_of(event) for event in events] == [{"phone": "+919999900001"}, {"phone": "+919999900002"}]


def test_all_of_a_change_is_kept_in_the_order_messages_statuses_errors() -> None:
    """P-01."""
    change = posts.messages_change(
        messages=[one_text(posts.METADATA, "wamid.M", 1)], statuses=[one_status("wamid.S", 1)], errors=[{"code": 1}]
    )
    notice = {"field": "account_update", "value": {"event": "X"}}
    assert [item.kind for item in split(posts.envelope(change, notice))] == ["message", "status", "errors", "account"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"null",
        b"7",
        b'"entry"',
        b'{"entry":{}}',
        b'{"entry":"x"}',
        b"[" * 100_000,
        b"\xff\xfe\x00",
        b"<html></html>",
    ],
)
def test_what_is_no_envelope_is_malformed(body: bytes) -> None:
    """P-01."""
    with pytest.raises(PayloadMalformed):
        inbound.split({}, body)


@pytest.mark.parametrize(
    "post",
    [
        {"entry": []},
        {"object": "whatsapp_business_account", "entry": []},
        {"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": []}]},
        {"object": "instagram", "entry": [{"id": "1", "changes": [{"field": "messages", "value": {}}]}]},
    ],
)
def test_an_empty_envelope_and_another_product_are_acknowledged(post: dict[str, Any]) -> None:
    """P-01."""
    with pytest.raises(PayloadUnsupported):
        split(post)


GOOD = posts.messages_change(messages=[one_text(posts.METADATA, "wamid.GOOD", 1)])


@pytest.mark.parametrize(
    "hostile",
    [
        None,
        7,
        "text",
        [],
        {"id": "1"},
        {"id": "1", "changes": None},
        {"id": "1", "changes": [None]},
        {"id": "1", "changes": [{"field": "messages", "value": []}]},
        {"id": "1", "changes": [{"field": "messages", "value": {}}]},
        {"id": "1", "changes": [{"field": "messages", "value": {"messages": [None]}}]},
        {"id": "1", "changes": [{"field": "messages", "value": {"statuses": "read"}}]},
        {"id": "1", "changes": [{"field": "user_preferences", "value": {}}]},
        {"id": "1", "changes": [{"field": "user_preferences", "value": {"user_preferences": [1]}}]},
    ],
)
def test_hostile_neighbours_are_kept_and_stop_nobody(hostile: Any) -> None:
    """P-01, A-23."""
    post = {"entry": [hostile, {"id": "2", "changes": [GOOD]}, hostile]}
    items = split(post)
    assert [item.kind for item in items] == ["malformed", "message", "malformed"]
    assert items[1].key == "m:wamid.GOOD"
    with pytest.raises(PayloadMalformed):
        inbound.translate(items[0], ACCOUNT, RECEIVED_AT)


def test_a_message_that_came_without_its_array_is_still_read() -> None:
    """P-01."""
    change = posts.messages_change(messages=one_text(posts.METADATA, "wamid.ALONE", 1))
    assert [item.key for item in split(posts.envelope(change))] == ["m:wamid.ALONE"]


@pytest.mark.parametrize("wamid", [None, "", 5.5, "x" * 5000, "a\nb", {"id": 1}])
def test_a_hostile_id_becomes_a_hash_of_the_content(wamid: Any) -> None:
    """P-01, A-23."""
    post = posts.envelope(posts.messages_change(messages=[{"id": wamid, "from": posts.WA_ID, "type": "text"}]))
    (item,), (again,) = split(post), split(post)
    assert item.key == again.key
    assert len(item.key) == len("m:") + 32


def test_a_broken_emoji_and_a_nul_do_not_spoil_the_batch() -> None:
    """P-01. Neither can be stored as text: the surrogate half becomes U+FFFD, the NUL is dropped."""
    body = orjson.dumps(posts.inbound({"type": "text", "text": {"body": "AB"}}))
    items = inbound.split({}, body.replace(b'"AB"', b'"A\\ud83d B\\u0000 \\u0939"'))
    (event,) = inbound.translate(items[0], ACCOUNT, RECEIVED_AT)
    assert isinstance(event.body, MessageIn)
    assert event.body.text == "A\ufffd B \u0939"


def test_numbers_beyond_64_bits_and_nan_do_not_spoil_the_batch() -> None:
    """P-01."""
    body = orjson.dumps(posts.inbound({"type": "order", "order": {"a": 1, "b": 2}}))
    body = body.replace(b'"a":1', b'"a":NaN').replace(b'"b":2', b'"b":' + b"9" * 40)
    (event,) = inbound.translate(inbound.split({}, body)[0], ACCOUNT, RECEIVED_AT)
    assert isinstance(event.body, MessageIn)
    assert event.body.form == {"a": None, "b": "9" * 40}


def test_nesting_deeper_than_we_can_write_quickly_is_still_kept() -> None:
    """P-01."""
    depth = 300  # orjson reads 1,024 levels and writes 254
    body = orjson.dumps(posts.inbound({"type": "order", "order": {"deep": "HERE"}}))
    body = body.replace(b'"HERE"', b"[" * depth + b"]" * depth)
    (item,) = inbound.split({}, body)
    assert (item.kind, item.key) == ("message", "m:wamid.IN1")
    assert [event.kind for event in inbound.translate(item, ACCOUNT, RECEIVED_AT)] == ["message.received"]


def test_an_item_of_no_known_kind_is_malformed() -> None:
    """P-01."""
    for item in (RawItem("k", b"{}", "mystery"), RawItem("k", b"[]", "message"), RawItem("k", b"{", "status")):
        with pytest.raises(PayloadMalformed):
            inbound.translate(item, ACCOUNT, RECEIVED_AT)
