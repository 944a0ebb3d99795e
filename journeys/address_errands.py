"""What a journey may have done about an address or phone that she gave: builders of commands. Pure."""

import msgspec

from journeys.addresses import ASKED, AT_COURIER, AT_SHOP, REFUSED, SAVED
from journeys.decision import Ask
from journeys.errands import Builder, Errand, ask_courier, ask_shop, order_of, parcel_of
from journeys.marks import with_mark
from journeys.order_words import address_line
from journeys.state import Order


def update_address_at_shop(errand: Errand) -> Ask:
    """Have the shop deliver to the address of the order as it is now."""
    order = _asked(errand, AT_SHOP)
    return ask_shop(errand, "shop.update_address", {"address": _fields(order)})


def update_address_at_courier(errand: Errand) -> Ask:
    """Have the courier deliver a booked parcel to the address of the order as it is now."""
    parcel = parcel_of(errand)
    order = _asked(errand, AT_COURIER)
    named = {"awb": parcel.awb, "name": _fields(order)["name"], "phone": _fields(order)["phone"]}
    return ask_courier(errand, "courier.update_address", parcel, named | {"address": _fields(order)})


def remark_of(order: Order | None) -> str:
    """What the courier's people read beside a request to come again: the address, where she has just given one."""
    is_hers = order is not None and any(mark.startswith(f"{AT_COURIER}:") for mark in order.marks)
    return f"The customer gave this address: {address_line(order.address, order.pincode)}." if order and is_hers else ""


def note_leg(leg: str, state: str) -> Builder:
    """Remember what a leg made of the address."""

    def build(errand: Errand) -> None:
        if errand.order:
            errand.turn.put_order(with_mark(errand.order, f"{leg}:{state}"))

    return build


def _asked(errand: Errand, leg: str) -> Order:
    return errand.turn.put_order(with_mark(order_of(errand), f"{leg}:{ASKED}"))


def _fields(order: Order) -> dict[str, str]:
    """All of the address as couriers need it: they refuse one without name, phone or town."""
    address = order.address
    known = msgspec.structs.replace(
        address,
        name=address.name or order.customer_name,
        phone=address.phone or order.phone,
        pincode=address.pincode or order.pincode,
    )
    return {name: str(getattr(known, name)) for name in known.__struct_fields__}


ADDRESS_COMMANDS: dict[str, Builder] = {
    "shop.update_address": update_address_at_shop,
    "courier.update_address": update_address_at_courier,
    "mark.shop_has_address": note_leg(AT_SHOP, SAVED),
    "mark.shop_refused_address": note_leg(AT_SHOP, REFUSED),
    "mark.courier_asked": note_leg(AT_COURIER, ASKED),
    "mark.courier_has_address": note_leg(AT_COURIER, SAVED),
    "mark.courier_refused_address": note_leg(AT_COURIER, REFUSED),
}
