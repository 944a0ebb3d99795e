"""Promise 5 as a check over evidence. Hours, caps and distances are computed here, not by the code under test."""

from collections.abc import Collection, Sequence
from datetime import datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import msgspec

from journeys.messages import MESSAGES
from tests.promises.evidence import Evidence, Said
from tests.promises.play import Restriction

INDIA = ZoneInfo("Asia/Kolkata")
ORDINARY_HOURS = (time(9), time(21))  # requirements, section 1
URGENT_HOURS = (time(8), time(21, 30))
DAILY_CAP = 3
SPACING = timedelta(hours=4)
URGENT_LANE = 1
# The customer has just done something, such as ordering: no hours, no caps.
RESPONSES = frozenset(name for name, message in MESSAGES.items() if message.responds)

AT_ONCE = frozenset(name for name, message in MESSAGES.items() if message.at_once)  # these do not wait for distance


class Limits(msgspec.Struct, frozen=True):
    """`within` lies between the verdict and the acceptance: a queue, the network, and a clock that follows another."""

    within: timedelta = timedelta(seconds=3)

    def broken(
        self,
        evidence: Evidence,
        phones: Sequence[str],
        restrictions: Sequence[Restriction] = (),
        ever_hidden: Collection[str] = (),
    ) -> list[str]:
        """Outside the window, against an opt-out or a hold, in quiet hours, over the cap, too close."""
        found = _outside_window(evidence, phones)
        for phone in phones:
            proactive = [said for said in evidence.arrived(phone) if said.row["proactive"]]
            found += [
                f"{said.name} while {each.why}"
                for each in restrictions
                for said in self._defying(proactive, phone, each)
            ]
            limited = [said for said in proactive if said.name not in RESPONSES]
            found += [f"{said.name} at {_local(said.at)}" for said in limited if not self._is_in_hours(said)]
            for mine in _by_customer(limited) if phone in ever_hidden else [limited]:
                found += self._over_the_cap(mine) + self._too_close(mine)
        return found

    def _defying(self, proactive: Sequence[Said], phone: str, restriction: Restriction) -> list[Said]:
        if phone != restriction.phone:
            return []
        since, until = restriction.since + self.within, restriction.until - self.within
        return [said for said in proactive if since < said.at < until]

    def _is_in_hours(self, said: Said) -> bool:
        opens, closes = URGENT_HOURS if said.row["lane"] == URGENT_LANE else ORDINARY_HOURS
        return any(opens <= _local(at).time() < closes for at in (said.at, said.at - self.within))

    def _over_the_cap(self, proactive: Sequence[Said]) -> list[str]:
        """An ordinary message when the day already had its three. Urgent ones count but are not held back."""
        found = []
        for index, said in enumerate(proactive):
            day = _local(said.at - self.within).date()
            before = {each.row["id"] for each in proactive[:index] if _local(each.at).date() == day} - {said.row["id"]}
            if said.row["lane"] != URGENT_LANE and len(before) >= DAILY_CAP:
                found.append(f"{said.name} as number {len(before) + 1} of {day}")
        return found

    def _too_close(self, proactive: Sequence[Said]) -> list[str]:
        ordinary = [said for said in proactive if said.row["lane"] != URGENT_LANE]
        return [
            f"{later.name} {later.at - earlier.at} after {earlier.name}"
            for earlier, later in pairwise(ordinary)
            if later.at - earlier.at < SPACING - self.within
            and earlier.row["id"] != later.row["id"]
            and later.name not in AT_ONCE
        ]


def _by_customer(said: Sequence[Said]) -> list[list[Said]]:
    """Who hides her number and then changes it is two customers to us, as long as nothing tells that they are one."""
    found: dict[int, list[Said]] = {}
    for each in said:
        found.setdefault(each.row["customer_id"], []).append(each)
    return list(found.values())


def _outside_window(evidence: Evidence, phones: Sequence[str]) -> list[str]:
    sends = [said for phone in phones for said in evidence.said[phone]]
    free = [f"{said.name} free-form outside the window" for said in sends if _is_outside(said)]
    refused = [each for each in evidence.world.ledger.refusals if each.code == 131047 and each.user in phones]
    return free + [f"refused outside the window: {each.token}" for each in refused]


def _is_outside(said: Said) -> bool:
    return said.send.type != "template" and not said.send.window_open


def _local(at: datetime) -> datetime:
    return at.astimezone(INDIA)
