"""Puts cases to couriers that have no API for it: as a ticket, or by mail to whoever the courier named.

Around the client of any courier account, by these options of the account:

    escalation_url     where tickets are taken: the courier's portal, or the brand's own bridge to it
    escalation_secret  signs tickets: HMAC-SHA256 of the body as lower-case hex in `x-harkara-signature`
    escalation_email   addresses that are mailed where there is no ticket address

A ticket is `POST escalation_url` with {kind, awb, order_number, status, history[], ask, about, again, evidence{},
reference} and the reference in `Idempotency-Key`; it is answered 2xx with {ticket}. `kind` is `delay`,
`attempt_disputed` or `delivery_disputed`. An account with neither option does not offer these commands.
"""

from collections.abc import Sequence
from typing import Any

import aiohttp
import orjson

from integrations.contract import Account, Client, Command, Outcome, RawItem
from integrations.couriers.reading import first_text
from integrations.http import VendorApi
from integrations.outward.email import Mailer
from integrations.proof import hmac_hex
from journeys.errors import CommandRefused

KIND_OF_COMMAND = {
    "courier.escalate": "delay",
    "courier.dispute_attempt": "attempt_disputed",
    "courier.dispute_delivery": "delivery_disputed",
}
CASES = frozenset(KIND_OF_COMMAND)

# What is asked when the journey asks for nothing in particular.
USUAL_ASK = {
    "delay": "Please move this parcel today and tell us the new delivery date.",
    "attempt_disputed": "The customer says that nobody came. Please check the attempt and deliver on the next day.",
    "delivery_disputed": "The customer has not received this parcel. Please send the proof of delivery.",
}
SUBJECT = {
    "delay": "Delayed",
    "attempt_disputed": "Delivery attempt disputed",
    "delivery_disputed": "Marked delivered, not received",
}
FACTS = ("awb", "order_number", "status", "history", "about", "evidence")


class EscalatingClient:
    """A courier's client (or none) that also takes cases. What the courier's own API offers goes there."""

    def __init__(
        self, session: aiohttp.ClientSession, account: Account, inner: Client | None, mailer: Mailer | None
    ) -> None:
        self._inner = inner
        self._url = str(account.options.get("escalation_url") or "")
        self._secret = str(account.options.get("escalation_secret") or "")
        self._mail_to = tuple(map(str, account.options.get("escalation_email") or ()))
        self._api = VendorApi(session, self._url)
        self._mailer = mailer
        own = inner.capabilities if inner else frozenset()
        takes_cases = bool(self._url or (self._mail_to and mailer))
        self._cases = CASES - own if takes_cases else frozenset()
        self.capabilities = own | self._cases
        # a ticket carries our reference, a mail its Message-ID: twice is better than never
        self.idempotent = (inner.idempotent if inner else frozenset()) | self._cases

    async def carry_out(self, command: Command) -> Outcome:
        """`accepted` with {ticket} or {mailed_to: how many} for a case."""
        if command.name in self._cases:
            case = case_of(command)
            return await self._raise_ticket(case) if self._url else await self._mail(case)
        if self._inner is None:
            raise CommandRefused(f"{command.name} is not offered by this account", code="not_offered")
        return await self._inner.carry_out(command)

    async def look_up(self, command: Command) -> Outcome | None:
        return await self._inner.look_up(command) if self._inner and command.name not in self._cases else None

    async def track(self, awbs: Sequence[str]) -> list[RawItem]:
        return await self._inner.track(awbs) if self._inner else []

    async def _raise_ticket(self, case: dict[str, Any]) -> Outcome:
        body = orjson.dumps(case)
        headers = {"Content-Type": "application/json", "Idempotency-Key": str(case["reference"])}
        if self._secret:
            headers["X-Harkara-Signature"] = hmac_hex(self._secret, body)
        reply = await self._api.call("POST", "", repeatable=True, data=body, headers=headers)
        ticket = first_text(reply.json, "ticket", longest=100) if isinstance(reply.json, dict) else ""
        return Outcome("accepted", code="ticket", data={"ticket": ticket})

    async def _mail(self, case: dict[str, Any]) -> Outcome:
        assert self._mailer
        again = f" (asked {case['again']} times)" if case["again"] > 1 else ""
        subject = f"{SUBJECT[case['kind']]}: AWB {case['awb']}, order {case['order_number'] or 'unknown'}{again}"
        await self._mailer.send(self._mail_to, subject, in_words(case), case["reference"])
        return Outcome("accepted", code="mail", data={"mailed_to": len(self._mail_to)})


def case_of(command: Command) -> dict[str, Any]:
    """The command as a case. Raises CommandRefused when it names no AWB."""
    params = command.params
    if not params.get("awb"):
        raise CommandRefused("the command names no AWB", code="missing_fields")
    kind = KIND_OF_COMMAND[command.name]
    facts = {name: params[name] for name in FACTS if params.get(name)}
    again = params.get("again")
    return {
        "order_number": "",
        **facts,
        "kind": kind,
        "ask": params.get("ask") or USUAL_ASK[kind],
        "again": again if isinstance(again, int) else 1,
        "reference": command.token,
    }


def in_words(case: dict[str, Any]) -> str:
    """The case as a mail: what is asked first, then the parcel, its history, the evidence."""
    lines = [case["ask"], "", f"AWB: {case['awb']}", f"Our order: {case['order_number']}"]
    lines += [f"Last status: {case['status']}"] if case.get("status") else []
    lines += ["", "History:", *(f"  {line}" for line in case["history"])] if case.get("history") else []
    evidence = case.get("evidence")
    if isinstance(evidence, dict):
        lines += ["", "Evidence:", *(f"  {name}: {value}" for name, value in evidence.items())]
    return "\n".join([*lines, "", f"Our reference: {case['reference']}"])
