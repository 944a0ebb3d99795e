"""What goes wrong on purpose: switches as plain values, settable by JSON, drawn from one seeded generator."""

from random import Random
from typing import Annotated, Any, Literal

import msgspec

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Seconds = Annotated[float, msgspec.Meta(ge=0)]
Count = Annotated[int, msgspec.Meta(ge=0)]
FailedShape = Literal["any", "full", "wa_id_only", "no_contacts"]
PricingShape = Literal["pmp", "cbp", "none"]
API_NAMES = ("graph", "shop", "delhivery", "shiprocket", "razorpay")


class Switches(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Every switch, at its harmless value. A Share is a probability per request, delivery or status.

    `webhook_reorder` holds an item back by up to `webhook_reorder_seconds` and shuffles its batch.
    `webhook_retry_storm` is how many more times each acknowledged delivery is sent.
    `webhook_foreign_entry` adds an entry of another business account to a POST.
    `api_timeout_after_accept` takes the message and then never answers: it drops the connection, or keeps
    silent until the client leaves (`api_timeout_how`).
    `api_reset` drops the connection with nothing done. `api_duplicate_accept` takes one POST twice.
    `api_error_code` fails the next `api_error_count` sends, at once or as a failed status (`api_error_async`).
    `api_targets` names the APIs to which the api_ switches apply.
    `auto_read` is the share of messages that customers read unasked.
    `number_throttle` replaces the number's messages per second when above 0.
    `clock_skew_seconds` is added to the timestamps that webhooks carry.
    """

    webhook_duplicate: Share = 0.0
    webhook_reorder: Share = 0.0
    webhook_reorder_seconds: Seconds = 30.0
    webhook_delay_seconds: Seconds = 0.0
    webhook_retry_storm: Count = 0
    webhook_drop_first: Share = 0.0
    webhook_foreign_entry: Share = 0.0

    api_targets: tuple[str, ...] = API_NAMES
    api_5xx: Share = 0.0
    api_5xx_as: Literal["html", "json"] = "html"
    api_timeout_after_accept: Share = 0.0
    api_timeout_how: Literal["close", "silence"] = "close"
    api_reset: Share = 0.0
    api_slow_bytes: Share = 0.0
    api_duplicate_accept: Share = 0.0
    api_error_code: Count = 0
    api_error_count: Count = 0
    api_error_async: bool = False
    token_revoked: bool = False
    number_throttle: Count = 0
    window_async: bool = False

    skip_delivered: Share = 0.0
    drop_statuses: Share = 0.0
    status_duplicate: Share = 0.0
    status_before_response: Share = 0.0
    failed_shape: FailedShape = "any"
    pricing_shape: PricingShape = "pmp"
    marketing_cap: Share = 0.0
    auto_read: Share = 0.0
    clock_skew_seconds: float = 0.0


class Faults:
    """The switches in force, and the dice. The same seed and the same traffic give the same faults."""

    def __init__(self, seed: int = 1) -> None:
        self.switches = Switches()
        self.random = Random(seed)
        self.hits: dict[str, int] = {}

    def update(self, changes: dict[str, Any]) -> Switches:
        """Set the named switches. Raises ValueError naming the switch that is unknown or out of range."""
        merged = msgspec.structs.asdict(self.switches) | changes
        try:
            self.switches = msgspec.convert(merged, Switches)
        except msgspec.ValidationError as error:
            raise ValueError(str(error)) from error
        return self.switches

    def clear(self) -> Switches:
        """Put every switch back to harmless."""
        self.switches = Switches()
        return self.switches

    def strikes(self, switch: str) -> bool:
        """Roll the dice for a Share switch, and count the hit. Free of cost while the switch is at 0."""
        share: float = getattr(self.switches, switch)
        if share <= 0 or (share < 1 and self.random.random() >= share):
            return False
        self.hits[switch] = self.hits.get(switch, 0) + 1
        return True

    def strikes_api(self, switch: str, api: str) -> bool:
        """`strikes`, for a request to the named API (one of API_NAMES)."""
        return api in self.switches.api_targets and self.strikes(switch)

    def next_error_code(self, api: str = "graph") -> int:
        """The code the next send fails with, 0 for none. Uses up one of `api_error_count`."""
        now = self.switches
        if not (now.api_error_code and now.api_error_count and api in now.api_targets):
            return 0
        now.api_error_count -= 1
        self.hits["api_error_code"] = self.hits.get("api_error_code", 0) + 1
        return now.api_error_code

    def as_json(self) -> dict[str, Any]:
        """The switches and how often each struck."""
        return {"switches": msgspec.structs.asdict(self.switches), "hits": dict(self.hits)}
