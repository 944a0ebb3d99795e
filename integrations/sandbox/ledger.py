"""Every send Meta accepted, and what it says about the sender: effects done twice, rules broken, rupees spent."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from integrations.sandbox.settings import SandboxSettings

# INR per delivered message to India before tax, indicative (several resellers, 2026); service messages beyond the
# monthly free allowance are billed at about the utility rate.
RUPEES_OF_CATEGORY = {"marketing": 0.8631, "utility": 0.115, "authentication": 0.115, "service": 0.115}
SERVICE_BILLED_FROM = datetime(2026, 10, 1, tzinfo=UTC)  # resellers' notices of 2026; Meta's page disagreed in Sept
SAME_WORDS_WITHIN = timedelta(hours=24)
ATTEMPT_MARK = "|a:"  # what follows it in a token numbers the attempts at one effect


class Send(msgspec.Struct, kw_only=True):
    """One accepted send. `body` is all the text shown, with ids and addresses of its buttons.

    `user` is a sandbox id. `outcome_hidden`: a fault kept the acceptance from the sender; `told_at` is when the
    first status left for its webhook. `doubled`: a fault took one POST twice, this is the second.
    `billable` and `rupees` are settled at acceptance and owed once `delivered`.
    """

    wamid: str
    at: datetime
    user: str
    type: str
    category: str
    body: str
    template: str = ""
    token: str = ""
    window_open: bool = True
    marketing_stopped: bool = False
    outcome_hidden: bool = False
    told_at: datetime | None = None
    doubled: bool = False
    failed_code: int = 0
    delivered: bool = False
    billable: bool = False
    rupees: float = 0.0

    @property
    def effect(self) -> str:
        """The token without its attempt number."""
        return self.token.split(ATTEMPT_MARK, 1)[0]

    def excuses(self, later: "Send") -> bool:
        """Whether the sender could not know of this one when it sent the later one."""
        return self.outcome_hidden and (self.told_at is None or self.told_at > later.at)


class Refusal(msgspec.Struct, frozen=True):
    """A send that was refused at once. `user` is "" when the recipient was not understood."""

    at: datetime
    code: int
    user: str
    type: str
    token: str


class Invariants(msgspec.Struct, kw_only=True):
    """What must be empty, and the bill. Duplicates and repeats group the wamids of one effect.

    `outside_window` and `pair_limit_breaks` also list refused attempts, as "refused:<token>": asking was wrong.
    """

    duplicate_effects: list[list[str]]
    repeated_words: list[list[str]]
    outside_window: list[str]
    pair_limit_breaks: list[str]
    marketing_to_stopped: list[str]
    prices: dict[str, Any]

    @property
    def broken(self) -> list[str]:
        """Names of the invariants that do not hold."""
        return [name for name in self.__struct_fields__ if name != "prices" and getattr(self, name)]


class Ledger:
    """Remembers sends in the order of acceptance, and counts the refusals by code."""

    def __init__(self, settings: SandboxSettings) -> None:
        self._settings = settings
        self.sends: list[Send] = []
        self._by_wamid: dict[str, Send] = {}
        self.refusals: list[Refusal] = []
        self.free_used: Counter[str] = Counter()

    def add(self, send: Send) -> dict[str, Any]:
        """Remember an accepted send and settle its price. Returns Meta's pricing object (model PMP)."""
        self.sends.append(send)
        self._by_wamid[send.wamid] = send
        kind = self._price_kind(send)
        send.billable = kind == "regular"
        send.rupees = RUPEES_OF_CATEGORY.get(send.category, 0.0) if send.billable else 0.0
        return {"billable": send.billable, "pricing_model": "PMP", "type": kind, "category": send.category}

    def _price_kind(self, send: Send) -> str:
        billed = send.at >= SERVICE_BILLED_FROM
        if send.category == "service":
            month = f"{send.at:%Y-%m}"
            if not billed:
                return "free_customer_service"
            if self.free_used[month] < self._settings.free_service_messages_per_month:
                self.free_used[month] += 1
                return "free_customer_service"
        elif send.category == "utility" and send.window_open and not billed:
            return "free_customer_service"
        return "regular"

    def get(self, wamid: str) -> Send | None:
        return self._by_wamid.get(wamid)

    def refuse(self, refusal: Refusal) -> None:
        self.refusals.append(refusal)

    def _attempts(self, code: int) -> list[str]:
        return [f"refused:{refusal.token}" for refusal in self.refusals if refusal.code == code]

    def mark_delivered(self, wamid: str) -> None:
        if send := self._by_wamid.get(wamid):
            send.delivered = True

    def mark_told(self, wamid: str, at: datetime) -> None:
        send = self._by_wamid.get(wamid)
        if send and send.told_at is None:
            send.told_at = at

    def mark_failed(self, wamid: str, code: int) -> None:
        if send := self._by_wamid.get(wamid):
            send.failed_code = code

    def invariants(self) -> Invariants:
        """Check everything against the promises a sender must keep. Failed sends had no effect and do not count."""
        effective = [send for send in self.sends if not send.failed_code and not send.doubled]
        return Invariants(
            duplicate_effects=_repeats((send.effect, send) for send in effective if send.token),
            repeated_words=self._repeated_words(effective),
            outside_window=[send.wamid for send in self.sends if not send.window_open and send.type != "template"]
            + self._attempts(131047),
            pair_limit_breaks=self._pair_breaks() + self._attempts(131056),
            marketing_to_stopped=[
                send.wamid for send in self.sends if send.marketing_stopped and send.category == "marketing"
            ],
            prices=self.prices(),
        )

    def _repeated_words(self, sends: Iterable[Send]) -> list[list[str]]:
        """The same words to the same user within a day, unless tokens say that they are different effects."""
        recent: dict[tuple[str, str], datetime] = {}
        pairs: list[tuple[Hashable, Send]] = []
        for send in sends:
            words = (send.user, send.body)
            first_at = recent.get(words, send.at)
            recent[words] = send.at if send.at - first_at > SAME_WORDS_WITHIN else first_at
            pairs.append(((*words, send.effect, recent[words]), send))
        return _repeats(pairs)

    def _pair_breaks(self) -> list[str]:
        """Sends beyond a burst of 45 borrowed from one message per 6 s to the same user."""
        refill = self._settings.pair_refill_seconds
        room = (self._settings.pair_burst - 1) * refill + 1e-6
        paid_until: dict[str, float] = {}
        breaks = []
        for send in self.sends:
            now = send.at.timestamp()
            until = max(paid_until.get(send.user, 0.0), now)
            if until - now > room:
                breaks.append(send.wamid)
            paid_until[send.user] = until + refill
        return breaks

    def prices(self) -> dict[str, Any]:
        """Rupees owed for delivered messages and how much of each month's free allowance is used."""
        delivered = [send for send in self.sends if send.delivered]
        rupees: dict[str, float] = defaultdict(float)
        for send in delivered:
            rupees[send.category] += send.rupees
        return {
            "messages": dict(Counter(send.category for send in delivered)),
            "rupees": {category: round(sum_, 4) for category, sum_ in rupees.items()},
            "rupees_total": round(sum(rupees.values()), 4),
            "free_service_used": dict(self.free_used),
        }

    def as_json(self, last: int = 500) -> dict[str, Any]:
        """Counts, invariants and the last sends."""
        invariants = self.invariants()
        return {
            "accepted": len(self.sends),
            "refusals": dict(Counter(str(refusal.code) for refusal in self.refusals)),
            "invariants": msgspec.to_builtins(invariants),
            "broken": invariants.broken,
            "sends": [msgspec.to_builtins(send) for send in self.sends[-last:]],
        }


def _repeats(pairs: Iterable[tuple[Hashable, Send]]) -> list[list[str]]:
    """Groups of two and more sends with the same key, without those that an earlier hidden outcome excuses."""
    groups: dict[Hashable, list[Send]] = defaultdict(list)
    for key, send in pairs:
        group = groups[key]
        if group and group[-1].excuses(send):
            group.pop()
        group.append(send)
    return [[send.wamid for send in group] for group in groups.values() if len(group) > 1]
