"""Words that others write, put into every place the desk shows: they are text there, never markup."""

from sqlalchemy import insert, update

from journeys.store.ids import new_id
from journeys.store.schema import orders, scans, shipments, tasks, timeline
from journeys.store.schema_desk import canned, notes
from tests.bot.desk.conftest import Staff
from tests.bot.desk.scene import add, change, customer_with_a_failed_attempt
from tests.harness import Harness

HOSTILE = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>"


async def test_what_others_wrote_is_never_markup(sqlite_harness: Harness, staff: Staff) -> None:
    """Stored XSS: name, message, address, order note, tag, item, file name, courier's words, task, label, note."""
    harness = sqlite_harness
    phone, customer = await customer_with_a_failed_attempt(harness, name=HOSTILE)
    await harness.say(phone, HOSTILE)
    await harness.settle()
    now = harness.clock.now()
    await write_everywhere(harness, customer)
    await change(harness, customer, labels=[HOSTILE], waiting_since_at=now, handoff_reason=HOSTILE[:90])
    agent = await staff(harness, "Asha")
    await add(harness, notes, customer_id=customer, user_id=agent.user.id, kind="note", text=HOSTILE, written_at=now)
    await add(
        harness,
        tasks,
        customer_id=customer,
        reason=HOSTILE[:50],
        note=HOSTILE,
        opened_at=now,
        packet={"said": HOSTILE, "known": {HOSTILE: HOSTILE}, "tried": [HOSTILE]},
    )
    await add(harness, canned, short="x", language="en", text=HOSTILE)
    assert (await agent.post("/desk/views", name=HOSTILE, query=HOSTILE))[0] == 201
    assert (await agent.post(f"/desk/c/{customer}/draft", text=HOSTILE))[0] == 204
    query = {"q": HOSTILE}
    for path, params in (
        (f"/desk/c/{customer}", {}),
        ("/desk", query),
        ("/desk/queue", query),
        (f"/desk/c/{customer}/templates", {}),
    ):
        async with agent.http.get(path, params=params) as answer:
            html = await answer.text()
        assert answer.status == 200
        assert "<img src=x" not in html
        assert "<script>alert" not in html
        assert "onerror=alert(1)&gt;" in html or path.endswith("templates")
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


async def write_everywhere(harness: Harness, customer: int) -> None:
    """Put hostile words into every field of hers that a vendor or a shop may fill."""
    mine = {
        "address": {"line1": HOSTILE, "landmark": HOSTILE},
        "note": HOSTILE,
        "tags": [HOSTILE],
        "items": [{"title": HOSTILE}],
    }
    file = {"media_id": "m1", "mime_type": "application/pdf", "filename": HOSTILE, "caption": HOSTILE}
    body = {"is": "message", "wamid": "w", "number_id": "1", "content": "document", "media": file}
    scan = {"raw_text": HOSTILE, "remark": HOSTILE, "facility": HOSTILE}
    now = harness.clock.now()
    event_row = {
        "id": new_id(),
        "customer_id": customer,
        "kind": "message.received",
        "key": "hostile",
        "source": HOSTILE[:60],
        "occurred_at": now,
        "received_at": now,
        "late": False,
        "body": body,
    }
    told = {
        "id": new_id(),
        "key": "hostile2",
        "kind": "shipment.in_transit",
        "body": {"is": "scan", "awb": HOSTILE, "place": HOSTILE} | scan,
    }
    async with harness.service.parts.database.write() as connection:
        await connection.execute(update(orders).where(orders.c.customer_id == customer).values(**mine))
        await connection.execute(update(scans).where(scans.c.customer_id == customer).values(**scan))
        parcel = update(shipments).where(shipments.c.customer_id == customer)
        await connection.execute(parcel.values(courier=HOSTILE[:60], tracking_url="javascript:alert(1)", place=HOSTILE))
        await connection.execute(insert(timeline).values(event_row))
        await connection.execute(insert(timeline).values(event_row | told))
