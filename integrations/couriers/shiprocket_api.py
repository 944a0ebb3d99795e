"""Asks Shiprocket for something: re-attempts, returns, address changes, cancellations and tracking.

Paths and fields per Shiprocket's API pages. A login gives a token for ten days, sent as Bearer; some refusals come
with status 200. An NDR action is only queued (202): a new scan proves that it was done.
"""

import asyncio
from collections.abc import Sequence
from typing import Any

import aiohttp

from integrations.contract import Account, Command, Outcome, RawItem
from integrations.couriers.asking import (
    address_part,
    answered_object,
    capabilities_of,
    national,
    param,
    portions,
    require_offered,
    required_awb,
)
from integrations.couriers.reading import PULL, first_text, inner, is_true, members, raw_item, whole
from integrations.couriers.scans import CANCEL, EDIT, REATTEMPT, RETURN
from integrations.couriers.shiprocket_codes import SHIPMENT_MEANING
from integrations.http import Reply, VendorApi
from journeys.errors import CommandRefused, ServiceUnavailable
from journeys.status import RTO_STATUSES, Status

BASE = "https://apiv2.shiprocket.in/v1/external"
BATCH = 50  # AWBs per tracking call
OFFERED = frozenset({REATTEMPT, RETURN, EDIT, CANCEL})


class ShiprocketClient:
    """Shiprocket for one account; `api_user` and `api_key` are e-mail and password of its API user."""

    def __init__(self, session: aiohttp.ClientSession, account: Account) -> None:
        self._api = VendorApi(session, account.api_url or BASE)
        self._login = {"email": account.api_user, "password": account.api_key}
        self._takes_extras = is_true(account.options.get("ndr_extras"))
        self._token = ""
        self._logging_in = asyncio.Lock()
        self.capabilities = capabilities_of(account, OFFERED, OFFERED)
        self.idempotent = frozenset({EDIT, CANCEL}) & self.capabilities

    async def carry_out(self, command: Command) -> Outcome:
        """`accepted` for NDR actions and cancellations, which Shiprocket queues; `confirmed` for an address."""
        require_offered(command, self.capabilities)
        awb = required_awb(command)
        if command.name == EDIT:
            return await self._update_address(command, awb)
        if command.name == CANCEL:
            return await self._write("/orders/cancel/shipment/awbs", {"awbs": [awb]}, "accepted")
        act = "return" if command.name == RETURN else "re-attempt"
        return await self._write(f"/ndr/{awb}/action", self._action(act, command), "accepted")

    async def look_up(self, command: Command) -> Outcome | None:
        """Read from the parcel's own state; None while it does not show."""
        wanted = {CANCEL: {Status.CANCELLED}, RETURN: RTO_STATUSES}.get(command.name)
        if not wanted:
            return None
        tracking = await self._tracking(required_awb(command))
        meaning = SHIPMENT_MEANING.get(whole(tracking.get("shipment_status")) or 0)
        return Outcome("confirmed") if meaning and meaning.status in wanted else None

    async def track(self, awbs: Sequence[str]) -> list[RawItem]:
        """The history of each parcel that Shiprocket has one of."""
        items: list[RawItem] = []
        for portion in portions(awbs, BATCH):
            reply = await self._call("POST", "/courier/track/awbs", repeatable=True, json={"awbs": portion})
            items += [raw_item(each, PULL) for each in _tracked(reply.json)]
        return items

    def _action(self, act: str, command: Command) -> dict[str, str]:
        day, phone = param(command, "date")[:10], national(address_part(command, "phone"))
        said = [param(command, "remark") or _usual_comment(act)]
        action = {"action": act, "comments": ""}
        if self._takes_extras:
            address = command.params.get("address")
            lines = {
                "phone": phone,
                "deferred_date": day,
                "address1": address if isinstance(address, str) else address_part(command, "line1"),
                "address2": address_part(command, "line2") or param(command, "landmark"),
            }
            action |= {name: line for name, line in lines.items() if line}
        else:
            said += [f"Preferred date {day}"] * bool(day) + [f"Alternate phone {phone}"] * bool(phone)
            said += [f"Landmark: {param(command, 'landmark')}"] * bool(param(command, "landmark"))
        return action | {"comments": ". ".join(said)}

    async def _update_address(self, command: Command, awb: str) -> Outcome:
        order_id = param(command, "order_id") or first_text(
            next(iter(members(await self._tracking(awb), "shipment_track")), {}), "order_id"
        )
        if not order_id:
            raise CommandRefused("Shiprocket's order of this AWB is unknown", code="unknown_awb")
        fields = {
            "shipping_customer_name": address_part(command, "name"),
            "shipping_phone": national(address_part(command, "phone")),
            "shipping_address": address_part(command, "line1"),
            "shipping_address_2": ", ".join(
                part for part in (address_part(command, "line2"), address_part(command, "landmark")) if part
            ),
            "shipping_city": address_part(command, "city"),
            "shipping_state": address_part(command, "state"),
            "shipping_country": "India",
            "shipping_pincode": address_part(command, "pincode"),
        }
        required = ("shipping_customer_name", "shipping_phone", "shipping_address", "shipping_city", "shipping_pincode")
        if missing := [name for name in required if not fields[name]]:
            raise CommandRefused(f"missing: {', '.join(missing)}", code="missing_fields")
        return await self._write("/orders/address/update", {"order_id": order_id, **fields}, "confirmed")

    async def _tracking(self, awb: str) -> dict[str, Any]:
        reply = await self._call("GET", f"/courier/track/awb/{awb}", repeatable=True)
        return inner(reply.json if isinstance(reply.json, dict) else {}, "tracking_data")

    async def _write(self, path: str, body: dict[str, Any], state: str) -> Outcome:
        reply = await self._call("POST", path, repeatable=False, json=body)
        answer = answered_object(reply) if reply.body else {}
        _require_success(answer)
        return Outcome(state, reason=first_text(answer, "message", longest=300))

    async def _call(self, method: str, path: str, *, repeatable: bool, **kwargs: Any) -> Reply:
        """Call with the token; log in first, and once more when the token has run out."""
        token = self._token or await self._new_token("")
        try:
            return await self._asked(method, path, token, repeatable=repeatable, **kwargs)
        except CommandRefused as refusal:
            if refusal.code != "HTTP 401":
                raise
        return await self._asked(method, path, await self._new_token(token), repeatable=repeatable, **kwargs)

    async def _asked(self, method: str, path: str, token: str, *, repeatable: bool, **kwargs: Any) -> Reply:
        headers = {"Authorization": f"Bearer {token}"}
        return await self._api.call(method, path, repeatable=repeatable, headers=headers, **kwargs)

    async def _new_token(self, worn: str) -> str:
        """A token other than `worn`; of many callers whose token ran out at once, one logs in."""
        async with self._logging_in:
            if self._token == worn:
                self._token = await self._logged_in()
            return self._token

    async def _logged_in(self) -> str:
        try:
            reply = await self._api.call("POST", "/auth/login", repeatable=True, json=self._login)
        except CommandRefused as refusal:
            raise CommandRefused("Shiprocket refused the login", code="login_refused") from refusal
        token = first_text(reply.json, "token", longest=8000) if isinstance(reply.json, dict) else ""
        if not token:
            raise CommandRefused("Shiprocket's login gave no token", code="login_refused")
        return token


def _usual_comment(act: str) -> str:
    return "Customer asked for the parcel to be returned" if act == "return" else "Customer asked for another attempt"


def _require_success(answer: dict[str, Any]) -> None:
    """Raise CommandRefused for a refusal dressed as a success; ServiceUnavailable when it asks us to wait."""
    code = whole(answer.get("status_code")) or whole(answer.get("status")) or 200
    failed = answer.get("success") is False or answer.get("status") is False or bool(answer.get("errors"))
    if code == 429:
        raise ServiceUnavailable("Shiprocket asks us to wait")
    if failed or code >= 400:
        said = first_text(answer, "message", "error", longest=300) or "refused without a reason"
        raise CommandRefused(said, code=f"answered {code}" if code >= 400 else "answered 200")


def _tracked(answer: Any) -> list[dict[str, Any]]:
    """The tracking of each AWB, however the batch is laid out: by AWB, or as a list of such objects."""
    pairs: list[tuple[str, Any]] = []
    for each in answer if isinstance(answer, list) else [answer]:
        pairs += list(each.items()) if isinstance(each, dict) else []
    found = [(awb, inner(each, "tracking_data")) for awb, each in pairs if isinstance(each, dict)]
    return [{"awb": awb, "tracking_data": tracking} for awb, tracking in found if _has_history(tracking)]


def _has_history(tracking: dict[str, Any]) -> bool:
    return bool(members(tracking, "shipment_track_activities") or whole(tracking.get("shipment_status")))
