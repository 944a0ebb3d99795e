"""Reads a courier's own JSON through a mapping that a brand wrote from its onboarding document.

The option `mapping` of an account:

    events       path to the list of scans, when one delivery holds several ("data.scans")
    awb, time    paths to AWB and time (required)
    time_format  "iso" (default; also the spellings of integrations.times), "epoch_seconds", "epoch_milliseconds",
                 or a strptime pattern ("%d%m%Y %H%M")
    zone         of times without an offset; default Asia/Kolkata
    code         path to the status code, or a list of paths whose values are joined with "/" (required)
    codes        what each code means: a status word, or {status, leg, reason, incident, revokes} (required)
    leg          {field, values}: a field whose values name the leg, e.g. {"field": "type", "values": {"RT": "rto"}}
    remark, location, order_number, edd, attempt_no   paths, optional
    courier      the courier's name

A path is dotted ("shipment.awb"); it is looked up in the scan first, then in the whole delivery.
"""

from datetime import datetime, tzinfo
from typing import Any, Literal

import msgspec

from integrations.contract import Account
from integrations.couriers.places import facility_of, place_of
from integrations.couriers.reading import LONGEST_CODE, text, whole
from integrations.couriers.scans import awb_of, event_of, leg_of, ndr_of, revocation
from integrations.times import read_epoch, read_pattern, read_time, zone_named
from journeys.errors import PayloadMalformed, SettingsInvalid
from journeys.events import Event, Ndr, Scan
from journeys.status import Leg, NdrReason, Status


class Meaning(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one code of the courier says."""

    status: Status
    leg: Leg | None = None
    reason: NdrReason | None = None
    incident: str = ""
    revokes: Literal["", "revoke_rto", "revert_from_delivered"] = ""


class LegRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the courier says which way the parcel goes."""

    field: str
    values: dict[str, Leg]


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a courier's JSON is read; see the module's docstring."""

    awb: str
    time: str
    code: str | list[str]
    codes: dict[str, Status | Meaning]
    events: str = ""
    time_format: str = "iso"
    zone: str = "Asia/Kolkata"
    remark: str = ""
    location: str = ""
    order_number: str = ""
    edd: str = ""
    attempt_no: str = ""
    leg: LegRule | None = None
    courier: str = ""


def mapping_of(account: Account) -> Mapping | None:
    """The account's mapping, None when it has none. Raises SettingsInvalid with the place of the mistake."""
    written = account.options.get("mapping")
    if written is None:
        return None
    try:
        mapping = msgspec.convert(written, Mapping)
    except msgspec.ValidationError as error:
        raise SettingsInvalid(f"mapping of {account.name!r}: {error}") from error
    zone_named(mapping.zone)
    return mapping


def mapped_events(found: dict[str, Any], mapping: Mapping, account: Account, received_at: datetime) -> list[Event]:
    """The events of one delivery. Raises PayloadMalformed without an AWB."""
    scans = _at(found, mapping.events) if mapping.events else [found]
    if isinstance(scans, dict):
        scans = [scans]
    if not isinstance(scans, list):
        raise PayloadMalformed("the mapping's `events` is no list in this delivery")
    zone = zone_named(mapping.zone)
    readers = [_Reader(each, found, mapping, zone) for each in scans if isinstance(each, dict)]
    return [
        event_of(_scan(reader, account), reader.time(mapping.time) or received_at, account, received_at)
        for reader in readers
    ]


class _Reader:
    """Looks fields up in one scan, then in the delivery around it."""

    def __init__(self, scan: dict[str, Any], found: dict[str, Any], mapping: Mapping, zone: tzinfo) -> None:
        self._scan = scan
        self._found = found
        self._zone = zone
        self.mapping = mapping

    def said(self, path: str, longest: int = 1000) -> str:
        """The value at `path` as text, "" when the mapping has no such path or the courier no such value."""
        return (text(_at(self._scan, path), longest) or text(_at(self._found, path), longest)) if path else ""

    def time(self, path: str) -> datetime | None:
        """The value at `path` as a moment, in the mapping's format and zone."""
        said, form = self.said(path, 48), self.mapping.time_format
        if form == "iso":
            return read_time(said, self._zone)
        if form in {"epoch_seconds", "epoch_milliseconds"}:
            return read_epoch(said, milliseconds=form == "epoch_milliseconds")
        return read_pattern(said, form, self._zone)

    def code(self) -> str:
        """The courier's code; several fields are joined with "/"."""
        paths = [self.mapping.code] if isinstance(self.mapping.code, str) else self.mapping.code
        return "/".join(said for path in paths if (said := self.said(path, 60)))

    def leg(self) -> Leg:
        rule = self.mapping.leg
        return rule.values.get(self.said(rule.field, 60), Leg.FORWARD) if rule else Leg.FORWARD


def _scan(reader: _Reader, account: Account) -> Scan:
    mapping, code = reader.mapping, reader.code()
    known = mapping.codes.get(code)
    meaning = Meaning(known) if isinstance(known, Status) else known or Meaning(Status.UNKNOWN)
    remark, location = reader.said(mapping.remark), reader.said(mapping.location)
    leg = leg_of(meaning.status, meaning.leg or reader.leg())
    return Scan(
        awb=awb_of(reader.said(mapping.awb)),
        courier=mapping.courier[:64] or account.name,
        leg=leg,
        status=meaning.status,
        raw_code=code[:LONGEST_CODE],
        remark=remark,
        place=place_of(location),
        facility=facility_of(location),
        understood=known is not None,
        incident=meaning.incident[:30],
        revokes=meaning.revokes or revocation(meaning.status, leg, remark),
        ndr=_ndr(reader, meaning, remark) if meaning.status is Status.DELIVERY_ATTEMPT_FAILED else None,
        edd_at=reader.time(mapping.edd),
        order_number=reader.said(mapping.order_number, 64),
    )


def _ndr(reader: _Reader, meaning: Meaning, remark: str) -> Ndr:
    number = whole(reader.said(reader.mapping.attempt_no, 4))
    return ndr_of(meaning.reason, remark, attempt_no=number if number and 0 < number < 20 else None)


def _at(found: Any, path: str) -> Any:
    """The value at a dotted path; None when a step is missing. A number steps into a list."""
    for step in path.split("."):
        if isinstance(found, dict):
            found = found.get(step)
        elif isinstance(found, list) and step.isascii() and step.isdigit() and int(step) < len(found):
            found = found[int(step)]
        else:
            return None
    return found
