"""Asks Delhivery for something: re-attempts, deferrals, edits, cancellations and tracking.

Paths and fields per Delhivery's NDR, package edit and tracking API pages. NDR actions are asynchronous: the answer is
a UPL id, and only a new scan proves that anything happened.
"""

import re
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
from integrations.couriers.delhivery_codes import DEFER_AFTER, OLDER, PICKUP_RESCHEDULE_AFTER, PORTAL, REATTEMPT_AFTER
from integrations.couriers.reading import PULL, first_text, inner, members, raw_item, text
from integrations.couriers.scans import CANCEL, EDIT, REATTEMPT
from integrations.http import Reply, VendorApi
from journeys.errors import CommandRefused, ServiceUnavailable, SettingsInvalid

BASE = "https://track.delhivery.com"
BATCH = 50  # AWBs per tracking call
THROTTLED_SECONDS = 300.0  # the window of "750 calls in 5 minutes"

OFFERED = frozenset({REATTEMPT, EDIT, CANCEL})

_UPL = re.compile(r"^UPL\w+$")
_YES = frozenset({"true", "success", "successful", "completed", "complete", "done", "ok", "processed"})
_NO = frozenset({"false", "failure", "failed", "fail", "error", "rejected"})


def contract_of(account: Account) -> str:
    """The account's NDR contract, "portal" unless it says "older". Raises SettingsInvalid for anything else."""
    contract = text(account.options.get("ndr_contract")) or PORTAL
    if contract not in {OLDER, PORTAL}:
        raise SettingsInvalid(f"ndr_contract of {account.name!r} must be {OLDER!r} or {PORTAL!r}")
    return contract


class DelhiveryClient:
    """Delhivery for one account; `api_key` is the API token."""

    def __init__(self, session: aiohttp.ClientSession, account: Account) -> None:
        headers = {"Authorization": f"Token {account.api_key}"}
        self._api = VendorApi(session, account.api_url or BASE, headers)
        self._contract = contract_of(account)
        self.capabilities = capabilities_of(account, OFFERED, OFFERED)
        self.idempotent = frozenset({EDIT, CANCEL}) & self.capabilities

    async def carry_out(self, command: Command) -> Outcome:
        """`accepted` with `{"upl": id}` for NDR actions, `confirmed` for edits and cancellations."""
        require_offered(command, self.capabilities)
        awb = required_awb(command)
        if command.name == REATTEMPT:
            return await self._reattempt(command, awb)
        if command.name == EDIT:
            return await self._edit(command, awb)
        return _judged(await self._write("/api/p/edit", {"waybill": awb, "cancellation": "true"}))

    async def look_up(self, command: Command) -> Outcome | None:
        """What became of it: the queue's answer when `upl` is among the parameters, else the parcel itself."""
        if upl := param(command, "upl"):
            return await self._look_up_queue(upl, command)
        if command.name == CANCEL:
            found = await self._parcel(required_awb(command))
            state = first_text(inner(found, "Status"), "Status").lower()
            return Outcome("confirmed") if state in {"canceled", "cancelled"} else None
        return None

    async def track(self, awbs: Sequence[str]) -> list[RawItem]:
        """The history of each parcel Delhivery knows; an AWB it does not know is absent, never "no news"."""
        found = [parcel for portion in portions(awbs, BATCH) for parcel in await self._parcels(portion)]
        return [raw_item({"Shipment": parcel}, PULL) for parcel in found]

    async def _reattempt(self, command: Command, awb: str) -> Outcome:
        parcel = await self._parcel(awb)
        nsl = first_text(inner(parcel, "Status"), "StatusCode", "NSLCode").upper()
        day = param(command, "date")[:10]
        act = self._act(nsl, day)
        actions: list[dict[str, Any]] = [{"waybill": awb, "act": act}]
        if act == "DEFER_DLV":
            actions[0]["action_data"] = {"deferred_date": day}
        if details := _details(command):
            _require_same_pincode(parcel, command)
            actions = await self._with_details(awb, details, actions)
        answer = await self._write("/api/p/update", {"data": actions})
        outcome = _queued(answer)
        if day and act != "DEFER_DLV":
            return Outcome("accepted", "without_date", "this contract takes no date", outcome.data)
        return outcome

    def _act(self, nsl: str, day: str) -> str:
        """The action that may follow this code. Raises CommandRefused when none may."""
        if day and nsl in DEFER_AFTER[self._contract]:
            return "DEFER_DLV"
        if nsl in REATTEMPT_AFTER[self._contract]:
            return "RE-ATTEMPT"
        if nsl in PICKUP_RESCHEDULE_AFTER[self._contract]:
            return "PICKUP_RESCHEDULE"
        if nsl in DEFER_AFTER[self._contract]:
            raise CommandRefused(f"after {nsl} a date is needed", code="date_needed")
        raise CommandRefused(f"no re-attempt after {nsl or 'no code'}", code="not_eligible")

    async def _with_details(
        self, awb: str, details: dict[str, str], actions: list[dict[str, Any]]
    ) -> list[dict[str, Any]]:
        """New phone or address: one more action in the older contract, an edit beforehand in the newer one."""
        if self._contract == OLDER:
            return [{"waybill": awb, "act": "EDIT_DETAILS", "action_data": details}, *actions]
        _judged(await self._write("/api/p/edit", {"waybill": awb, **details}))
        return actions

    async def _edit(self, command: Command, awb: str) -> Outcome:
        details = _details(command)
        if not details:
            raise CommandRefused("nothing to change", code="missing_fields")
        if address_part(command, "pincode"):
            _require_same_pincode(await self._parcel(awb), command)
        if self._contract == OLDER:
            edit = {"waybill": awb, "act": "EDIT_DETAILS", "action_data": details}
            return _queued(await self._write("/api/p/update", {"data": [edit]}))
        return _judged(await self._write("/api/p/edit", {"waybill": awb, **details}))

    async def _look_up_queue(self, upl: str, command: Command) -> Outcome:
        reply = await self._call("GET", f"/api/cmu/get_bulk_upl/{upl}", repeatable=True, params={"verbose": "true"})
        entry = _entry_about(reply.json, param(command, "awb"))
        word = first_text(entry, "status", "Status", "result", "success").lower()
        said = first_text(entry, "remark", "remarks", "Remark", "error", "message", "reason")
        if word in _NO:
            return Outcome("refused", code=word, reason=said, data={"upl": upl})
        state = "confirmed" if word in _YES and command.name == EDIT else "accepted"
        return Outcome(state, code=word or "queued", reason=said, data={"upl": upl})

    async def _parcel(self, awb: str) -> dict[str, Any]:
        """The parcel as Delhivery has it now. Raises CommandRefused when it knows none."""
        found = await self._parcels([awb])
        if not found:
            raise CommandRefused("Delhivery does not know this AWB", code="unknown_awb")
        return found[0]

    async def _parcels(self, awbs: Sequence[str]) -> list[dict[str, Any]]:
        params = {"waybill": ",".join(awbs)}
        reply = await self._call("GET", "/api/v1/packages/json/", repeatable=True, params=params)
        if not isinstance(reply.json, dict):
            raise ServiceUnavailable("tracking answered something we cannot read")
        shipments = [inner(each, "Shipment") for each in members(reply.json, "ShipmentData")]
        return [shipment for shipment in shipments if shipment]

    async def _write(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        return answered_object(await self._call("POST", path, repeatable=False, json=body))

    async def _call(self, method: str, path: str, *, repeatable: bool, **kwargs: Any) -> Reply:
        """Delhivery throttles with 403, not 429."""
        try:
            return await self._api.call(method, path, repeatable=repeatable, **kwargs)
        except CommandRefused as refusal:
            if refusal.code == "HTTP 403":
                raise ServiceUnavailable("throttled", retry_after_seconds=THROTTLED_SECONDS) from refusal
            raise


def _details(command: Command) -> dict[str, str]:
    """Delhivery's fields of a consignee: `name`, `phone`, `add`; only what is to change."""
    details = {
        "name": address_part(command, "name"),
        "phone": national(address_part(command, "phone")),
        "add": address_line(command.params.get("address")),
    }
    landmark = param(command, "landmark")
    if details["add"] and landmark and landmark not in details["add"]:
        details["add"] = f"{details['add']}, {landmark}"
    return {name: said for name, said in details.items() if said}


def _require_same_pincode(parcel: dict[str, Any], command: Command) -> None:
    """A booked parcel cannot change its pincode; Delhivery would keep the old one and say nothing."""
    booked = first_text(inner(parcel, "Consignee"), "PinCode", "Pincode", "PIN")
    wanted = address_part(command, "pincode")
    if booked and wanted and booked != wanted:
        raise CommandRefused("the pincode of a booked parcel cannot change", code="pincode_change")


def _queued(answer: dict[str, Any]) -> Outcome:
    upl = _upl_in(answer)
    if not upl:
        raise CommandRefused(_said(answer), code="no_upl")
    return Outcome("accepted", data={"upl": upl})


def _judged(answer: dict[str, Any]) -> Outcome:
    """An edit answers at once; some refusals come with status 200."""
    word = first_text(answer, "status", "success").lower()
    failed = word in _NO or (not word and first_text(answer, "error", "rmk"))
    if failed:
        raise CommandRefused(_said(answer), code="edit_refused")
    return Outcome("confirmed", reason=first_text(answer, "remark", "message"))


def _said(answer: dict[str, Any]) -> str:
    return first_text(answer, "remark", "error", "rmk", "message", "detail", longest=300) or "refused without a reason"


def _upl_in(answer: Any) -> str:
    """The UPL id, wherever the answer keeps it."""
    if isinstance(answer, dict):
        return next((upl for each in answer.values() if (upl := _upl_in(each))), "")
    if isinstance(answer, list):
        return next((upl for each in answer if (upl := _upl_in(each))), "")
    said = text(answer, 80)
    return said if _UPL.match(said) else ""


def _entry_about(answer: Any, awb: str) -> dict[str, Any]:
    """The part of the queue's answer about this parcel, a failed one first; the whole when it names no parcel."""
    if isinstance(answer, list):
        return _worst([each for each in answer if isinstance(each, dict)], awb)
    if not isinstance(answer, dict):
        return {}
    if isinstance(answer.get(awb), dict):
        return inner(answer, awb)
    nested = next((members(answer, name) for name in answer if members(answer, name)), [])
    return _worst(nested, awb) if nested else answer


def _worst(entries: list[dict[str, Any]], awb: str) -> dict[str, Any]:
    """One ask may hold an edit and a re-attempt: it is refused when either is."""
    about = [each for each in entries if first_text(each, "waybill", "wbn", "awb") in {awb, ""}]
    failed = [each for each in about if first_text(each, "status", "Status", "result", "success").lower() in _NO]
    return next(iter(failed or about), {})
