"""Two couriers at work: books parcels, scans them, pushes the scans, and answers what the shipper asks."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

import msgspec
from aiohttp import web

from integrations.sandbox.couriers import delhivery_words, shiprocket_words
from integrations.sandbox.couriers.hubs import usual_hub, usual_hub_back
from integrations.sandbox.couriers.parcels import (
    DONE,
    ON_THE_WAY_BACK,
    REASONS,
    RETURN_STAGES,
    STAGES,
    Ask,
    Consignee,
    Parcel,
    Scan,
    morning_of,
    next_morning,
    rider,
)
from integrations.sandbox.webhooks import Policy, WebhookSender
from integrations.sandbox.world import World

# Neither courier publishes its retries; the steps are ours. Shiprocket wants exactly 200, Delhivery 200.
PUSH_POLICY = Policy(retry_seconds=(60.0, 300.0, 900.0, 3_600.0, 10_800.0), give_up_after=timedelta(hours=24))
NAMES = {"A": "Delhivery", "B": shiprocket_words.COURIER}
PROMISED_AFTER = timedelta(days=5)
ANSWERS = ("accept", "refuse", "wait")


class NoSuchParcel(KeyError):
    """Nobody booked a parcel with this AWB here."""


class Fleet:
    """Both couriers: A speaks Delhivery, B speaks Shiprocket. `answer` is how asks are answered (ANSWERS)."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.parcels: dict[str, Parcel] = {}
        self.answer = "accept"
        self._pushed: dict[str, bytes] = {}
        settings = world.settings
        self.senders: dict[str, WebhookSender] = {
            "A": self._sender("delhivery", settings.delhivery.webhook_url, self._delhivery_header),
            "B": self._sender("shiprocket", settings.shiprocket.webhook_url, self._shiprocket_header),
        }

    def book(
        self,
        courier: str,
        to: Consignee,
        *,
        order_name: str,
        shop_order_id: int,
        cod_paise: int,
        value_paise: int,
        is_return: bool = False,
    ) -> Parcel:
        """Give a parcel an AWB. `courier` is A or B; raises ValueError otherwise. No scan is pushed yet.

        With `is_return` it is fetched from `to` and brought back to the seller.
        """
        if courier not in NAMES:
            raise ValueError("courier is A or B")
        number = 1 + sum(parcel.courier == courier for parcel in self.parcels.values())
        now = self._world.now()
        parcel = Parcel(
            awb=f"{'5510' if courier == 'A' else '6620'}{number:010d}",
            courier=courier,
            number=number,
            order_name=order_name,
            shop_order_id=shop_order_id,
            to=to,
            cod_paise=cod_paise,
            value_paise=value_paise,
            booked_at=now,
            promised_at=(now + PROMISED_AFTER).replace(hour=18, minute=29, second=0, microsecond=0),
            is_return=is_return,
        )
        self.parcels[parcel.awb] = parcel
        self._changed(parcel)
        return parcel

    def get(self, awb: str) -> Parcel:
        """Raises NoSuchParcel."""
        if awb not in self.parcels:
            raise NoSuchParcel(awb)
        return self.parcels[awb]

    def scan(
        self,
        awb: str,
        what: str,
        *,
        reason: str = "",
        hub: str = "",
        late_by: timedelta = timedelta(0),
        copies: int = 1,
    ) -> Scan:
        """Scan a parcel and push it `copies` times; `late_by` dates the scan back.

        Raises NoSuchParcel, ValueError on an unknown stage or reason, a negative span or no copies at all.
        """
        parcel = self.get(awb)
        stages = RETURN_STAGES if parcel.is_return else STAGES
        if what not in stages:
            raise ValueError(f"what is one of {', '.join(stages)}")
        if what == "failed" and reason not in REASONS:
            raise ValueError(f"reason is one of {', '.join(REASONS)}")
        if late_by < timedelta(0) or copies < 1:
            raise ValueError("late_by is not negative, copies is at least 1")
        scan = self._new_scan(parcel, what, reason if what in {"failed", "qc_failed"} else "", hub, late_by)
        parcel.scans.append(scan)
        self._settle_asks(parcel, scan)
        self._push(parcel, scan, copies)
        self._changed(parcel)
        return scan

    def push_again(self, awb: str) -> None:
        """Repeat the last push of a parcel, byte for byte. Raises NoSuchParcel, ValueError before the first."""
        parcel = self.get(awb)
        if awb not in self._pushed:
            raise ValueError("nothing was pushed yet")
        self.senders[parcel.courier].send(self._pushed[awb])

    def ask(self, parcel: Parcel, act: str, details: dict[str, str], *, upl: str = "") -> Ask:
        """Take down what the shipper asks; the answer follows `answer`."""
        ask = Ask(len(parcel.asks) + 1, act, self._world.now(), details, upl=upl)
        parcel.asks.append(ask)
        if self.answer != "wait":
            self._decide(parcel, ask, accept=self.answer == "accept", remark="")
        self._changed(parcel)
        return ask

    def refuse(self, parcel: Parcel, act: str, details: dict[str, str], remark: str, *, upl: str = "") -> Ask:
        """Take down an ask that the courier's rules forbid."""
        ask = Ask(len(parcel.asks) + 1, act, self._world.now(), details, state="refused", upl=upl, remark=remark)
        parcel.asks.append(ask)
        self._changed(parcel)
        return ask

    def decide(self, awb: str, *, accept: bool, remark: str = "") -> Ask:
        """Answer the last waiting ask. Raises NoSuchParcel, ValueError when none waits."""
        parcel = self.get(awb)
        ask = parcel.open_ask
        if ask is None:
            raise ValueError("nothing waits for an answer")
        self._decide(parcel, ask, accept=accept, remark=remark)
        self._changed(parcel)
        return ask

    def as_json(self, parcel: Parcel) -> dict[str, Any]:
        """A parcel as the hand-held shows it."""
        body: dict[str, Any] = msgspec.to_builtins(parcel)
        body["scans"] = sorted(body["scans"], key=lambda scan: str(scan["at"]))
        extra = {"courier_name": NAMES[parcel.courier], "attempts": parcel.attempts, "rider": rider(parcel)}
        return body | extra | {"stage": parcel.stage, "done": parcel.stage in DONE}

    def _new_scan(self, parcel: Parcel, what: str, reason: str, hub: str, late_by: timedelta) -> Scan:
        now = self._world.now()
        seen = [each.hub for each in parcel.scans]
        to = parcel.to
        if parcel.is_return:
            place = hub or usual_hub_back(what, to.pincode, to.city, to.state)
            return Scan(what, now - late_by, now, place, reason, is_return=True)
        place = hub or usual_hub(what, to.pincode, to.city, to.state, seen)
        attempt = parcel.attempts + (what == "out_for_delivery")
        return Scan(what, now - late_by, now, place, reason, attempt)

    def _settle_asks(self, parcel: Parcel, scan: Scan) -> None:
        for ask in parcel.asks:
            if ask.state not in {"waiting", "accepted"}:
                continue
            wanted = "rto_initiated" if ask.act == "return" else "out_for_delivery"
            if scan.what == wanted:
                ask.state = "done"
            elif scan.what in DONE or scan.what in ON_THE_WAY_BACK:
                ask.state = "lapsed"

    def _decide(self, parcel: Parcel, ask: Ask, *, accept: bool, remark: str) -> None:
        if not accept:
            ask.state, ask.remark = "refused", remark or "Not possible for this shipment"
            return
        ask.state, ask.remark = "accepted", remark
        if ask.act == "edit":
            ask.state = "done"
        self._apply_details(parcel, ask.details)
        if ask.state == "accepted":
            ask.due_at = self._due_at(ask)
            self._world.scheduler.at(ask.due_at.timestamp(), partial(self._carry_out, parcel, ask))

    def _due_at(self, ask: Ask) -> datetime:
        now = self._world.now()
        if ask.act == "return":
            return now + timedelta(hours=2)
        day = ask.details.get("date", "")
        return max(now, morning_of(day)) if day else next_morning(now)

    def _carry_out(self, parcel: Parcel, ask: Ask) -> None:
        if ask.state != "accepted" or ask.due_at is None:
            return
        what = "rto_initiated" if ask.act == "return" else "out_for_delivery"
        jumped_over = max(self._world.now() - ask.due_at, timedelta(0))  # the clock may be moved past the due time
        self.scan(parcel.awb, what, late_by=jumped_over)

    def _apply_details(self, parcel: Parcel, details: dict[str, str]) -> None:
        for name in ("name", "phone", "address", "city", "state", "pincode"):
            if details.get(name):
                setattr(parcel.to, name, details[name])

    def _push(self, parcel: Parcel, scan: Scan, copies: int) -> None:
        render = delhivery_words.push_body if parcel.courier == "A" else shiprocket_words.webhook_body
        body = render(parcel, scan)
        raw = msgspec.json.encode(body)
        self._pushed[parcel.awb] = raw
        for _ in range(copies):
            self.senders[parcel.courier].send(raw)
        vendor = self.senders[parcel.courier].name
        self._world.feed.publish("webhook.queued", {"vendor": vendor, "topic": scan.what, "body": body})

    def _changed(self, parcel: Parcel) -> None:
        self._world.feed.publish("parcel.changed", self.as_json(parcel))

    def _sender(self, name: str, url: str, sign: Any) -> WebhookSender:
        return self._world.webhooks.sender(name, url, sign, policy=PUSH_POLICY)

    def _delhivery_header(self, _body: bytes) -> dict[str, str]:
        """Delhivery sends the header that the shipper asked for; this is the one we ask for."""
        return {"X-Harkara-Token": self._world.settings.delhivery.header_token}

    def _shiprocket_header(self, _body: bytes) -> dict[str, str]:
        return {"x-api-key": self._world.settings.shiprocket.header_token}


FLEET = web.AppKey("fleet", Fleet)


def fleet_of(app: web.Application, world: World) -> Fleet:
    """The application's fleet, created when first asked for."""
    if FLEET not in app:
        app[FLEET] = Fleet(world)
    return app[FLEET]
