"""Reading an action call: who she is, what she said, what Rasa made of it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.rasa.call import CallInvalid, customer_named, read_call
from journeys.events import Key


def call(text: str = "where is my order", **latest: Any) -> dict[str, Any]:
    """A call for one message, as Rasa shapes it."""
    said = {"text": text, "message_id": "m1", "intent": {"name": "order_status", "confidence": 0.9}, "entities": []}
    user = {"event": "user", "timestamp": 1_795_400_000.5, "text": text, "message_id": "m1"}
    tracker = {"latest_message": said | latest, "events": [{"event": "action", "name": "action_listen"}, user]}
    return {"next_action": "action_order_status", "sender_id": "919999900001", "tracker": tracker}


@pytest.mark.parametrize(
    ("sender", "kind", "value"),
    [
        ("919999900001", "phone", "+919999900001"),  # a wa_id
        ("+91 99999 00001", "phone", "+919999900001"),
        ("whatsapp:+919999900001", "phone", "+919999900001"),  # Twilio's channel
        ("99999 00001", "phone", "+919999900001"),  # a national number is Indian
        ("IN.13491208655302741918", "bsuid", "IN.13491208655302741918"),
    ],
)
def test_a_sender_is_a_phone_or_a_user_id(sender: str, kind: str, value: str) -> None:
    """B-23, P-02."""
    assert customer_named(sender) == Key(kind, value)


@pytest.mark.parametrize("sender", ["", "default", "6c2b1f0e9d8a4b7c", "12345", "+91 12"])
def test_a_made_up_name_is_nobody(sender: str) -> None:
    """P-02: a web chat's visitor id must not be looked up."""
    with pytest.raises(CallInvalid, match="sender_id should be"):
        customer_named(sender)


def test_the_meaning_is_rasas_and_the_entities_are_ours_too() -> None:
    """B-23: both engines name things alike."""
    read = read_call(call("where is #KH-10234, I am at 560001"))
    assert read.parse
    assert (read.parse.intent, read.parse.confidence) == ("order_status", 0.9)
    assert (read.parse.values("number"), read.parse.values("pincode")) == (("KH-10234",), ("560001",))
    assert read.said_at == datetime.fromtimestamp(1_795_400_000.5, UTC)


def test_what_only_rasa_found_is_read_as_we_write_it() -> None:
    """B-23: an entity of a trained extractor; a kind that we found ourselves, and one we do not know, are left."""
    entities = [
        {"entity": "phone", "value": "99999 00002", "extractor": "DIETClassifier"},
        {"entity": "pincode", "value": "400001", "extractor": "DIETClassifier"},
        {"entity": "mood", "value": "calm", "extractor": "DIETClassifier"},
    ]
    read = read_call(call("my pincode is 560001", entities=entities))
    assert read.parse
    assert {each.kind: each.value for each in read.parse.entities} == {"pincode": "560001", "phone": "+919999900002"}


def test_what_rasa_is_unsure_of_is_left_to_us() -> None:
    """B-23."""
    assert read_call(call(intent={"name": "nlu_fallback", "confidence": 0.6})).parse is None
    assert read_call(call(intent={"name": None, "confidence": 0.0})).parse is None
    assert read_call(call(intent=None)).parse is None


def test_a_payload_is_no_words_of_hers() -> None:
    """P-04."""
    token = {"entity": "token", "value": "1.agent.0..0123456789abcdef", "start": 4, "end": 40}
    read = read_call(call('/tap{"token": "1.agent.0..0123456789abcdef"}', intent={"name": "tap"}, entities=[token]))
    assert (read.text, read.token) == ("", "1.agent.0..0123456789abcdef")


def test_a_pasted_code_is_struck_out_before_anything_is_kept() -> None:
    """P-07, B-19."""
    read = read_call(call("my otp is 482913"))
    assert "482913" not in read.text
    assert read.parse
    assert read.parse.values("secret") == ("otp",)


def test_calls_about_one_message_have_one_beginning_and_no_phone_in_it() -> None:
    """P-01: the same message and action is the same call."""
    one, other = read_call(call()), read_call(call() | {"next_action": "action_person"})
    assert one.heard == other.heard
    assert one.key != other.key
    assert "99999" not in one.key
    assert read_call(call() | {"sender_id": "919999900002"}).heard != one.heard


def test_what_a_form_wants_judged_stands_last_in_the_tracker() -> None:
    """B-23: the slots that Rasa appends behind its form's own event."""
    given = call()
    slot = {"event": "slot", "name": "pincode", "value": "560001", "timestamp": 1.0}
    given["tracker"]["events"] += [slot | {"name": "old"}, {"event": "action", "name": "my_form"}, slot]
    given["tracker"] |= {"slots": {"pincode": "560001", "street": "MG Road"}, "active_loop": {"name": "my_form"}}
    read = read_call(given)
    assert (read.candidates, read.in_form) == ({"pincode": "560001"}, "my_form")
    assert read.slots["street"] == "MG Road"


@pytest.mark.parametrize(
    "tracker", [None, [], {}, {"latest_message": None, "events": None}, {"latest_message": {"text": "hello"}}]
)
def test_a_call_without_a_message_is_refused(tracker: Any) -> None:
    """P-01: a rule that runs when a session begins has nobody to answer."""
    with pytest.raises(CallInvalid, match="message of the customer"):
        read_call({"next_action": "action_greeting", "sender_id": "919999900001", "tracker": tracker})
