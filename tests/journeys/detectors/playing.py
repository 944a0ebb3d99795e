"""Plays a labelled case: scans, edits and openings in order, a look at every moment that time alone brings."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from ruamel.yaml import YAML

from journeys.brand import Brand
from journeys.delays import DELAYS
from journeys.detectors import next_look, signals
from journeys.detectors.look import Look
from journeys.events import Answered, Event, Ndr, PageOpened, Signal, TimerDue
from journeys.shipment import apply_scan
from journeys.state import Affected, Conversation, Order, Return, Shipment
from journeys.status import Leg, NdrReason, Status
from tests.journeys.builders import BRAND, NOW, ids, order, parcel, said, scan

CASES = Path(__file__).parent / "cases"
START = NOW - timedelta(hours=6)  # Monday 05:30 in India, so that hour 4 is within ordinary hours

HUBS = {
    "bhiwandi": ("Bhiwandi_Lonad_GW", "Bhiwandi, Maharashtra"),
    "mumbai": ("Mumbai_Andheri_D", "Mumbai, Maharashtra"),
    "pune": ("Pune_Chakan_GW", "Pune, Maharashtra"),
    "nagpur": ("Nagpur_Wadi_GW", "Nagpur, Maharashtra"),
    "surat": ("Surat_Kadodara_GW", "Surat, Gujarat"),
    "delhi": ("Delhi_Okhla_GW", "Delhi, Delhi"),
    "gurgaon": ("Gurgaon_Bilaspur_GW", "Gurgaon, Haryana"),
    "jaipur": ("Jaipur_Bagru_GW", "Jaipur, Rajasthan"),
    "lucknow": ("Lucknow_Kanpur_GW", "Lucknow, Uttar Pradesh"),
    "kolkata": ("Kolkata_Dankuni_GW", "Kolkata, West Bengal"),
    "guwahati": ("Guwahati_Amingaon_GW", "Guwahati, Assam"),
    "hyderabad": ("Hyderabad_Shamshabad_GW", "Hyderabad, Telangana"),
    "hubli": ("Hubli_Gokul_H", "Hubli, Karnataka"),
    "bengaluru": ("Bengaluru_Nelamangala_GW", "Bengaluru, Karnataka"),
    "indiranagar": ("Bengaluru_Indiranagar_D", "Bengaluru, Karnataka"),
    "chennai": ("Chennai_Poonamallee_GW", "Chennai, Tamil Nadu"),
    "kochi": ("Kochi_Kalamassery_GW", "Kochi, Kerala"),
    "ludhiana": ("Ludhiana_Gill_GW", "Ludhiana, Punjab"),
    "srinagar": ("Srinagar_Lasjan_H", "Srinagar, Jammu and Kashmir"),
}


class Case(NamedTuple):
    """A story with its label: whether the detector it is filed under should speak."""

    name: str
    told: dict[str, Any]

    @property
    def is_friction(self) -> bool:
        return bool(self.told["friction"])


def cases(signal: str) -> list[Case]:
    """The labelled cases of a detector."""
    listed = YAML(typ="safe").load((CASES / f"{signal}.yaml").read_text("utf-8"))
    return [Case(each["case"], each) for each in listed]


def at(hours: float) -> datetime:
    return START + timedelta(hours=hours)


class Play:
    """One order on its way. `raised` are (signal, hours since the start)."""

    def __init__(self, told: dict[str, Any], brand: Brand = BRAND) -> None:
        self.brand = brand
        self.raised: list[Signal] = []
        self.new_id = ids(500)
        facts = {"placed_at": START, "received_at": START, "version_at": START, "last_told_at": START}
        self.order: Order = order(**facts | _order_facts(told.get("order", {})))
        self.parcel: Shipment | None = parcel(created_at=START) if told.get("scans") or told.get("parcel") else None
        if self.parcel and told.get("parcel"):
            self.parcel = msgspec.structs.replace(self.parcel, **_parcel_facts(told["parcel"]))
        self.conversation = Conversation(10)
        self.now = START

    def run(self, told: dict[str, Any]) -> list[str]:
        """Play it; returns the names of what was raised, in order."""
        for hours, what in sorted(_happenings(told), key=lambda each: each[0]):
            self._let_time_pass(at(hours))
            self.now = at(hours)
            self._happen(what)
        self._let_time_pass(at(float(told.get("until", 0))))
        return [signal.name for signal in self.raised]

    def _happen(self, what: dict[str, Any]) -> None:
        event: Event | None = None
        if "scan" in what:
            event = _scan(what, self.now)
            assert self.parcel
            self.parcel, _ = apply_scan(self.parcel, event, self.new_id)
            if self.parcel.closed_at:
                self.order = msgspec.structs.replace(self.order, closed_at=self.parcel.closed_at)
        elif "told" in what:
            self.order = msgspec.structs.replace(self.order, last_told_at=self.now)
        elif "page" in what:
            self.order = msgspec.structs.replace(self.order, page_opens=(*self.order.page_opens, self.now))
            event = Event("page.opened", f"page:{self.now}", self.now, self.now, "page", PageOpened(20))
        elif "edit" in what:
            self.order = msgspec.structs.replace(self.order, address_edits=(*self.order.address_edits, self.now))
            event = Event("order.updated", f"edit:{self.now}", self.now, self.now, "shop", PageOpened(20))
        elif "asks" in what:
            asked = (*self.conversation.asked, (str(what["asks"]), self.now))
            self.conversation = msgspec.structs.replace(self.conversation, asked=asked)
            event = said(at=self.now)
        elif "answers" in what:
            event = Event("reply.x", f"r:{self.now}", self.now, self.now, "wa", Answered(str(what["answers"]), 20))
        if event:
            self._look(event)

    def _look(self, event: Event | None) -> None:
        mine = self.parcel if event else None
        look = Look(self.order, mine, self._parcels, self.now, self.brand, event, self.conversation)
        for signal in signals(look):
            mark = f"{signal.name}:{signal.subject}"
            assert mark not in self.order.signals, f"{mark} was raised twice"
            assert "timer" in (event.kind if event else "timer") or signal.evidence, f"{mark} has no evidence"
            self.order = msgspec.structs.replace(self.order, signals=(*self.order.signals, mark))
            if signal.name in DELAYS | {"delay_update_due", "long_transit"}:  # a journey tells her
                self.order = msgspec.structs.replace(self.order, last_told_at=self.now)
            self.raised.append(signal)

    def _let_time_pass(self, until: datetime) -> None:
        for _ in range(200):
            due = next_look(self.order, self._parcels, self.now, self.brand)
            if due is None or due > until:
                return
            self.now = due
            before = len(self.raised)
            self._look(Event("timer.due", f"t:{due}", due, due, "harkara", TimerDue("watch", "20", due)))
            assert len(self.raised) > before, "a look was due that found nothing, and would be due for ever"
        raise AssertionError("a look is due again and again")

    @property
    def _parcels(self) -> list[Shipment]:
        return [self.parcel] if self.parcel else []


def _happenings(told: dict[str, Any]) -> Iterator[tuple[float, dict[str, Any]]]:
    for line in told.get("scans", ()):
        yield float(line["h"]), {"scan": line["is"], **line}
    for name in ("told", "page", "edit"):
        for hours in told.get(name, ()):
            yield float(hours), {name: True}
    for name in ("asks", "answers"):
        for hours, what in told.get(name, {}).items():
            yield float(hours), {name: what}


def _scan(line: dict[str, Any], now: datetime) -> Event:
    facility, place = HUBS.get(line.get("hub", ""), (line.get("hub", ""), line.get("place", "")))
    facts: dict[str, Any] = {"facility": facility, "place": place, "raw_text": f"{line['h']}"}
    facts |= {name: line[name] for name in ("incident", "remark") if name in line}
    status = Status(line["is"])
    if status.value.startswith("rto"):
        facts["leg"] = Leg.RTO
    if "edd" in line:
        facts["edd_at"] = at(float(line["edd"]))
    if "reason" in line:
        geo = tuple(line["geo"]) if "geo" in line else None
        attempted = bool(line.get("attempted", True))
        facts["ndr"] = Ndr(NdrReason(line["reason"]), attempted, geo=geo, call_duration_seconds=line.get("call"))
    return scan(status, now, **facts)


def _order_facts(told: dict[str, Any]) -> dict[str, Any]:
    facts = dict(told)
    if "expected_by" in facts:
        facts["expected_by_at"] = at(float(facts.pop("expected_by")))
    if "returns" in facts:
        facts["returns"] = tuple(_return(each) for each in facts["returns"])
    return facts


def _return(told: dict[str, Any]) -> Return:
    times = {"requested_at": START, "state_at": START, "expected_by_at": at(float(told["by"]))}
    return Return(id=told["id"], state=told["state"], what=told.get("what", "return"), **times)


def _parcel_facts(told: dict[str, Any]) -> dict[str, Any]:
    facts = dict(told)
    if "affected" in facts:
        facts["affected"] = tuple(Affected(1, cause, START) for cause in facts["affected"])
    return facts
