"""Delhivery: scan push in all its shapes, and tracking pulls.

Options of an account: `header` (the header we asked Delhivery to send `header_token` in; default
`x-harkara-token`), `ndr_contract` ("portal", since July 2026, or "older"), `capabilities` (command names).
Payload and extra fields differ between accounts, so that every field is optional but the AWB.
"""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

import aiohttp
import msgspec

from integrations.contract import Account, Client, Headers, RawItem
from integrations.couriers import delhivery_codes as codes
from integrations.couriers.delhivery_api import DelhiveryClient
from integrations.couriers.delhivery_api import contract_of as _contract_of
from integrations.couriers.places import facility_of, place_of
from integrations.couriers.reading import (
    LONGEST_CODE,
    first_text,
    inner,
    load,
    load_object,
    members,
    objects,
    paise,
    point,
    raw_items,
    text,
    whole,
)
from integrations.couriers.remarks import incident_in
from integrations.couriers.scans import EDIT, REATTEMPT, awb_of, event_of, leg_of, ndr_of, revocation, some
from integrations.proof import require_match
from integrations.times import INDIA, read_time
from journeys.events import Event, Ndr, Scan
from journeys.status import RTO_STATUSES, Leg, Status

PROVIDER = "delhivery"
DEFAULT_HEADER = "x-harkara-token"

_DEFERRAL = timedelta(days=6)  # "first pending date + 6 days", per Delhivery's NDR API page
_PORTAL_OPENS = 21  # o'clock, India: from then on the 2026 contract takes NDR actions of the day


class Told(NamedTuple):
    """One scan as Delhivery tells it, push and pull alike."""

    type: str
    status: str
    nsl: str
    at: datetime | None
    location: str
    said: str
    geo: tuple[float, float] | None = None
    call_seconds: int | None = None


def prove(headers: Headers, body: bytes, account: Account) -> None:
    """Raise SignatureInvalid unless the header that we asked for carries our token. Delhivery signs nothing."""
    if account.header_token:
        name = text(account.options.get("header")) or DEFAULT_HEADER
        require_match(headers.get(name.lower(), ""), (account.header_token, *account.secrets))


def split(headers: Headers, body: bytes) -> list[RawItem]:
    """One raw item per shipment told of: bare, wrapped in an array, under `Shipments` or as a JSON string."""
    return raw_items({"Shipment": shipment} for shipment in _shipments(load(body)))


def translate(item: RawItem, account: Account, received_at: datetime) -> list[Event]:
    """The scan of a push, or all the scans of a pulled shipment, oldest first."""
    shipments = _shipments(load_object(item))
    return some([event for shipment in shipments for event in _events(shipment, account, received_at)])


def connect(session: aiohttp.ClientSession, account: Account) -> Client:
    """The client for NDR actions, edits, cancellations and tracking."""
    return DelhiveryClient(session, account)


def _shipments(found: Any) -> list[dict[str, Any]]:
    shipments: list[dict[str, Any]] = []
    for each in objects(found):
        wrapped = next((each[name] for name in ("Shipments", "ShipmentData") if isinstance(each.get(name), list)), None)
        if wrapped is not None:
            shipments += [_unwrapped(one) for one in objects(wrapped)]
        else:
            shipments.append(_unwrapped(each))
    return [each for each in shipments if each]


def _unwrapped(found: dict[str, Any]) -> dict[str, Any]:
    inside = found.get("Shipment", found)
    return next(iter(objects(inside)), {})


def _events(shipment: dict[str, Any], account: Account, received_at: datetime) -> list[Event]:
    awb = awb_of(first_text(shipment, "AWB", "awb", "Waybill", "waybill"))
    history = sorted(_history(shipment), key=lambda told: told.at or received_at)
    newest = _newest(shipment)
    if newest and not any(_covers(newest, told) for told in history):
        history.append(newest)
    scans = [_scan(told, awb, shipment, account, received_at) for told in history]
    scans = _turned_back(_counted(scans, shipment))
    return [
        event_of(scan, told.at or received_at, account, received_at) for scan, told in zip(scans, history, strict=True)
    ]


def _covers(newest: Told, told: Told) -> bool:
    """Whether a scan tells what the state of a pull tells, or something later."""
    if newest.at is None or told.at is None:
        return True
    return newest.at.replace(microsecond=0) <= told.at.replace(microsecond=0)  # they differ in fractions


def _history(shipment: dict[str, Any]) -> list[Told]:
    """The scans of a pull."""
    details = [inner(each, "ScanDetail") or each for each in members(shipment, "Scans")]
    return [_told(detail, text(detail.get("StatusCode"))) for detail in details]


def _newest(shipment: dict[str, Any]) -> Told | None:
    """The scan of a push, or the present state of a pull."""
    status = inner(shipment, "Status")
    if not status and (text(shipment.get("Status")) or text(shipment.get("NSLCode"))):
        status = shipment  # an account whose push is flat
    if not status:
        return None
    return _told(status, first_text(shipment, "NSLCode") or first_text(status, "StatusCode", "NSLCode"))


def _told(found: dict[str, Any], nsl: str) -> Told:
    seconds = whole(found.get("call_duration"))
    return Told(
        type=first_text(found, "ScanType", "StatusType", longest=20).upper(),
        status=first_text(found, "Scan", "Status", longest=60),
        nsl=nsl.upper()[:60],
        at=read_time(first_text(found, "ScanDateTime", "StatusDateTime")),
        location=first_text(found, "ScannedLocation", "StatusLocation"),
        said=first_text(found, "Instructions", "Remarks"),
        geo=point(found.get("geo_location")),
        call_seconds=seconds if seconds is not None and seconds >= 0 else None,
    )


def _scan(told: Told, awb: str, shipment: dict[str, Any], account: Account, received_at: datetime) -> Scan:
    pair = codes.MEANING_OF_STATUS.get((told.type, told.status.lower()))
    status = _status(told, pair)
    leg = pair.leg if pair else codes.LEG_OF_TYPE.get(told.type, Leg.FORWARD)
    leg = Leg.REVERSE if told.nsl in codes.REVERSE_CANCELLED else leg_of(status, leg)
    return Scan(
        awb=awb,
        courier=PROVIDER,
        leg=leg,
        status=status,
        raw_code=(told.nsl or f"{told.type}/{told.status}".strip("/"))[:LONGEST_CODE],
        raw_text=f"{told.type} {told.status}".strip(),
        remark=told.said,
        place=place_of(told.location),
        facility=facility_of(told.location),
        understood=_is_understood(told, pair, status),
        evidence_only=told.nsl in codes.EVIDENCE_ONLY,
        incident=_incident(told, status),
        revokes=revocation(status, leg, told.said),
        ndr=_ndr(told, status, shipment, account, received_at),
        edd_at=read_time(first_text(shipment, "ExpectedDeliveryDate", "PromisedDeliveryDate")),
        order_number=first_text(shipment, "ReferenceNo", "ReferenceNumber", longest=64),
        cod_paise=_cod(shipment),
        call_duration_seconds=told.call_seconds,
        qc_failed=told.nsl == codes.QC_FAILED,
    )


def _status(told: Told, pair: codes.Meaning | None) -> Status:
    """The status of (StatusType, Status), sharpened by a known code on the way forward.

    A code without its type decides nothing final: the same codes occur on the way back.
    """
    if told.nsl in codes.REVERSE_CANCELLED:
        return Status.CANCELLED
    if pair is None:
        return Status.UNKNOWN if told.type else codes.STATUS_OF_NSL.get(told.nsl, Status.UNKNOWN)
    if pair.leg is not Leg.FORWARD or pair.status is Status.DELIVERED:
        return pair.status
    if _is_failed_attempt(told):
        return Status.DELIVERY_ATTEMPT_FAILED
    return codes.STATUS_OF_NSL.get(told.nsl, pair.status)


def _is_understood(told: Told, pair: codes.Meaning | None, status: Status) -> bool:
    if pair is None and status is Status.UNKNOWN:
        return False
    return told.nsl in codes.KNOWN if told.nsl else True


def _is_failed_attempt(told: Told) -> bool:
    return told.status.lower() == "pending" and told.nsl.startswith("EOD-") and told.nsl not in codes.EOD_SUCCESS


def _incident(told: Told, status: Status) -> str:
    """By code; for a code on no list by Delhivery's own sentence, as long as the parcel is under way."""
    if told.nsl in codes.MISROUTED:
        return "misrouted"
    if told.nsl in codes.ATTEMPTS_EXHAUSTED:
        return "multiple_ndr"
    if told.nsl in codes.KNOWN or status not in (Status.IN_TRANSIT, Status.AT_DESTINATION_HUB, Status.UNKNOWN):
        return ""
    return incident_in(told.said)


def _ndr(told: Told, status: Status, shipment: dict[str, Any], account: Account, received_at: datetime) -> Ndr | None:
    failed = status is Status.DELIVERY_ATTEMPT_FAILED
    if not failed and not (told.nsl in codes.ATTEMPTS_EXHAUSTED and status not in RTO_STATUSES):
        return None
    contract = _contract_of(account)
    ndr = ndr_of(
        codes.REASON_OF_NSL.get(told.nsl),
        told.said,
        actions=_actions(told.nsl, contract),
    )
    return msgspec.structs.replace(
        ndr,
        geo=told.geo,
        call_duration_seconds=told.call_seconds,
        action_deadline_at=_deadline(shipment, contract),
        actions_open_at=_opens_at(told.at or received_at) if contract == codes.PORTAL and ndr.actions_allowed else None,
    )


def _actions(nsl: str, contract: str) -> tuple[str, ...]:
    again = nsl in codes.REATTEMPT_AFTER[contract] or nsl in codes.DEFER_AFTER[contract]
    return (REATTEMPT, EDIT) if again else (EDIT,)


def _counted(scans: list[Scan], shipment: dict[str, Any]) -> list[Scan]:
    """`DispatchCount` is how often the parcel went out so far: it numbers the newest failure, no earlier one."""
    count = whole(shipment.get("DispatchCount"))
    last = scans[-1] if scans else None
    if not (last and last.ndr and last.status is Status.DELIVERY_ATTEMPT_FAILED and count and 0 < count < 20):
        return scans
    ndr = msgspec.structs.replace(last.ndr, attempt_no=count)
    return [*scans[:-1], msgspec.structs.replace(last, ndr=ndr)]


def _deadline(shipment: dict[str, Any], contract: str) -> datetime | None:
    first = read_time(text(shipment.get("FirstAttemptDate")))
    return first + _DEFERRAL if first and contract == codes.OLDER else None


def _opens_at(at: datetime) -> datetime:
    local = at.astimezone(INDIA)
    opens = local.replace(hour=_PORTAL_OPENS, minute=0, second=0, microsecond=0)
    return max(at, opens.astimezone(at.tzinfo))


def _cod(shipment: dict[str, Any]) -> int | None:
    amount = paise(shipment.get("CODAmount"))
    return amount if text(shipment.get("OrderType")).upper() == "COD" else None


def _turned_back(scans: list[Scan]) -> list[Scan]:
    """In a full history, the first scan on the way back is the one that began it."""
    if len(scans) < 2:
        return scans
    first = next((n for n, scan in enumerate(scans) if scan.status in RTO_STATUSES), None)
    if first is None or scans[first].status is not Status.RTO_IN_TRANSIT or first == 0:
        return scans
    return [*scans[:first], msgspec.structs.replace(scans[first], status=Status.RTO_INITIATED), *scans[first + 1 :]]
