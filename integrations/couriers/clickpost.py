"""ClickPost: status pushes and tracking pulls of every courier behind it.

Options of an account: `cp_id` and `account_code` (the courier account at ClickPost that pulls and actions are for),
`couriers` (names by cp_id, {"4": "Delhivery"}), `z_means` ("ist", "utc" or "auto": what a time ending in "Z" is;
auto takes it for Indian time when it would otherwise lie in the future), `capabilities` (command names). The
`webhook_key` that ClickPost gave on registration is the account's `header_token`.
"""

from datetime import datetime
from typing import Any, NamedTuple

import aiohttp
import msgspec

from integrations.contract import Account, Client, Headers, RawItem
from integrations.couriers.clickpost_api import ClickPostClient
from integrations.couriers.clickpost_codes import INCIDENT_OF_NOTIFICATION, MEANING_OF_CODE, REASON_OF_NDR, Meaning
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
from integrations.couriers.remarks import incident_in
from integrations.couriers.scans import REATTEMPT, RETURN, awb_of, event_of, ndr_of, revocation, some
from integrations.proof import require_match
from integrations.times import is_future, is_labelled_utc, read_as_local, read_time
from journeys.events import Event, Key, Scan, awb_key
from journeys.status import Leg, NdrReason, Status

PROVIDER = "clickpost"

_ACTIONS = (REATTEMPT, RETURN)


class Parcel(NamedTuple):
    """What a delivery says about the parcel as a whole."""

    awb: str
    forward_awb: str
    carrier: str
    is_return: bool
    order_number: str
    edd_at: datetime | None


class Told(NamedTuple):
    """One scan as ClickPost tells it."""

    code: str
    status: str
    description: str
    location: str
    remark: str
    time: str
    ndr_code: str
    notification: str


def prove(headers: Headers, body: bytes, account: Account) -> None:
    """Raise SignatureInvalid unless the header `webhook_key` is the account's. ClickPost signs nothing."""
    if account.header_token:
        given = headers.get("webhook_key", "") or headers.get("webhook-key", "")  # proxies drop underscores
        require_match(given, (account.header_token, *account.secrets))


def split(headers: Headers, body: bytes) -> list[RawItem]:
    """One raw item per pushed scan."""
    return raw_items(objects(load(body)))


def translate(item: RawItem, account: Account, received_at: datetime) -> list[Event]:
    """The scan that caused a push and the true latest one, or all the scans of a pull, oldest first."""
    found = load_object(item)
    about = inner(found, "additional")
    parcel = _parcel(found, about, account)
    history = _pushed(found, about) if _is_push(found) else _pulled(found)
    at_of = _clock_of(history, account, received_at)
    history = sorted(history, key=lambda told: at_of[told.time])
    return some([_event(told, at_of[told.time], parcel, account, received_at) for told in history])


def connect(session: aiohttp.ClientSession, account: Account) -> Client:
    """The client for NDR actions and tracking."""
    return ClickPostClient(session, account)


def _parcel(found: dict[str, Any], about: dict[str, Any], account: Account) -> Parcel:
    names = account.options.get("couriers")
    cp_id = first_text(found, "cp_id", longest=12)
    return Parcel(
        awb=awb_of(first_text(found, "waybill", "awb")),
        forward_awb=awb_key(first_text(about, "forward_awb", longest=64)),
        carrier=text(names.get(cp_id), 64) if isinstance(names, dict) else "",
        is_return=is_true(about.get("is_rvp")) or is_true(found.get("is_rvp")),
        order_number=first_text(about, "order_id", longest=64) or first_text(found, "order_id", longest=64),
        edd_at=read_time(first_text(about, "courier_partner_edd")),
    )


def _is_push(found: dict[str, Any]) -> bool:
    return "clickpost_status_code" in found


def _pushed(found: dict[str, Any], about: dict[str, Any]) -> list[Told]:
    """The trigger may be older than the latest scan; the NDR code belongs to whichever of them failed."""
    latest = inner(about, "latest_status")
    trigger = _told(found, {})
    newest = _told(latest, {}) if latest else trigger
    details = {
        "ndr_code": first_text(about, "ndr_status_code"),
        "notification": first_text(about, "notification_event_id"),
    }
    if _same(trigger, newest):
        return [trigger._replace(**details)]
    failed = newest if _fails(newest) else trigger
    return [each._replace(**details) if each is failed else each for each in (trigger, newest)]


def _pulled(found: dict[str, Any]) -> list[Told]:
    history = [_told(scan, inner(scan, "additional")) for scan in members(found, "scans")]
    latest = inner(found, "latest_status")
    newest = _told(latest, inner(latest, "additional")) if latest else None
    if newest and not any(_same(newest, told) for told in history):
        history.append(newest)
    return history


def _told(scan: dict[str, Any], about: dict[str, Any]) -> Told:
    return Told(
        code=first_text(scan, "clickpost_status_code", longest=12),
        status=first_text(scan, "status", longest=80),
        description=first_text(scan, "clickpost_status_description", longest=80),
        location=first_text(scan, "location"),
        remark=first_text(scan, "remark"),
        time=first_text(scan, "timestamp", "created_at", longest=48),
        ndr_code=first_text(scan, "ndr_status_code") or first_text(about, "ndr_status_code"),
        notification="",
    )


def _same(one: Told, other: Told) -> bool:
    return (one.code, one.time, one.location) == (other.code, other.time, other.location)


def _fails(told: Told) -> bool:
    meaning = MEANING_OF_CODE.get(whole(told.code) or 0)
    return meaning is not None and meaning.status is Status.DELIVERY_ATTEMPT_FAILED


def _clock_of(history: list[Told], account: Account, received_at: datetime) -> dict[str, datetime]:
    """The moment behind each spelling. One time that cannot be UTC convicts all the others of the delivery."""
    times = {told.time for told in history}
    as_utc = {time: read_time(time) for time in times}
    zone = text(account.options.get("z_means")).lower()
    labelled = [at for time, at in as_utc.items() if at and is_labelled_utc(time)]
    lies = zone == "ist" or (zone != "utc" and any(is_future(at, received_at) for at in labelled))
    return {time: (read_as_local(time) if lies else as_utc[time]) or received_at for time in times}


def _event(told: Told, at: datetime, parcel: Parcel, account: Account, received_at: datetime) -> Event:
    event = event_of(_scan(told, parcel), at, account, received_at)
    if parcel.forward_awb and parcel.forward_awb != parcel.awb:
        event = msgspec.structs.replace(event, keys=(*event.keys, Key("awb", parcel.forward_awb)))
    return event


def _scan(told: Told, parcel: Parcel) -> Scan:
    known = MEANING_OF_CODE.get(whole(told.code) or 0)
    meaning = known or Meaning(Status.UNKNOWN)
    leg = Leg.REVERSE if parcel.is_return and meaning.leg is Leg.FORWARD else meaning.leg
    scan = Scan(
        awb=parcel.awb,
        courier=PROVIDER,
        leg=leg,
        status=meaning.status,
        raw_code=(told.code or told.status or told.description)[:LONGEST_CODE],
        raw_text=f"{told.status} (NDR {told.ndr_code})" if told.ndr_code else told.status or told.description,
        remark=told.remark,
        place=place_of(told.location),
        facility=facility_of(told.location),
        understood=known is not None,
        incident=_incident(told, meaning),
        revokes=revocation(meaning.status, leg, told.remark),
        edd_at=parcel.edd_at,
        order_number=parcel.order_number,
        carrier=parcel.carrier,
    )
    if meaning.status is not Status.DELIVERY_ATTEMPT_FAILED:
        return scan
    ndr = ndr_of(_reason_of(told, meaning), told.remark, actions=_ACTIONS)
    return msgspec.structs.replace(scan, ndr=ndr)


def _reason_of(told: Told, meaning: Meaning) -> NdrReason | None:
    number = whole(told.ndr_code)
    return REASON_OF_NDR.get(number, meaning.reason) if number is not None else meaning.reason


def _incident(told: Told, meaning: Meaning) -> str:
    if meaning.incident == "delayed" and incident_in(f"{told.remark} {told.description}") == "misrouted":
        return "misrouted"
    return meaning.incident or INCIDENT_OF_NOTIFICATION.get(whole(told.notification) or 0, "")
