"""Any other courier: signed JSON in Harkara's own words, or the courier's own JSON read through a brand's mapping.

Signed: HMAC-SHA256 of the raw body as lower-case hex in the header `x-harkara-signature`, key = a secret of the
account. The body is one event of `EVENT_SCHEMA`, a list of them, or `{"events": [...]}`. With the option `mapping`
(see integrations.couriers.mapping) the body is the courier's own; a courier that cannot sign then proves itself by
the secret path and, where it can, the header in option `header`. Option `courier` names the courier in events that
do not.
"""

from datetime import datetime
from typing import Any

from integrations.contract import Account, Headers, RawItem
from integrations.couriers.generic_schema import EVENT_SCHEMA, REVOCATIONS
from integrations.couriers.mapping import mapped_events, mapping_of
from integrations.couriers.places import facility_of, place_of
from integrations.couriers.reading import (
    LONGEST_CODE,
    first_text,
    inner,
    load,
    load_object,
    objects,
    paise,
    point,
    raw_items,
    text,
    whole,
)
from integrations.couriers.remarks import SURE
from integrations.couriers.scans import REATTEMPT, RETURN, awb_of, event_of, leg_of, ndr_of, some
from integrations.proof import hmac_hex, require_match
from integrations.times import read_time
from journeys.errors import SignatureInvalid
from journeys.events import Event, Ndr, Scan
from journeys.status import Leg, NdrReason, Status

__all__ = ["EVENT_SCHEMA", "PROVIDER", "prove", "split", "translate"]

PROVIDER = "generic"
SIGNATURE_HEADER = "x-harkara-signature"
DEFAULT_HEADER = "x-harkara-token"

_STATUS_OF_WORD = {status.value: status for status in Status}
_LEG_OF_WORD = {leg.value: leg for leg in Leg}
_REASON_OF_WORD = {reason.value: reason for reason in NdrReason}


def prove(headers: Headers, body: bytes, account: Account) -> None:
    """Raise SignatureInvalid unless the body is signed with one of the account's secrets, and its token is right.

    Only a mapped account may have no secret: couriers that cannot sign are let in by path and token.
    """
    if account.header_token:
        name = text(account.options.get("header")) or DEFAULT_HEADER
        require_match(headers.get(name.lower(), ""), (account.header_token,))
    if account.secrets:
        given = headers.get(SIGNATURE_HEADER, "").strip().lower().removeprefix("sha256=")
        require_match(given, (hmac_hex(secret, body) for secret in account.secrets if secret))
    elif "mapping" not in account.options:
        raise SignatureInvalid("this account has no secret to check a signature with")


def split(headers: Headers, body: bytes) -> list[RawItem]:
    """One raw item per event: bare, in a list, or under `events`."""
    found = objects(load(body))
    return raw_items(each for one in found for each in (objects(one["events"]) if _is_batch(one) else [one]))


def translate(item: RawItem, account: Account, received_at: datetime) -> list[Event]:
    """The event told of; through the account's mapping there may be several. Raises SettingsInvalid for a bad one."""
    found = load_object(item)
    if mapping := mapping_of(account):
        return some(mapped_events(found, mapping, account, received_at))
    at = read_time(first_text(found, "occurred_at", longest=48)) or received_at
    return [event_of(_scan(found, account), at, account, received_at)]


def _is_batch(found: dict[str, Any]) -> bool:
    return set(found) == {"events"} and isinstance(found["events"], list)


def _scan(found: dict[str, Any], account: Account) -> Scan:
    word = first_text(found, "status", longest=60).lower()
    revokes = word if word in REVOCATIONS else first_text(found, "revokes", longest=30)
    status = Status.IN_TRANSIT if word in REVOCATIONS else _STATUS_OF_WORD.get(word, Status.UNKNOWN)
    leg = _LEG_OF_WORD.get(first_text(found, "leg", longest=20).lower(), Leg.FORWARD)
    location = first_text(found, "location")
    return Scan(
        awb=awb_of(found.get("awb")),
        courier=first_text(found, "courier", longest=64) or text(account.options.get("courier"), 64) or account.name,
        leg=leg_of(status, leg),
        status=status,
        raw_code=first_text(found, "raw_code", longest=LONGEST_CODE) or word,
        raw_text=first_text(found, "raw_text", longest=200),
        remark=first_text(found, "remark"),
        place=place_of(location),
        facility=first_text(found, "facility", longest=200) or facility_of(location),
        understood=word in _STATUS_OF_WORD or word in REVOCATIONS,
        incident=first_text(found, "incident", longest=30),
        revokes=revokes if revokes in REVOCATIONS else "",
        ndr=_ndr(inner(found, "ndr"), first_text(found, "remark"))
        if status is Status.DELIVERY_ATTEMPT_FAILED
        else None,
        edd_at=read_time(first_text(found, "edd", longest=48)),
        order_number=first_text(found, "order_number", longest=64),
        cod_paise=paise(found.get("cod_rupees")),
        qc_failed=found.get("qc_failed") is True and leg is Leg.REVERSE,
        qc_reason=first_text(found, "qc_reason", longest=200),
    )


def _ndr(told: dict[str, Any], remark: str) -> Ndr:
    word = first_text(told, "reason", longest=40).lower()
    number, seconds = whole(told.get("attempt_no")), whole(told.get("call_duration_seconds"))
    read = ndr_of(_REASON_OF_WORD.get(word), remark, confidence=SURE)
    allowed = told.get("actions_allowed")
    actions = tuple(each for each in allowed if each in (REATTEMPT, RETURN)) if isinstance(allowed, list) else ()
    return Ndr(
        reason=read.reason,
        attempted=read.attempted and told.get("attempted") is not False,
        attempt_no=number if number and 0 < number < 20 else None,
        geo=point(told.get("geo")),
        call_duration_seconds=seconds if seconds is not None and seconds >= 0 else None,
        actions_allowed=actions,
        action_deadline_at=read_time(first_text(told, "action_deadline", longest=48)),
        confidence=read.confidence,
    )
