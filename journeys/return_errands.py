"""What a journey may have done about a return that she asked for in the chat: builders of commands. Pure.

The facts stand in the run's `args`: item (its number), reason, note, photo, what, wanted, pickup, rule, approve.
"""

from journeys.decision import Ask
from journeys.errands import Errand, ask_shop, order_of
from journeys.errors import CommandRefused
from journeys.events import Item
from journeys.returns import waiting_return
from journeys.state import Order, Return

FACTS = ("reason", "note", "photo", "what", "wanted", "pickup", "rule")


def create_return(errand: Errand) -> Ask:
    """Have the shop open the return: approved where the rules suffice, else to be decided by a person there."""
    args, item = errand.run.args, _item(errand)
    variant = str(args.get("variant_id", ""))
    facts: dict[str, object] = {
        "sku": item.sku,
        "title": item.title,
        "quantity": 1,
        "reason": str(args.get("reason", "")),
        "note": _note(args),
        "what": str(args.get("what", "refund")),
        "approve": bool(args.get("approve")) and (args.get("what") != "exchange" or bool(variant)),
        **({"variant_id": variant} if variant else {}),
    }
    return ask_shop(errand, "shop.create_return", facts)


def approve_return(errand: Errand) -> Ask:
    """Have the shop accept the return that waits for its word. Raises CommandRefused when none does."""
    return ask_shop(errand, "shop.approve_return", {"return_id": _waiting(errand).id})


def decline_return(errand: Errand) -> Ask:
    """Have the shop refuse the return that waits; `note` of the run's args is why, for the shop's own record."""
    note = str(errand.run.args.get("note", ""))
    return ask_shop(errand, "shop.decline_return", {"return_id": _waiting(errand).id, "note": note})


def _waiting(errand: Errand) -> Return:
    record = waiting_return(order_of(errand))
    if record is None:
        raise CommandRefused("no return of it waits for an answer", code="not_waiting")
    return record


def check_stock(errand: Errand) -> Ask:
    """Ask the shop whether what she wants in place of it is there."""
    item = _item(errand)
    facts: dict[str, object] = {"sku": item.sku, "title": item.title, "wanted": str(errand.run.args.get("wanted", ""))}
    return ask_shop(errand, "shop.check_stock", facts)


def open_return_task(errand: Errand) -> None:
    """Work for a person, who need not ask again what she told."""
    args, order = errand.run.args, order_of(errand)
    known = {name: args[name] for name in FACTS if args.get(name)} | {"item": _item(errand).title}
    reason = "exchange" if args.get("what") == "exchange" else "return_wanted"
    packet: dict[str, object] = {
        "reason": reason,
        "order": order.number_key,
        "customer": order.customer_name,
        "known": known,
    }
    errand.turn.open_task(reason, order_id=order.id, packet=packet)


def _item(errand: Errand) -> Item:
    return item_at(order_of(errand), int(str(errand.run.args.get("item") or 0)))


def item_at(order: Order, number: int) -> Item:
    """The item at `number`; of an order whose shop names none, an empty one."""
    return order.items[number] if number < len(order.items) else Item("")


def _note(args: dict[str, object]) -> str:
    """Her words and wishes in one line, for who reads the return in the shop."""
    wanted, pickup = args.get("wanted"), args.get("pickup")
    parts = [
        str(args.get("note") or ""),
        f"instead: {wanted}" if wanted else "",
        f"pickup: {pickup}" if pickup else "",
    ]
    return "; ".join(part for part in parts if part)
