"""Plays the steps of a life. A step that finds nothing to happen to does nothing."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import select, update

from journeys.desk.holding import PAIRED_PHONE
from journeys.store.schema import conversations, customers
from journeys.store.writing import put
from tests.promises.play import Player, Restriction
from tests.promises.steps import Step

ANSWERING = {"reply", "quick_reply", "contact_request", "request_contact_info"}  # buttons that send a message
ADDRESS = {
    "name": "Meera",
    "house_number": "12",
    "address": "Tara Residency, Paud Road",
    "landmark_area": "opposite the library",
    "city": "Pune",
    "state": "Maharashtra",
    "in_pin_code": "411038",
}


async def live(player: Player, steps: Sequence[Step]) -> None:
    """All steps, then peace: faults off, and time passes until nothing is left to be done."""
    for step in steps:
        await ACTIONS[step.what](player, step)
        await player.settle()
    await player.come_to_rest()


def _whose(player: Player, step: Step) -> str | None:
    return player.phones[step.who % len(player.phones)] if player.phones else None


async def _phone(player: Player, step: Step) -> None:
    if len(player.phones) < 4:
        player.phones.append(await player.harness.phone(player.new_number(), f"Meera {step.who}"))


async def _order(player: Player, step: Step) -> None:
    if phone := _whose(player, step):
        player.orders.append(await player.harness.order(phone, step.how["payment"]))


async def _ship(player: Player, step: Step) -> None:
    waiting = [order for order in player.orders if not order.get("gone")]
    if waiting:
        order = waiting[step.who % len(waiting)]
        order["gone"] = True
        player.parcels.append(await player.harness.ship(order, step.how["courier"]))


async def _cancel_order(player: Player, step: Step) -> None:
    waiting = [order for order in player.orders if not order.get("gone")]
    if waiting:
        order = waiting[step.who % len(waiting)]
        order["gone"] = True
        await player.harness.call(f"/sandbox/api/shop/orders/{order['id']}/cancel")


async def _scan(player: Player, step: Step) -> None:
    if player.parcels:
        awb = player.parcels[step.who % len(player.parcels)]
        extra = {name: step.how[name] for name in ("reason", "late_minutes", "copies") if name in step.how}
        await player.harness.scan(awb, step.how["stage"], **extra)


async def _scan_again(player: Player, step: Step) -> None:
    if player.parcels:
        awb = player.parcels[step.who % len(player.parcels)]
        if any(parcel["awb"] == awb and parcel["scans"] for parcel in await _parcels(player)):
            await player.harness.call(f"/sandbox/api/parcels/{awb}/again")


async def _parcels(player: Player) -> list[dict[str, Any]]:
    async with player.harness.session.get(f"{player.harness.sandbox.base_url}/sandbox/api/parcels") as answer:
        found: list[dict[str, Any]] = (await answer.json())["parcels"]
        return found


async def _say(player: Player, step: Step) -> None:
    if phone := _whose(player, step):
        await player.harness.say(phone, step.how["words"])


async def _tap(player: Player, step: Step) -> None:
    """A button of any message she ever got, new or old."""
    phone = _whose(player, step)
    asked = [m for m in await player.harness.messages(phone) if m["look"].get("buttons")] if phone else []
    if phone and asked:
        message = asked[-1 - step.how["message"] % len(asked)]
        buttons = message["look"]["buttons"]
        button = buttons[step.how["button"] % len(buttons)]
        await _press(player, phone, message["id"], button)


async def _press(player: Player, phone: str, message_id: str, button: dict[str, Any]) -> None:
    """An address form is filled in; a link leads out of the chat and tells us nothing."""
    path = f"/sandbox/api/phones/{phone}"
    if button["type"] == "address":
        await player.harness.call(f"{path}/address", message_id=message_id, values=ADDRESS)
    elif button["type"] in ANSWERING:
        await player.harness.call(f"{path}/tap", message_id=message_id, choice=button.get("id") or button["text"])


async def _media(player: Player, step: Step) -> None:
    if phone := _whose(player, step):
        await player.harness.call(f"/sandbox/api/phones/{phone}/media", kind=step.how["kind"])


async def _edit(player: Player, step: Step) -> None:
    if phone := _whose(player, step):
        async with player.harness.session.get(f"{player.harness.sandbox.base_url}/sandbox/api/phones/{phone}") as told:
            own = [m for m in (await told.json())["messages"] if m["direction"] == "in" and m["type"] == "text"]
        if own:
            edit = {"message_id": own[-1]["id"], "text": step.how["words"]}
            await player.harness.call(f"/sandbox/api/phones/{phone}/edit", **edit)


async def _change_number(player: Player, step: Step) -> None:
    if phone := _whose(player, step):
        await player.harness.call(f"/sandbox/api/phones/{phone}/number", number=player.new_number())


async def _hide_number(player: Player, step: Step) -> None:
    """From now on only a username and the business-scoped id are told, or the number again."""
    if phone := _whose(player, step):
        player.hidden ^= {phone}
        player.ever_hidden.add(phone)
        profile = {"has_phone": phone not in player.hidden, "username": f"meera.{phone}"}
        await player.harness.call(f"/sandbox/api/phones/{phone}/profile", **profile)


async def _marketing(player: Player, step: Step) -> None:
    if phone := _whose(player, step):
        await player.harness.call(f"/sandbox/api/phones/{phone}/marketing", stopped=step.how["stopped"])


async def _opt_out(player: Player, step: Step) -> None:
    """As a person at the desk would note it."""
    phone = _whose(player, step)
    if phone is None or (phone in player.opted_out) is step.how["out"]:
        return
    now = player.harness.clock.now()
    ids = await player.customer_ids(phone)
    stamp = now if step.how["out"] else None
    async with player.harness.service.parts.database.write() as connection:
        await connection.execute(update(customers).where(customers.c.id.in_(ids)).values(opted_out_at=stamp))
    if stamp is None:
        player.end_opt_out(phone)
    elif ids:
        player.opted_out[phone] = now


async def _hold(player: Player, step: Step) -> None:
    """An agent takes the conversation."""
    phone = _whose(player, step)
    ids = await player.customer_ids(phone) if phone else []
    if not phone or not ids:
        return
    now = player.harness.clock.now()
    until = now + timedelta(minutes=step.how["minutes"])
    rows = [{"customer_id": id, "held_by": "asha", "held_until": until} for id in ids]
    async with player.harness.service.parts.database.write() as connection:
        await put(connection, conversations, rows, ("customer_id",))
    _shorten_holds(player, phone, now)
    player.restrictions.append(Restriction(phone, "held", now, until))


async def _hear(player: Player, step: Step) -> None:
    """Somebody of the brand writes to her on the paired phone; from when we know of it the chat is theirs."""
    if phone := _whose(player, step):
        await player.harness.call(f"/sandbox/api/phones/{phone}/hear", text="I look into it, one moment.")
        await player.settle()
        now, c = player.harness.clock.now(), conversations.c
        hers = c.customer_id.in_(await player.customer_ids(phone))
        held = select(c.held_until).where(hers, c.held_by == PAIRED_PHONE, c.held_until > now)
        async with player.harness.service.parts.database.read() as connection:
            for until in await connection.scalars(held):
                player.restrictions.append(Restriction(phone, "held", now, until))


def _shorten_holds(player: Player, phone: str, now: datetime) -> None:
    """A new hold replaces an older one, which may have been longer."""
    for index, each in enumerate(player.restrictions):
        if each.phone == phone and each.why == "held" and each.until > now:
            player.restrictions[index] = msgspec.structs.replace(each, until=now)


async def _online(player: Player, step: Step) -> None:
    if phone := _whose(player, step):
        await player.harness.call(f"/sandbox/api/phones/{phone}/online", online=step.how["online"])


async def _wait(player: Player, step: Step) -> None:
    await player.pass_time(timedelta(seconds=step.how["seconds"]))


async def _fault(player: Player, step: Step) -> None:
    player.world.faults.update(step.how["switches"])


async def _error(player: Player, step: Step) -> None:
    how = {
        "api_error_code": step.how["code"],
        "api_error_count": step.how["count"],
        "api_error_async": step.how["late"],
    }
    player.world.faults.update(how)


async def _calm(player: Player, step: Step) -> None:
    player.world.faults.clear()


ACTIONS: dict[str, Callable[[Player, Step], Awaitable[None]]] = {
    "phone": _phone,
    "order": _order,
    "ship": _ship,
    "cancel_order": _cancel_order,
    "scan": _scan,
    "scan_again": _scan_again,
    "say": _say,
    "tap": _tap,
    "media": _media,
    "edit": _edit,
    "change_number": _change_number,
    "hide_number": _hide_number,
    "marketing": _marketing,
    "opt_out": _opt_out,
    "hold": _hold,
    "hear": _hear,
    "online": _online,
    "wait": _wait,
    "fault": _fault,
    "error": _error,
    "calm": _calm,
}
