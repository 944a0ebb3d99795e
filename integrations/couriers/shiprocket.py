"""Shiprocket: the one webhook (news on top, history below), tracking pulls and NDR records.

Options of an account: `capabilities` (command names), `ndr_extras` (true when the account's NDR action takes
`phone`, `address1`, `address2` and `deferred_date`, which Shiprocket does not document for everyone). The static
`x-api-key` that can be set in Shiprocket's panel is the account's `header_token`.
"""

from datetime import datetime
from typing import Any, NamedTuple

import aiohttp
import msgspec

from integrations.contract import Account, Client, Headers, RawItem
from integrations.couriers.delhivery_codes import REASON_OF_NSL
from integrations.couriers.places import facility_of, place_of
from integrations.couriers.reading import (
    LONGEST_CODE,
    first_text,
    inner,
    is_true,
    load,
    load_object,
    members,
    objects,
    raw_items,
    text,
    whole,
)
from integrations.couriers.scans import REATTEMPT, RETURN, awb_of, event_of, ndr_of, revocation, some
from integrations.couriers.shiprocket_api import ShiprocketClient
from integrations.couriers.shiprocket_codes import (
    ORDER_MEANING,
    SHIPMENT_MEANING,
    Meaning,
    attempt_no,
    meaning_of_text,
)
from integrations.proof import require_match
from integrations.times import read_time
from journeys.events import Event, Scan
from journeys.status import Leg, NdrReason, Status

PROVIDER = "shiprocket"

_ACTIONS = (REATTEMPT, RETURN)
_PASSED_ON = 0.9  # a courier's own code, passed on by an aggregator


class Parcel(NamedTuple):
    """What a delivery says about the parcel as a whole."""

    awb: str
    carrier: str
    is_return: bool
    order_number: str
    edd_at: datetime | None
    qc_reason: str = ""  # why a return did not pass its check at the door


class Told(NamedTuple):
    """One scan, or the state on top, before it is understood."""

    meaning: Meaning | None
    code: str
    label: str
    remark: str
    location: str
    at: datetime | None


def prove(headers: Headers, body: bytes, account: Account) -> None:
    """Raise SignatureInvalid unless `x-api-key` is the account's. Shiprocket signs nothing."""
    if account.header_token:
        require_match(headers.get("x-api-key", ""), (account.header_token, *account.secrets))


def split(headers: Headers, body: bytes) -> list[RawItem]:
    """One raw item per webhook, which holds the whole history; several when they came as an array."""
    return raw_items(objects(load(body)))


def translate(item: RawItem, account: Account, received_at: datetime) -> list[Event]:
    """One event per scan, and one for the state on top where no scan tells it yet."""
    found = load_object(item)
    if "ndr_raised_at" in found:
        return _ndr_events(found, account, received_at)
    if isinstance(found.get("tracking_data"), dict):
        return some(_pulled_events(found, account, received_at))
    parcel = Parcel(
        awb=awb_of(first_text(found, "awb", "awb_code")),
        carrier=first_text(found, "courier_name", longest=64),
        is_return=is_true(found.get("is_return")),
        order_number=first_text(found, "order_id", longest=64),
        edd_at=read_time(first_text(found, "etd", "edd")),
        qc_reason=first_text(found, "qc_failure_reason", longest=200),
    )
    return some(_events(parcel, members(found, "scans"), _top(found), account, received_at))


def connect(session: aiohttp.ClientSession, account: Account) -> Client:
    """The client for NDR actions, address changes, cancellations and tracking."""
    return ShiprocketClient(session, account)


def _pulled_events(found: dict[str, Any], account: Account, received_at: datetime) -> list[Event]:
    tracking = inner(found, "tracking_data")
    track = next(iter(members(tracking, "shipment_track")), {})
    parcel = Parcel(
        awb=awb_of(first_text(track, "awb_code") or first_text(found, "awb")),
        carrier=first_text(track, "courier_name", longest=64),
        is_return=any(is_true(each.get("is_return")) for each in (tracking, track, found)),
        order_number="",  # `order_id` here is Shiprocket's own
        edd_at=read_time(first_text(tracking, "etd") or first_text(track, "edd")),
    )
    label = first_text(track, "current_status")
    code = text(tracking.get("shipment_status"))
    top = Told(_by_shipment_code(code) or meaning_of_text(label), code, label, "", "", None)
    return _events(parcel, members(tracking, "shipment_track_activities"), top, account, received_at)


def _top(found: dict[str, Any]) -> Told:
    """The state on top of a webhook: shipment space, then text, then order space through its own table."""
    shipment_code = text(found.get("shipment_status_id"))
    order_code = text(found.get("current_status_id"))
    label = first_text(found, "shipment_status", "current_status")
    spoken = first_text(found, "current_status", "shipment_status")
    by_order = ORDER_MEANING.get(whole(order_code) or 0)
    meaning = _by_shipment_code(shipment_code) or meaning_of_text(label) or meaning_of_text(spoken) or by_order
    code = shipment_code or (f"order:{order_code}" if order_code else "")
    return Told(meaning, code, spoken, "", "", read_time(text(found.get("current_timestamp"))))


def _events(
    parcel: Parcel, scans: list[dict[str, Any]], top: Told, account: Account, received_at: datetime
) -> list[Event]:
    history = sorted((_told(scan) for scan in scans), key=lambda told: told.at or received_at)
    history = _completed(history, top)
    return [event_of(_scan(told, parcel), told.at or top.at or received_at, account, received_at) for told in history]


def _told(scan: dict[str, Any]) -> Told:
    space, label = text(scan.get("sr-status")), first_text(scan, "sr-status-label")
    return Told(
        meaning=_by_shipment_code(space) or meaning_of_text(label),
        code=first_text(scan, "status", longest=80) or space,
        label=label,
        remark=first_text(scan, "activity"),
        location=first_text(scan, "location"),
        at=read_time(text(scan.get("date"))),
    )


def _completed(history: list[Told], top: Told) -> list[Told]:
    """The history with what only the state on top says.

    The newest scan's own status wins. When it has none, the state on top is taken as its meaning, unless the scan
    before says the same already. A state newer than every scan becomes a scan of its own.
    """
    if not history:
        return [top] if top.meaning or top.code or top.label else []
    newest = history[-1]
    if top.meaning is None:
        return history
    known = next((told.meaning for told in reversed(history) if told.meaning), None)
    if known == top.meaning and not _is_another_attempt(newest, top):
        return [*history[:-1], _numbered(newest, top)]
    if newest.at and top.at and top.at > newest.at:
        return [*history, top]
    return [*history[:-1], newest._replace(meaning=top.meaning)] if newest.meaning is None else history


def _is_another_attempt(newest: Told, top: Told) -> bool:
    before, after = attempt_no(newest.label), attempt_no(top.label)
    return bool(before and after and after > before)


def _numbered(newest: Told, top: Told) -> Told:
    """The state on top may be the only one to say which attempt it was."""
    return newest._replace(label=top.label) if newest.meaning == top.meaning and attempt_no(top.label) else newest


def _by_shipment_code(code: str) -> Meaning | None:
    return SHIPMENT_MEANING.get(whole(code) or 0)


def _scan(told: Told, parcel: Parcel) -> Scan:
    meaning = told.meaning or Meaning(Status.UNKNOWN)
    leg = Leg.REVERSE if parcel.is_return and meaning.leg is Leg.FORWARD else meaning.leg
    scan = Scan(
        awb=parcel.awb,
        courier=PROVIDER,
        leg=leg,
        status=meaning.status,
        raw_code=(told.code or told.label)[:LONGEST_CODE],
        raw_text=told.label,
        remark=told.remark,
        place=place_of(told.location),
        facility=facility_of(told.location),
        understood=told.meaning is not None,
        evidence_only=not meaning.moves,
        incident=meaning.incident,
        revokes=revocation(meaning.status, leg, told.remark),
        edd_at=parcel.edd_at,
        order_number=parcel.order_number,
        carrier=parcel.carrier,
        qc_failed=meaning.qc_failed,
        qc_reason=parcel.qc_reason if meaning.qc_failed else "",
    )
    if meaning.status is not Status.DELIVERY_ATTEMPT_FAILED:
        return scan
    ndr = ndr_of(
        _reason_of(told.code, parcel.carrier),
        told.remark or told.label,
        confidence=_PASSED_ON,
        attempt_no=attempt_no(told.label),
        actions=_ACTIONS,
    )
    return msgspec.structs.replace(scan, ndr=ndr)


def _reason_of(code: str, carrier: str) -> NdrReason | None:
    """The courier's own code is passed on; it is trusted where we know that courier's codes."""
    return REASON_OF_NSL.get(code.upper()) if carrier.lower().startswith("delhivery") else None


def _ndr_events(found: dict[str, Any], account: Account, received_at: datetime) -> list[Event]:
    """An NDR record: its `status_code` is in the order space, its reason free text, its attempts counted."""
    meaning = ORDER_MEANING.get(whole(found.get("status_code")) or 36, ORDER_MEANING[36])
    attempts = whole(found.get("attempts"))
    scan = Scan(
        awb=awb_of(first_text(found, "awb_code", "awb")),
        courier=PROVIDER,
        leg=meaning.leg,
        status=meaning.status,
        raw_code=f"order:{text(found.get('status_code')) or 36}"[:LONGEST_CODE],
        raw_text="NDR",
        remark=first_text(found, "reason"),
        carrier=first_text(found, "courier", "courier_name", longest=64),
        understood=(whole(found.get("status_code")) or 0) in ORDER_MEANING,
    )
    if scan.status is Status.DELIVERY_ATTEMPT_FAILED:
        number = attempts if attempts and 0 < attempts < 20 else None
        scan = msgspec.structs.replace(scan, ndr=ndr_of(None, scan.remark, attempt_no=number, actions=_ACTIONS))
    at = read_time(text(found.get("ndr_raised_at"))) or received_at
    return [event_of(scan, at, account, received_at)]
