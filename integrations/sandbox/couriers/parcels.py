"""A parcel on its way: what the courier's people scanned, and what the shipper asked for after a failed attempt."""

from datetime import UTC, datetime, timedelta, timezone

import msgspec

IST = timezone(timedelta(hours=5, minutes=30))

STAGES = (
    "manifested",
    "pickup_scheduled",
    "pickup_failed",
    "picked_up",
    "in_transit",
    "misrouted",
    "delayed",
    "at_destination_hub",
    "out_for_delivery",
    "failed",
    "delivered",
    "rto_initiated",
    "rto_in_transit",
    "rto_out_for_delivery",
    "rto_delivered",
    "rto_revoked",
    "lost",
    "damaged",
    "cancelled",
    "unheard_of",
)
"""What a scan can say. `failed` also takes one of REASONS; `rto_revoked` sends the parcel forward again;
`unheard_of` is a status that no list of the courier holds."""

RETURN_STAGES = (
    "pickup_scheduled",
    "out_for_pickup",
    "pickup_failed",
    "qc_failed",
    "picked_up",
    "in_transit",
    "out_for_delivery",
    "delivered",
    "cancelled",
)
"""What a scan of a parcel on its way back from the customer can say. `qc_failed` also takes a reason in words: what
the rider found wrong at her door."""

REASONS = (
    "customer_unavailable",
    "address_issue",
    "refused",
    "refused_otp",
    "payment_not_ready",
    "not_attempted",
    "unreachable",
    "reschedule",
    "unknown",
)
"""Why an attempt failed. `unknown` makes the courier send a code nobody has documented."""

DONE = frozenset({"delivered", "rto_delivered", "lost", "damaged", "cancelled"})
BEFORE_DISPATCH = frozenset({"booked", "manifested", "pickup_scheduled", "pickup_failed"})
AT_SOURCE = BEFORE_DISPATCH | {"picked_up"}
ON_THE_WAY_BACK = frozenset({"rto_initiated", "rto_in_transit", "rto_out_for_delivery"})


class Scan(msgspec.Struct, frozen=True):
    """One scan. `at` is the courier's own time, `scanned_at` when the sandbox was told; they differ for a late scan."""

    what: str
    at: datetime
    scanned_at: datetime
    hub: str
    reason: str = ""
    attempt: int = 0
    is_return: bool = False


class Ask(msgspec.Struct):
    """What the shipper asked after a failed attempt.

    `act`: reattempt | defer | return | edit. `state`: waiting | accepted | refused | done | lapsed.
    `upl` is Delhivery's queue id, "" at Shiprocket. `due_at`: when an accepted ask shows as a new scan.
    """

    number: int
    act: str
    asked_at: datetime
    details: dict[str, str]
    state: str = "waiting"
    upl: str = ""
    remark: str = ""
    due_at: datetime | None = None


class Consignee(msgspec.Struct):
    """Who gets the parcel, as the courier knows it. `phone` as the shipper wrote it."""

    name: str
    phone: str
    address: str
    city: str
    state: str
    pincode: str


class Parcel(msgspec.Struct):
    """One AWB. `number` counts the courier's parcels from 1; money in paise; `edd` as the courier promised it."""

    awb: str
    courier: str
    number: int
    order_name: str
    shop_order_id: int
    to: Consignee
    cod_paise: int
    value_paise: int
    booked_at: datetime
    promised_at: datetime
    is_return: bool = False
    scans: list[Scan] = []
    asks: list[Ask] = []

    @property
    def stage(self) -> str:
        """The stage of the scan with the newest courier time ("booked" before the first)."""
        return self.newest.what if self.scans else "booked"

    @property
    def newest(self) -> Scan:
        """The scan with the newest courier time; raises IndexError before the first."""
        return sorted(self.scans, key=lambda scan: scan.at)[-1]

    @property
    def attempts(self) -> int:
        """How often the parcel went out for delivery."""
        return sum(scan.what == "out_for_delivery" for scan in self.scans)

    @property
    def open_ask(self) -> Ask | None:
        """The last ask nobody at the courier has answered."""
        return next((ask for ask in reversed(self.asks) if ask.state == "waiting"), None)


def rider(parcel: Parcel) -> dict[str, str]:
    """The delivery person of this parcel, and the code the customer is asked for: personal data on purpose."""
    return {
        "name": ("Ramesh Pawar", "Sunita Kale", "Imran Shaikh")[parcel.number % 3],
        "phone": f"+919999908{parcel.number % 1000:03d}",
        "otp": f"{(parcel.number * 7919 + 1234) % 10_000:04d}",
    }


def next_morning(now: datetime) -> datetime:
    """09:30 in India on the next day that has not begun: when an accepted re-attempt goes out."""
    local = now.astimezone(IST) + timedelta(days=1)
    return local.replace(hour=9, minute=30, second=0, microsecond=0).astimezone(UTC)


def morning_of(day: str) -> datetime:
    """09:30 in India on `day` (YYYY-MM-DD). Raises ValueError when it is no date."""
    return datetime.strptime(f"{day} 09:30", "%Y-%m-%d %H:%M").replace(tzinfo=IST).astimezone(UTC)
