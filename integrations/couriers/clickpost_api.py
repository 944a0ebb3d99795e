"""Asks ClickPost for something: re-attempts, returns to origin and tracking.

Fields per ClickPost's NDR action (v2) and tracking pages. `api_user` and `api_key` are ClickPost's `username` and
`key`, sent in the query. Options: `cp_id`, `account_code`, and `ndr_path` should ClickPost name another path for the
account; the page that documents the fields does not print the path.
"""

from collections.abc import Sequence
from typing import Any

import aiohttp

from integrations.contract import Account, Command, Outcome, RawItem
from integrations.couriers.asking import (
    address_line,
    address_part,
    answered_object,
    capabilities_of,
    national,
    param,
    portions,
    require_offered,
    required_awb,
)
from integrations.couriers.clickpost_codes import MEANING_OF_CODE
from integrations.couriers.reading import PULL, first_text, inner, members, raw_item, text, whole
from integrations.couriers.scans import REATTEMPT, RETURN
from integrations.http import VendorApi
from journeys.errors import CommandRefused, ServiceUnavailable
from journeys.status import RTO_STATUSES

BASE = "https://www.clickpost.in"
NDR_PATH = "/api/v2/ndr/update/"
TRACK_PATH = "/api/v2/track-order/"
OFFERED = frozenset({REATTEMPT, RETURN})
MANDATORY = ("address", "landmark", "drop_pincode", "phone_number", "preferred_date")


class ClickPostClient:
    """ClickPost for one account of a courier behind it."""

    def __init__(self, session: aiohttp.ClientSession, account: Account) -> None:
        self._api = VendorApi(session, account.api_url or BASE)
        self._who = {"username": account.api_user, "key": account.api_key}
        self._cp_id = text(account.options.get("cp_id"))
        self._account_code = text(account.options.get("account_code"))
        self._ndr_path = text(account.options.get("ndr_path")) or NDR_PATH
        self.capabilities = capabilities_of(account, OFFERED, OFFERED)
        self.idempotent: frozenset[str] = frozenset()

    async def carry_out(self, command: Command) -> Outcome:
        """`accepted`: ClickPost passes it on to the courier, at once or in its next report."""
        require_offered(command, self.capabilities)
        body = self._action(command, required_awb(command))
        reply = await self._api.call("POST", self._ndr_path, repeatable=False, params=self._who, json=body)
        meta = _require_success(answered_object(reply))
        return Outcome("accepted", reason=first_text(meta, "message", longest=300))

    async def look_up(self, command: Command) -> Outcome | None:
        """A return shows in the parcel's state; a re-attempt only in its next scan."""
        if command.name != RETURN:
            return None
        found = await self._tracked(required_awb(command))
        code = whole(inner(found, "latest_status").get("clickpost_status_code")) or 0
        meaning = MEANING_OF_CODE.get(code)
        return Outcome("confirmed") if meaning and meaning.status in RTO_STATUSES else None

    async def track(self, awbs: Sequence[str]) -> list[RawItem]:
        """The history of each parcel that is registered with ClickPost; one call each."""
        found = [await self._tracked(awb) for portion in portions(awbs, 1) for awb in portion]
        return [raw_item(each, PULL) for each in found if each]

    def _action(self, command: Command, awb: str) -> dict[str, Any]:
        body: dict[str, Any] = {
            "action": "INITIATE_RTO" if command.name == RETURN else "REATTEMPT",
            "waybill": awb,
            "cp_id": whole(param(command, "cp_id") or self._cp_id),
            "account_code": self._account_code,
            "source": "whatsapp",
        }
        if command.name == REATTEMPT:
            body |= _delivery_details(command)
        missing = [
            name for name in ("cp_id", "account_code", *(MANDATORY if "address" in body else ())) if not body[name]
        ]
        if missing:
            raise CommandRefused(f"ClickPost wants all of: {', '.join(missing)}", code="missing_fields")
        return body

    async def _tracked(self, awb: str) -> dict[str, Any]:
        """What ClickPost has about an AWB; {} when it is not registered there."""
        params = self._who | {"waybill": awb} | ({"cp_id": self._cp_id} if self._cp_id else {})
        reply = await self._api.call("GET", TRACK_PATH, repeatable=True, params=params)
        answer = reply.json if isinstance(reply.json, dict) else {}
        _require_success(answer)
        found = inner(inner(answer, "result"), awb)
        told = members(found, "scans") or inner(found, "latest_status")
        return {"waybill": awb, "cp_id": self._cp_id, **found} if found.get("valid") is not False and told else {}


def _delivery_details(command: Command) -> dict[str, str]:
    """All mandatory on a re-attempt: what does not change is sent again as it was."""
    address = address_line(command.params.get("address"))
    return {
        "address": address,
        "landmark": address_part(command, "landmark") or address,  # an address without a landmark still has to name one
        "drop_pincode": address_part(command, "pincode"),
        "phone_number": national(address_part(command, "phone")),
        "preferred_date": param(command, "date")[:10],
    }


def _require_success(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer's `meta`. Raises CommandRefused when it says no, whatever the HTTP status was."""
    meta = inner(answer, "meta")
    code = whole(meta.get("status")) or 200
    if code in {429, 500, 502, 503, 504}:
        raise ServiceUnavailable(f"ClickPost answered {code}")
    if meta.get("success") is False or code >= 400:
        raise CommandRefused(
            first_text(meta, "message", longest=300) or "refused without a reason", code=f"answered {code}"
        )
    return meta
