"""What a text may name of a parcel beside its answer: who brings it, where to follow it, its way; her wish. Pure."""

from collections.abc import Mapping
from datetime import date

from journeys.brand import Brand
from journeys.delivery_wishes import REMARK_OF_SLOT
from journeys.state import Shipment
from journeys.wording import Wording

# As the couriers write their own names; others are shown as the shop wrote them.
NAMES = {
    "delhivery": "Delhivery",
    "bluedart": "Blue Dart",
    "blue_dart": "Blue Dart",
    "dtdc": "DTDC",
    "xpressbees": "XpressBees",
    "ekart": "Ekart",
    "ecom_express": "Ecom Express",
    "shadowfax": "Shadowfax",
    "indiapost": "India Post",
    "india_post": "India Post",
    "shiprocket": "Shiprocket",
}
MOST_PLACES = 4  # of its way, the newest


def words_of_parcel(
    parcel: Shipment | None, page: str, wording: Wording, brand: Brand, language: str
) -> dict[str, str]:
    """The courier's name, AWB, the link to follow it, its last places, and when it was handed over as the courier
    says. Of a person nothing: neither who brought it nor who took it."""
    return {
        "courier": _name(parcel.courier if parcel else "") or wording.line("courier_unnamed", language),
        "awb": parcel.awb if parcel else "",
        "track": (parcel.tracking_url if parcel else "") or page,
        "places": _places(parcel, wording, brand, language) or wording.line("way_unknown", language),
        "delivered_when": wording.moment(parcel.status_at if parcel else None, brand, language),
    }


def words_of_wish(args: Mapping[str, object], wording: Wording, language: str) -> str:
    """What she wished for her delivery: "Tue 24 Nov, in the evening"."""
    day, slot = str(args.get("day") or ""), str(args.get("slot") or "")
    parts = [wording.date(date.fromisoformat(day), language)] if day else []
    parts += [wording.line(f"slot_{slot}", language)] if slot in REMARK_OF_SLOT else []
    parts += [wording.line("wish_call", language)] if args.get("call_before") else []
    return ", ".join(parts) or wording.line("wish_any", language)


def _name(courier: str) -> str:
    return NAMES.get(courier.casefold().replace(" ", "_"), courier)


def _places(parcel: Shipment | None, wording: Wording, brand: Brand, language: str) -> str:
    """ "Delhi (Sat 21 Nov), Nagpur (Sun 22 Nov)": the places that may be shown, each once in a row."""
    seen: list[str] = []
    places: list[str] = []
    for stay in parcel.trail if parcel else ():
        if stay.place and seen[-1:] != [stay.place]:
            seen.append(stay.place)
            places.append(f"{stay.place} ({wording.day(stay.at, brand, language)})")
    return " → ".join(places[-MOST_PLACES:])
