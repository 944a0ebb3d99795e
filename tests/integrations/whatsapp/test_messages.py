"""Every kind of message a customer can send becomes an event that keeps what she said."""

from typing import Any

import msgspec
import orjson
import pytest

from integrations.whatsapp import inbound
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import Event, IdentityChange, Key, MessageChange, MessageEcho, MessageIn
from tests.integrations.whatsapp import posts
from tests.integrations.whatsapp.reading import OCCURRED_AT, RECEIVED_AT, keys_of, read, read_one

EXPECTED: dict[str, dict[str, Any]] = {
    "text": {"content": "text", "text": "mera order kahan hai"},
    "reply": {"content": "text", "text": "haan", "reply_to": posts.OURS},
    "reply_button": {"content": "button", "button_id": "tok-reattempt", "text": "Try again", "reply_to": posts.OURS},
    "list_row": {"content": "list", "button_id": "tok-slot-2", "text": "Evening", "reply_to": posts.OURS},
    "template_button": {
        "content": "button",
        "button_id": "tok-confirm",
        "text": "Yes, confirm",
        "reply_to": posts.OURS,
    },
    "template_button_without_context": {"content": "button", "button_id": "Stop", "text": "Stop", "reply_to": ""},
    "flow": {"content": "flow", "form": {"reason": "size", "flow_token": "ft-1"}, "reply_to": posts.OURS},
    "address": {
        "content": "address",
        "text": "Meera Iyer\n7 Prabhat Road",
        "form": {
            "name": "Meera Iyer",
            "in_pin_code": "411004",
            "address": "7 Prabhat Road",
            "city": "Pune",
            "saved_address_id": "home-1",
        },
    },
    "form_unreadable": {"content": "malformed", "text": "Sent"},
    "image_with_url": {"content": "image", "text": "toot gaya"},
    "image": {"content": "image", "text": ""},
    "document": {"content": "document", "text": "bill"},
    "voice_note": {"content": "audio"},
    "audio": {"content": "audio"},
    "video": {"content": "video"},
    "sticker": {"content": "sticker"},
    "chosen_location": {
        "content": "location",
        "location": (18.5167, 73.8415),
        "text": "Kamala Nehru Park, Prabhat Road, Pune",
        "reply_to": posts.OURS,
    },
    "current_location": {"content": "location", "location": (18.5, 73.8), "text": ""},
    "contact_card": {"content": "contacts", "contacts": ("+919999900002",), "text": "Ravi Iyer", "form": {}},
    "own_contact": {"content": "contacts", "contacts": ("+919999900001",), "form": {"origin": "contact_request"}},
    "reaction": {"content": "reaction", "emoji": "🙏", "reply_to": posts.OURS},
    "reaction_taken_back": {"content": "reaction", "emoji": "", "reply_to": posts.OURS},
    "reaction_without_emoji": {"content": "reaction", "emoji": "", "reply_to": posts.OURS},
    "cart": {"content": "order", "text": "jaldi", "form": posts.MESSAGES["cart"]["order"]},
    "unsupported_poll": {"content": "unsupported", "form": {"type": "poll"}, "error_code": 131051},
    "unsupported": {"content": "unsupported", "form": {}, "error_code": 131051},
    "unknown_type": {"content": "unsupported", "form": {"type": "hologram"}},
    "unknown_interactive": {"content": "unsupported", "form": {"type": "call_permission_reply"}},
    "from_ad": {"content": "text", "referral": posts.MESSAGES["from_ad"]["referral"]},
    "about_product": {
        "content": "text",
        "referral": {"referred_product": {"catalog_id": "60001", "product_retailer_id": "SCARF-2"}},
    },
    "forwarded": {"content": "text", "forwarded": True},
    "forwarded_often": {"content": "text", "forwarded": True},
    "welcome": {"content": "welcome"},
    "malformed_interactive": {"content": "malformed", "reply_to": posts.OURS},
}


def message_of(event: Event) -> MessageIn:
    assert isinstance(event.body, MessageIn)
    return event.body


def test_every_shape_has_an_expectation() -> None:
    """P-01."""
    assert EXPECTED.keys() == posts.MESSAGES.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_a_message_keeps_what_she_said_and_who_she_is(name: str) -> None:
    """P-01."""
    event = read_one(posts.inbound(posts.MESSAGES[name]))
    body = message_of(event)
    assert (event.kind, event.key, event.source) == ("message.received", "wa:m:wamid.IN1", "whatsapp-main")
    assert (event.occurred_at, event.received_at) == (OCCURRED_AT, RECEIVED_AT)
    assert event.keys == (
        Key("phone", "+919999900001"),
        Key("bsuid", posts.BSUID),
        Key("parent_bsuid", posts.PARENT),
    )
    assert (body.wamid, body.number_id, body.profile_name) == ("wamid.IN1", posts.NUMBER_ID, "Meera Iyer")
    assert {field: getattr(body, field) for field in EXPECTED[name]} == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_message_survives_being_stored(name: str) -> None:
    """P-01."""
    event = read_one(posts.inbound(posts.MESSAGES[name]))
    assert msgspec.json.decode(msgspec.json.encode(event), type=Event) == event


@pytest.mark.parametrize(
    ("name", "media_id", "voice", "filename"),
    [
        ("image_with_url", "81001", False, ""),
        ("document", "81003", False, "bill.pdf"),
        ("voice_note", "81004", True, ""),
        ("audio", "81005", False, ""),
        ("video", "81006", False, ""),
        ("sticker", "81007", False, ""),
    ],
)
def test_a_file_is_told_by_its_media_id(name: str, media_id: str, voice: bool, filename: str) -> None:
    """P-01."""
    media = message_of(read_one(posts.inbound(posts.MESSAGES[name]))).media
    assert media is not None
    assert (media.media_id, media.voice, media.filename) == (media_id, voice, filename)
    assert media.mime_type == posts.MESSAGES[name][posts.MESSAGES[name]["type"]]["mime_type"]


@pytest.mark.parametrize(
    "kind", ["text", "button", "interactive", "image", "audio", "location", "contacts", "reaction", "order"]
)
def test_a_type_without_its_object_is_malformed_but_heard(kind: str) -> None:
    """P-01."""
    for shape in ({"type": kind}, {"type": kind, kind: None}, {"type": kind, kind: 7}, {"type": kind, kind: {}}):
        event = read_one(posts.inbound(shape))
        assert message_of(event).content == ("text" if kind == "text" and shape.get(kind) == {} else "malformed")


def test_an_error_beside_a_single_message_explains_it() -> None:
    """P-01."""
    error = {"code": 131000, "title": "Something went wrong", "error_data": {"details": "Unsupported webhook payload"}}
    message = {"from": posts.WA_ID, "id": "wamid.X", "timestamp": posts.AT, "type": "interactive"}
    told, reported = read(posts.envelope(posts.messages_change(messages=[message], errors=[error])))
    assert (message_of(told).content, message_of(told).error_code) == ("malformed", 131000)
    assert reported.kind == "account.error_reported"


def test_a_customer_with_only_a_username_is_known_by_her_user_id() -> None:
    """P-01."""
    post = posts.inbound(posts.MESSAGES["text"], posts.USERNAME_CONTACT, from_user_id=posts.BSUID)
    del post["entry"][0]["changes"][0]["value"]["messages"][0]["from"]
    event = read_one(post)
    assert event.keys == (Key("bsuid", posts.BSUID),)
    assert (message_of(event).username, message_of(event).wa_id) == ("meera.knits", "")


@pytest.mark.parametrize(
    ("contact", "keys"),
    [
        (posts.OLD_CONTACT, {"phone": "+919999900001"}),  # before user ids
        ({"wa_id": posts.WA_ID}, {"phone": "+919999900001"}),  # no profile
        (None, {"phone": "+919999900001"}),  # no contacts at all
        ({"user_id": posts.BSUID}, {"phone": "+919999900001", "bsuid": posts.BSUID}),  # the only one, no contradiction
        ({"wa_id": "919999900044", "user_id": "IN.44"}, {"phone": "+919999900001"}),  # somebody else's
    ],
)
def test_contacts_may_be_thin_missing_or_somebody_elses(contact: dict[str, Any] | None, keys: dict[str, str]) -> None:
    """P-01."""
    assert keys_of(read_one(posts.inbound(posts.MESSAGES["text"], contact))) == keys


def test_a_message_from_nobody_is_kept_for_a_person() -> None:
    """P-01."""
    post = posts.inbound(posts.MESSAGES["text"], None)
    del post["entry"][0]["changes"][0]["value"]["messages"][0]["from"]
    with pytest.raises(PayloadMalformed, match="nobody"):
        read(post)


def test_a_group_message_is_not_ours() -> None:
    """P-01."""
    with pytest.raises(PayloadUnsupported, match="group"):
        read(posts.inbound(posts.MESSAGES["text"], group_id="g-1"))


@pytest.mark.parametrize("garbage", ["", "soon", None, -5, "99999999999999", [], "17953000001234567890"])
def test_a_message_without_a_usable_time_happened_when_we_heard_of_it(garbage: Any) -> None:
    """P-01."""
    assert read_one(posts.inbound(posts.MESSAGES["text"], timestamp=garbage)).occurred_at == RECEIVED_AT


def test_the_same_message_told_twice_has_one_key() -> None:
    """A-23, P-01."""
    first = read_one(posts.inbound(posts.MESSAGES["text"]))
    again = read_one(posts.inbound(posts.MESSAGES["text"], posts.OLD_CONTACT))
    other = read_one(posts.inbound(posts.MESSAGES["text"], wamid="wamid.IN2"))
    assert first.key == again.key != other.key


@pytest.mark.parametrize(
    ("shape", "kind", "words"),
    [
        (posts.EDIT, "message.edited", "flat 12, not 21"),
        (posts.EDIT_OF_IMAGE, "message.edited", "new words"),
        (posts.DELETION, "message.deleted", ""),
    ],
)
def test_an_edit_and_a_deletion_name_the_first_message(shape: dict[str, Any], kind: str, words: str) -> None:
    """P-01."""
    event = read_one(posts.inbound(shape))
    assert event.kind == kind
    assert event.body == MessageChange(wamid="wamid.IN1", original_wamid="wamid.FIRST", text=words)
    assert keys_of(event)["phone"] == "+919999900001"


@pytest.mark.parametrize("shape", [{"type": "edit"}, {"type": "revoke", "revoke": {}}])
def test_a_change_of_no_message_is_kept_for_a_person(shape: dict[str, Any]) -> None:
    """P-01."""
    with pytest.raises(PayloadMalformed, match="which message"):
        read(posts.inbound(shape))


@pytest.mark.parametrize(
    ("shape", "content", "words"),
    [
        ({"type": "text", "text": {"body": "He comes at 6"}}, "text", "He comes at 6"),
        ({"type": "text", "text": {"body": "OTP is 482913"}}, "text", "OTP is ••••••"),
        ({"type": "image", "image": {"id": "77", "caption": "the label"}}, "image", "the label"),
        ({"type": "sticker", "sticker": {"id": "78"}}, "sticker", ""),
        ({"type": "hologram"}, "unsupported", ""),
    ],
)
def test_what_our_people_write_on_the_paired_phone_leads_to_the_customer(
    shape: dict[str, Any], content: str, words: str
) -> None:
    """A-20: with no secret in it."""
    event = read_one(posts.echo(shape))
    assert (event.kind, event.occurred_at) == ("message.echoed", OCCURRED_AT)
    assert event.body == MessageEcho("wamid.APP1", posts.NUMBER_ID, content, words)
    assert event.keys == (Key("phone", "+919999900001"),)


def test_an_echo_that_is_no_message_to_one_person_is_kept_aside() -> None:
    """A-20."""
    for shape in ({"type": "reaction"}, {"type": "revoke"}, {"type": "text", "group_id": "g1"}):
        with pytest.raises(PayloadUnsupported):
            read(posts.echo(shape))
    with pytest.raises(PayloadMalformed, match="nobody"):
        read(posts.echo({"type": "text", "text": {"body": "hi"}}, to=""))


def test_a_new_number_is_told_with_the_old_one() -> None:
    """P-01."""
    event = read_one(posts.inbound(posts.NUMBER_CHANGE, contact=None))
    assert event.kind == "customer.number_changed"
    assert event.body == IdentityChange(old_phone="+919999900001", new_phone="+919999900007")
    assert event.keys == (Key("phone", "+919999900001"), Key("phone", "+919999900007"))


def test_a_new_number_brings_a_new_user_id() -> None:
    """P-01."""
    event = read_one(posts.inbound(posts.NUMBER_CHANGE_WITH_IDS, contact=None))
    assert event.body == IdentityChange(
        old_phone="+919999900001", new_phone="+919999900007", old_bsuid=posts.BSUID, new_bsuid="IN.8811"
    )
    assert Key("bsuid", posts.BSUID) in event.keys
    assert Key("parent_bsuid", "IN.ENT.8811") in event.keys


def test_a_new_user_id_may_come_without_a_phone() -> None:
    """P-01."""
    post = posts.inbound(posts.USER_ID_CHANGE, contact=None)
    del post["entry"][0]["changes"][0]["value"]["messages"][0]["from"]
    event = read_one(post)
    assert event.kind == "customer.user_id_changed"
    assert event.body == IdentityChange(old_bsuid=posts.BSUID, new_bsuid="IN.8811")


def test_a_change_of_nobody_is_kept_for_a_person() -> None:
    """P-01."""
    post = posts.inbound({"type": "system", "system": {"type": "customer_identity_changed"}}, contact=None)
    del post["entry"][0]["changes"][0]["value"]["messages"][0]["from"]
    with pytest.raises(PayloadMalformed, match="nobody"):
        read(post)


def test_a_new_device_is_told_with_its_hash() -> None:
    """P-01."""
    event = read_one(posts.inbound(posts.IDENTITY_CHANGE))
    assert event.kind == "customer.identity_changed"
    assert isinstance(event.body, IdentityChange)
    assert (event.body.identity_hash, event.body.new_phone) == ("hash-9", "")
    assert keys_of(event)["phone"] == "+919999900001"


@pytest.mark.parametrize(
    ("system", "error"),
    [
        ({"type": "user_joined"}, PayloadUnsupported),  # a word we do not know
        ({"type": "user_changed_number"}, PayloadMalformed),  # no new number
        ({}, PayloadUnsupported),
    ],
)
def test_a_system_message_is_never_guessed(system: dict[str, Any], error: type[Exception]) -> None:
    """P-01."""
    with pytest.raises(error):
        read(posts.inbound({"type": "system", "system": system}))


def test_every_kind_is_a_raw_item_of_its_own_kind() -> None:
    """P-01."""
    (item,) = inbound.split({}, orjson.dumps(posts.inbound(posts.MESSAGES["text"])))
    assert (item.kind, item.key) == ("message", "m:wamid.IN1")
    assert orjson.loads(item.body)["contact"] == posts.CONTACT
