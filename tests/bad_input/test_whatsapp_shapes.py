"""Every shape of WhatsApp's webhooks, posted and signed as Meta does, to what it means in the store."""

from itertools import count
from typing import Any

import orjson
import pytest

from tests.bad_input.rig import ONE_SECOND, Rig, signed_headers
from tests.integrations.whatsapp import posts

pytestmark = pytest.mark.asyncio(loop_scope="module")

NUMBERS = count(1)
# These need no answer; nor does a yes ("reply") to nothing that was asked.
SILENT = {"reaction", "reaction_taken_back", "reaction_without_emoji", "welcome", "reply"}
CONTENT_OF_SHAPE = {
    "text": "text",
    "reply_button": "button",
    "list_row": "list",
    "template_button": "button",
    "flow": "flow",
    "address": "address",
    "form_unreadable": "malformed",
    "image": "image",
    "document": "document",
    "voice_note": "audio",
    "video": "video",
    "sticker": "sticker",
    "chosen_location": "location",
    "contact_card": "contacts",
    "reaction": "reaction",
    "cart": "order",
    "unsupported_poll": "unsupported",
    "unknown_type": "unsupported",
    "welcome": "welcome",
    "malformed_interactive": "malformed",
}


class Person:
    """A customer of her own for each shape: phone, user id and the contact that goes with them."""

    def __init__(self) -> None:
        number = next(NUMBERS)
        self.wa_id = f"9199999{80_000 + number}"
        self.bsuid = f"IN.88{number:012}"
        self.contact = {"profile": {"name": "Meera Iyer"}, "wa_id": self.wa_id, "user_id": self.bsuid}

    @property
    def wamid(self) -> str:
        return f"wamid.shape.{self.wa_id}"


async def post(rig: Rig, body: dict[str, Any]) -> None:
    """POST it, signed, and let everything follow from it."""
    raw = orjson.dumps(body)
    url = f"http://127.0.0.1:{rig.port}/webhooks/whatsapp"
    async with rig.harness.session.post(url, data=raw, headers=signed_headers("whatsapp", raw)) as answer:
        assert answer.status == 200
    await rig.harness.move(ONE_SECOND)


async def say(rig: Rig, person: Person, shape: dict[str, Any], **common: Any) -> None:
    """One message from her."""
    members = {"from": person.wa_id} | common
    await post(rig, posts.inbound(shape, contact=person.contact, wamid=person.wamid, **members))


async def fact(rig: Rig, like: str) -> dict[str, Any]:
    """The one fact on the timeline whose key is like this, with its body as an object."""
    query = "SELECT kind, body, customer_id FROM timeline WHERE key LIKE :like"
    (row,) = await rig.harness.rows(query, like=like)
    body = row["body"]
    return row | {"body": orjson.loads(body) if isinstance(body, str) else body}


async def customer_of(rig: Rig, kind: str, value: str) -> int | None:
    query = "SELECT customer_id FROM identities WHERE kind = :kind AND value = :value"
    rows = await rig.harness.rows(query, kind=kind, value=value)
    return int(rows[0]["customer_id"]) if rows else None


async def replies_to(rig: Rig, customer: int) -> list[str]:
    query = "SELECT name FROM outbox WHERE customer_id = :customer AND NOT proactive"
    return [row["name"] for row in await rig.harness.rows(query, customer=customer)]


@pytest.mark.parametrize("shape", sorted(posts.MESSAGES))
async def test_every_kind_of_message_is_kept_and_answered_once_or_needs_no_answer(rig: Rig, shape: str) -> None:
    """P-01, P-02, R-5."""
    person = Person()
    await say(rig, person, posts.MESSAGES[shape])
    told = await fact(rig, f"wa:m:{person.wamid}%")
    assert told["kind"] == "message.received"
    assert told["body"]["content"] == CONTENT_OF_SHAPE.get(shape, told["body"]["content"])
    assert await customer_of(rig, "phone", "+" + person.wa_id) == told["customer_id"]
    assert await customer_of(rig, "bsuid", person.bsuid) == told["customer_id"]
    assert len(await replies_to(rig, told["customer_id"])) == (shape not in SILENT)


@pytest.mark.parametrize("shape", ["image", "document", "voice_note", "video", "sticker"])
async def test_a_file_is_wanted(rig: Rig, shape: str) -> None:
    """P-05."""
    person = Person()
    kind = posts.MESSAGES[shape]["type"]
    media_id = f"m{person.wa_id}"
    await say(rig, person, posts.MESSAGES[shape] | {kind: posts.MESSAGES[shape][kind] | {"id": media_id}})
    rows = await rig.harness.rows("SELECT wamid FROM media WHERE media_id = :media", media=media_id)
    assert [row["wamid"] for row in rows] == [person.wamid]


async def test_a_customer_known_by_user_id_only_is_answered(rig: Rig) -> None:
    """P-02: no phone anywhere in the POST."""
    person = Person()
    contact = {"profile": {"name": "Meera", "username": "meera.knits"}, "user_id": person.bsuid}
    shape = {"type": "text", "text": {"body": "hello"}, "from_user_id": person.bsuid}
    body = posts.inbound(shape, contact=contact, wamid=person.wamid)
    del body["entry"][0]["changes"][0]["value"]["messages"][0]["from"]
    await post(rig, body)
    customer = await customer_of(rig, "bsuid", person.bsuid)
    assert customer is not None
    assert await replies_to(rig, customer) == ["greeting"]
    rows = await rig.harness.rows("SELECT kind FROM identities WHERE customer_id = :customer", customer=customer)
    assert [row["kind"] for row in rows] == ["bsuid"]


async def test_a_new_number_stays_the_same_customer_and_the_old_one_is_given_up(rig: Rig) -> None:
    """P-02: numbers are handed on to strangers."""
    person, new_number = Person(), Person().wa_id
    await say(rig, person, {"type": "text", "text": {"body": "hello"}})
    customer = await customer_of(rig, "phone", "+" + person.wa_id)
    system = {"body": "changed", "wa_id": new_number, "type": "user_changed_number"}
    change = {
        "from": person.wa_id,
        "id": f"{person.wamid}.s",
        "timestamp": posts.AT,
        "type": "system",
        "system": system,
    }
    await post(rig, posts.envelope(posts.messages_change(messages=[change])))
    assert await customer_of(rig, "phone", "+" + new_number) == customer
    assert await customer_of(rig, "phone", "+" + person.wa_id) is None


async def test_a_new_user_id_stays_the_same_customer(rig: Rig) -> None:
    """P-02: `from` is missing, only the ids are told."""
    person, new_id = Person(), Person().bsuid
    await say(rig, person, {"type": "text", "text": {"body": "hello"}})
    customer = await customer_of(rig, "bsuid", person.bsuid)
    system = {"type": "user_changed_user_id", "user_id": new_id, "previous_user_id": person.bsuid}
    change = {"id": f"{person.wamid}.s", "timestamp": posts.AT, "type": "system", "system": system}
    await post(rig, posts.envelope(posts.messages_change(messages=[change])))
    assert await customer_of(rig, "bsuid", new_id) == customer
    assert await customer_of(rig, "bsuid", person.bsuid) is None


@pytest.mark.parametrize(
    ("shape", "kind"),
    [(posts.EDIT, "message.edited"), (posts.EDIT_OF_IMAGE, "message.edited"), (posts.DELETION, "message.deleted")],
    ids=["edit", "edit_of_image", "deletion"],
)
async def test_edits_and_deletions_are_facts_without_an_answer(rig: Rig, shape: dict[str, Any], kind: str) -> None:
    """P-01, A-20."""
    person = Person()
    await say(rig, person, shape)
    assert (await fact(rig, f"wa:m:{person.wamid}%"))["kind"] == kind
    customer = await customer_of(rig, "phone", "+" + person.wa_id)
    assert customer is None or await replies_to(rig, customer) == []


async def test_a_new_device_is_a_fact(rig: Rig) -> None:
    """P-01."""
    person = Person()
    await say(rig, person, posts.IDENTITY_CHANGE)
    assert (await fact(rig, f"wa:m:{person.wamid}%"))["kind"] == "customer.identity_changed"


@pytest.mark.parametrize("name", sorted(posts.STATUSES))
async def test_every_status_is_kept_even_of_a_message_that_is_not_ours(rig: Rig, name: str) -> None:
    """P-01, G-1."""
    shape, contacts = posts.STATUSES[name]
    wamid = f"wamid.status.{name}"
    await post(rig, posts.status(shape, contacts, id=wamid))
    told = await fact(rig, f"wa:s:{wamid}:%")
    assert told["kind"] == f"message.{shape['status']}"


async def test_a_payment_inside_whatsapp_is_kept(rig: Rig) -> None:
    """P-01."""
    await post(rig, posts.status(posts.PAYMENT, id="wamid.paid"))
    told = await fact(rig, "wa:p:wamid.paid:%")
    assert (told["kind"], told["body"]["amount_paise"]) == ("payment.captured", 129_900)


@pytest.mark.parametrize(("word", "stamp"), [("stop", "no"), ("resume", "yes")])
async def test_a_marketing_preference_counts_from_then_on(rig: Rig, word: str, stamp: str) -> None:
    """P-01, G-7."""
    person = Person()
    await say(rig, person, {"type": "text", "text": {"body": "hello"}})
    shape = posts.PREFERENCE | {"wa_id": person.wa_id, "value": word}
    await post(rig, posts.preference(shape, person.contact))
    customer = await customer_of(rig, "phone", "+" + person.wa_id)
    rows = await rig.harness.rows("SELECT marketing FROM customers WHERE id = :customer", customer=customer)
    assert [row["marketing"] for row in rows] == [stamp]


@pytest.mark.parametrize("field", sorted(posts.NOTICES))
async def test_every_account_notice_is_kept_for_the_people_who_run_it(rig: Rig, field: str) -> None:
    """P-01."""
    value, kind, _ = posts.NOTICES[field]
    newest = await rig.newest_item()
    await post(rig, posts.notice(field, value, time=1795300000 + len(field)))
    (item,) = await rig.items_since(newest, "whatsapp")
    assert item["state"] == "done"
    rows = await rig.harness.rows("SELECT kind FROM timeline WHERE inbox_id = :item", item=item["id"])
    assert [row["kind"] for row in rows] == [kind]


async def _template(rig: Rig, name: str) -> dict[str, Any]:
    query = "SELECT status, quality, category FROM templates WHERE name = :name"
    return (await rig.harness.rows(query, name=name))[0]


async def test_only_a_notice_of_its_status_changes_a_templates_status(rig: Rig) -> None:
    """P-06: a lower quality or another category is not a refusal."""
    about = posts.TEMPLATE | {"message_template_name": "harkara_of_its_own_v1"}
    at = 1795300000
    approved = about | {"event": "APPROVED", "reason": "NONE"}
    await post(rig, posts.notice("message_template_status_update", approved, time=at))
    quality = about | {"previous_quality_score": "GREEN", "new_quality_score": "YELLOW"}
    await post(rig, posts.notice("message_template_quality_update", quality, time=at + 1))
    category = about | {"previous_category": "UTILITY", "new_category": "MARKETING"}
    await post(rig, posts.notice("template_category_update", category, time=at + 2))
    assert await _template(rig, "harkara_of_its_own_v1") == {
        "status": "APPROVED",
        "quality": "YELLOW",
        "category": "MARKETING",
    }


async def test_the_newest_status_of_a_template_wins_in_any_order_of_arrival(rig: Rig) -> None:
    """P-06, G-3."""
    about = posts.TEMPLATE | {"message_template_name": "harkara_out_of_order_v1"}
    at = 1795300000
    for seconds, word in ((0, "APPROVED"), (20, "PAUSED"), (10, "APPROVED")):
        value = about | {"event": word, "reason": "NONE"}
        await post(rig, posts.notice("message_template_status_update", value, time=at + seconds))
    assert (await _template(rig, "harkara_out_of_order_v1"))["status"] == "PAUSED"


async def test_an_error_of_the_account_is_kept(rig: Rig) -> None:
    """P-01."""
    newest = await rig.newest_item()
    error = {"code": 130429, "title": "Rate limit hit"}
    await post(rig, posts.envelope(posts.messages_change(errors=[error]), time=1795300001))
    (item,) = await rig.items_since(newest, "whatsapp")
    assert (item["kind"], item["state"]) == ("errors", "done")
