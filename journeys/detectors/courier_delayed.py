"""The courier itself says that the parcel is late: in a scan, or by a new date behind the range that we told."""

from collections.abc import Iterator

from journeys.detectors.look import Look, is_open, newest_key
from journeys.events import Scan, Signal
from journeys.status import TERMINAL, Leg


def see(look: Look) -> Iterator[Signal]:
    """At most once a parcel and local day: couriers repeat themselves."""
    scan, parcel = look.event.body if look.event else None, look.parcel
    if not isinstance(scan, Scan) or (scan.incident != "delayed" and scan.edd_at is None):
        return
    if parcel is None or parcel.status in TERMINAL or parcel.leg is not Leg.FORWARD or not is_open(look.order):
        return
    why = "courier_says" if scan.incident == "delayed" else "new_date" if _is_behind_our_word(look) else ""
    if why and look.event:
        day = look.brand.local(look.event.occurred_at).date()
        yield look.signal("courier_delayed", f"{parcel.id}:{day}", newest_key(look), why=why, place=parcel.place)


def _is_behind_our_word(look: Look) -> bool:
    """The courier's newest date lies behind the first range we told her."""
    told, parcel = look.order.expected_by_at, look.parcel
    return told is not None and parcel is not None and parcel.edd_at is not None and parcel.edd_at > told
