"""Events: past facts in Harkara's own words, the only thing the inside ever sees of the outside.

An `Event` is an envelope (what, when, from where, about whom) around a body of one of the kinds below.
Bodies are frozen msgspec structs, stored as tagged JSON and read back as the same type.
"""

import hashlib
from datetime import datetime
from typing import Any, NamedTuple

import msgspec

from journeys.status import Leg, NdrReason, Status


class Key(NamedTuple):
    """Something that leads to a customer: an identity, an order or a parcel.

    kinds: `phone` (E.164 with +), `bsuid`, `parent_bsuid`, `email` (lower case), `shop_customer`
    ("account:id"), `order` ("account:shop order id"), `order_number` (see `order_number_key`),
    `awb` (upper case, no spaces), `payment_link` (the provider's id), `token` (a message we sent), `return`
    ("account:return id").
    """

    kind: str
    value: str


class Body(msgspec.Struct, frozen=True, tag_field="is", omit_defaults=True):
    """What happened, in detail. Subclasses name the facts."""


class Address(msgspec.Struct, frozen=True, omit_defaults=True):
    """A delivery address as the shop gave it. `pincode` is six digits or empty."""

    name: str = ""
    phone: str = ""
    line1: str = ""
    line2: str = ""
    landmark: str = ""
    city: str = ""
    state: str = ""
    pincode: str = ""
    country: str = "IN"


class Item(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of an order."""

    title: str
    quantity: int = 1
    sku: str = ""
    price_paise: int = 0


class OrderFacts(Body, frozen=True, tag="order"):
    """An order as the shop shows it at `version_at` (kinds `order.*`). Always the whole order, never a diff.

    `payment` is `cod`, `prepaid` or `part_cod`; money is in paise; `outstanding_paise` is what is still to
    be paid. `status` is `open`, `pending_payment`, `cancelled` or `closed`.
    """

    account: str
    shop_order_id: str
    number: str
    placed_at: datetime
    version_at: datetime
    payment: str
    status: str = "open"
    financial_status: str = ""
    total_paise: int = 0
    outstanding_paise: int = 0
    currency: str = "INR"
    customer_name: str = ""
    phone: str = ""
    email: str = ""
    shop_customer_id: str = ""
    address: Address = Address()
    items: tuple[Item, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    language: str = ""
    cancelled_at: datetime | None = None
    cancel_reason: str = ""
    parcels: tuple["Parcel", ...] = ()
    whole: bool = True  # False: the shop says only that the order is gone; just id, status and times are known


class Parcel(msgspec.Struct, frozen=True, omit_defaults=True):
    """A parcel that a shop announces for an order. `courier` is the shop's own word for the courier."""

    awb: str
    courier: str = ""
    tracking_url: str = ""
    fulfilment_id: str = ""  # the shop's own id, by which a scan without AWB finds its parcel


class Fulfilment(Body, frozen=True, tag="fulfilment"):
    """A shop announces the parcels of an order (kind `order.fulfilled`), or takes them back (`order.unfulfilled`)."""

    account: str
    shop_order_id: str
    number: str = ""
    fulfilment_id: str = ""
    parcels: tuple[Parcel, ...] = ()


class Ndr(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a courier says about a failed attempt. `attempt_no` is None when the courier does not count."""

    reason: NdrReason
    attempted: bool = True
    attempt_no: int | None = None
    geo: tuple[float, float] | None = None  # latitude, longitude of the attempt
    call_duration_seconds: int | None = None
    actions_allowed: tuple[str, ...] = ()
    action_deadline_at: datetime | None = None
    actions_open_at: datetime | None = None  # the courier takes actions only from then on
    confidence: float = 1.0  # 1.0 from a trusted code, less when read from free text


class Scan(Body, frozen=True, tag="scan"):
    """One courier scan (kinds `shipment.<status>`).

    `raw_code` and `raw_text` are the courier's own words, kept whatever they say. `understood` is False
    when the code is not in our table and the status is a fall-back. `incident` is one of the names in
    `journeys.incidents` (delayed, misrouted, stuck ...) or empty. `revokes` marks an explicit correction
    by the courier (`revoke_rto`, `revert_from_delivered`). `evidence_only` scans never move the state.
    """

    awb: str
    courier: str
    leg: Leg
    status: Status
    raw_code: str = ""
    raw_text: str = ""
    remark: str = ""
    place: str = ""  # what may be shown to a customer: "Pune, Maharashtra"
    facility: str = ""  # the courier's name of the hub
    understood: bool = True
    evidence_only: bool = False
    incident: str = ""
    revokes: str = ""
    ndr: Ndr | None = None
    edd_at: datetime | None = None
    order_number: str = ""  # the courier's reference to the shop's order, where it gives one
    cod_paise: int | None = None
    carrier: str = ""  # who carries it, in an aggregator's words: "Delhivery Air"
    call_duration_seconds: int | None = None  # of the courier's call to the customer, where the scan tells it
    qc_failed: bool = False  # on the way back: what she gives back did not pass the courier's check at the door
    qc_reason: str = ""  # and why, in words that may be shown to a customer
    fulfilment_id: str = ""  # a shop relaying scans names its fulfilment, not the AWB (`awb` is then "")


class PaymentFacts(Body, frozen=True, tag="payment"):
    """A payment or payment link (kinds `payment.*`, `payment_link.*`)."""

    account: str
    payment_id: str = ""
    link_id: str = ""
    order_number: str = ""
    amount_paise: int = 0
    currency: str = "INR"
    method: str = ""
    status: str = ""
    error: str = ""
    phone: str = ""
    email: str = ""


class RefundFacts(Body, frozen=True, tag="refund"):
    """A refund (kinds `refund.created`, `refund.processed`, `refund.failed`). `reference` is the bank's ARN/RRN."""

    account: str
    refund_id: str
    payment_id: str = ""
    order_number: str = ""
    shop_order_id: str = ""
    amount_paise: int = 0
    currency: str = "INR"
    reference: str = ""
    return_id: str = ""  # where the shop says which return it pays back


class Media(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file on WhatsApp's side: `media_id` lives 7 days (inbound), its url 5 minutes."""

    media_id: str
    mime_type: str = ""
    sha256: str = ""  # base64, as Meta gives it
    filename: str = ""
    caption: str = ""
    voice: bool = False


class MessageIn(Body, frozen=True, tag="message"):
    """A customer wrote to us on WhatsApp (kind `message.received`).

    `content` is text, button, list, address, flow, image, document, audio, video, sticker, location,
    contacts, reaction, order, welcome, unsupported, malformed. `button_id` is the id we put in the button or row.
    `reply_to` is the wamid of our message she answered. `form` holds address or flow values, the cart of an
    order, the `type` of something unsupported, the `origin` of contact cards.
    """

    wamid: str
    number_id: str  # our phone_number_id
    content: str
    text: str = ""
    button_id: str = ""
    reply_to: str = ""
    media: Media | None = None
    location: tuple[float, float] | None = None
    emoji: str = ""
    form: dict[str, Any] = {}
    contacts: tuple[str, ...] = ()  # E.164 phones in shared contact cards
    referral: dict[str, Any] = {}
    profile_name: str = ""
    username: str = ""
    wa_id: str = ""
    bsuid: str = ""
    parent_bsuid: str = ""
    forwarded: bool = False
    error_code: int | None = None


class MessageChange(Body, frozen=True, tag="message_change"):
    """A customer edited or deleted her message (kinds `message.edited`, `message.deleted`)."""

    wamid: str
    original_wamid: str
    text: str = ""


class MessageEcho(Body, frozen=True, tag="message_echo"):
    """Somebody wrote to a customer on the phone that is paired with our number (kind `message.echoed`): in the
    WhatsApp Business app, beside us. `content` is as in MessageIn; of a file only its caption is known."""

    wamid: str
    number_id: str  # our phone_number_id
    content: str
    text: str = ""


class MessageStatus(Body, frozen=True, tag="message_status"):
    """WhatsApp tells what became of a message we sent (kinds `message.sent|delivered|read|played|failed`).

    `token` is our `biz_opaque_callback_data`, the only way to know a send whose answer we never saw.
    """

    wamid: str
    status: str
    token: str = ""
    wa_id: str = ""
    bsuid: str = ""
    error_code: int | None = None
    error_text: str = ""
    price_category: str = ""
    price_type: str = ""
    billable: bool | None = None  # being retired by Meta; None when not said
    number_id: str = ""  # our phone_number_id


class IdentityChange(Body, frozen=True, tag="identity_change"):
    """A customer changed phone number or WhatsApp user id.

    Kinds: `customer.number_changed`, `customer.user_id_changed`, `customer.identity_changed` (new device key).
    """

    old_phone: str = ""
    new_phone: str = ""
    old_bsuid: str = ""
    new_bsuid: str = ""
    identity_hash: str = ""


class Preference(Body, frozen=True, tag="preference"):
    """A customer stopped or resumed marketing messages (kind `customer.marketing_stopped|marketing_resumed`)."""

    wa_id: str = ""
    bsuid: str = ""
    detail: str = ""


class AccountNotice(Body, frozen=True, tag="account_notice"):
    """WhatsApp tells about the account, a template or the number itself (kinds `account.*`, `template.*`).

    Belongs to no customer. `name` and `language` are set for templates; `value` is Meta's own object. `category` is
    what a template is filed under now, `reason` why it was refused. `trouble` names what operations must look at, ""
    when nothing; `over` the troubles that end with it.
    """

    field: str
    name: str = ""
    language: str = ""
    status: str = ""
    value: dict[str, Any] = {}
    waba_id: str = ""
    number_id: str = ""
    category: str = ""
    reason: str = ""
    trouble: str = ""
    over: tuple[str, ...] = ()


class CommandResult(Body, frozen=True, tag="command_result"):
    """What came of something we asked of the outside (kinds `command.accepted|confirmed|refused|failed`)."""

    outbox_id: int
    command: str
    state: str  # accepted | confirmed | refused | failed
    code: str = ""
    reason: str = ""
    data: dict[str, Any] = {}


class TimerDue(Body, frozen=True, tag="timer"):
    """A timer came due (kind `timer.due`)."""

    name: str
    subject: str
    due_at: datetime
    data: dict[str, Any] = {}


class ReturnFacts(Body, frozen=True, tag="return"):
    """A return or exchange moves on (kinds `return.<state>`, see `journeys.returns`).

    `what` is `return` or `exchange`. `pickup_from_at` to `pickup_until_at` is the courier's window; `refund_by_at`
    is a date that shop or gateway stated, never one that we guessed. `reason` is the customer's, `qc_reason`
    why shop or warehouse said no.
    """

    account: str
    return_id: str
    order_number: str = ""
    shop_order_id: str = ""
    what: str = "return"
    reason: str = ""
    qc_reason: str = ""
    pickup_from_at: datetime | None = None
    pickup_until_at: datetime | None = None
    refund_by_at: datetime | None = None
    amount_paise: int = 0
    awb: str = ""
    items: tuple[Item, ...] = ()


class CheckoutFacts(Body, frozen=True, tag="checkout"):
    """A customer began to buy (kinds `checkout.started`, `checkout.completed`). `url` leads back to her cart."""

    account: str
    checkout_id: str
    phone: str = ""
    email: str = ""
    name: str = ""
    pincode: str = ""
    total_paise: int = 0
    items: tuple[Item, ...] = ()
    url: str = ""


class PageOpened(Body, frozen=True, tag="page"):
    """A customer opened her tracking page (kind `page.opened`). Openings by bots and link previews are not told."""

    order_id: int


class PageAnswered(Body, frozen=True, tag="page_answer"):
    """What a customer asked for on her tracking page after a failed attempt (kind `page.answered`).

    `subject` is the attempt, as in a button's token. `day` is an ISO date, `slot` a part of the day
    (`journeys.delivery_wishes`), `phone` E.164; each is "" where she named none.
    """

    order_id: int
    subject: str
    day: str = ""
    slot: str = ""
    landmark: str = ""
    phone: str = ""


class Signal(Body, frozen=True, tag="signal"):
    """Friction that a detector saw (kinds `signal.<name>`, see `journeys.detectors`).

    `evidence` holds the keys of the events it was seen in; `facts` what a text or a task may name.
    """

    name: str
    subject: str
    evidence: tuple[str, ...] = ()
    facts: dict[str, Any] = {}
    order_id: int | None = None
    parcel_id: int | None = None


class IncidentNotice(Body, frozen=True, tag="incident"):
    """One cause that hits many parcels reached this customer's, or let go (kinds `incident.opened|cleared`)."""

    incident_id: int
    cause: str  # a name of `journeys.incidents.CAUSES`: weather, strike, congestion ...
    parcel_ids: tuple[int, ...] = ()
    place: str = ""  # what may be shown to a customer


class Answered(Body, frozen=True, tag="answered"):
    """A customer answered a question of ours with a button (kind `reply.<choice>`)."""

    choice: str
    order_id: int | None = None
    subject: str = ""
    wamid: str = ""


class Understood(Body, frozen=True, tag="understood"):
    """What a customer's words were taken to mean, and by which model (kind `message.understood`)."""

    wamid: str
    intent: str
    confidence: float
    language: str = ""
    version: str = ""


class StageChanged(Body, frozen=True, tag="stage"):
    """A customer is in another macro-stage (kind `customer.stage_changed`, see `journeys.macro_stages`)."""

    stage: str
    before: str


class Correction(Body, frozen=True, tag="correction"):
    """A person set a parcel's status by hand (kind `shipment.corrected`)."""

    awb: str
    leg: Leg
    status: Status
    by: str
    reason: str


class Acted(Body, frozen=True, tag="acted"):
    """What was done with a conversation on the desk (kinds `conversation.*`, see `journeys.consequences.desk`).

    `by` is the id of a user, 0 for Harkara itself. `reason` is what a snooze waits for (`time`, `reply`, `courier`),
    or why Harkara did it. `seen_at` is when the page that she acted on was made.
    """

    by: int
    name: str = ""
    to: int | None = None  # whom it is assigned to
    team: str = ""
    until_at: datetime | None = None
    reason: str = ""
    labels: tuple[str, ...] = ()
    seen_at: datetime | None = None


class Replied(Body, frozen=True, tag="replied"):
    """An agent answers a customer (kind `agent.replied`): with `text` of her own, or with the message named `message`.

    With her text may go the labels of `buttons`, or a `file` by its link. `words` are values of that message's
    variables which the state cannot tell. `seen_at` is the newest that she saw.
    """

    by: int
    name: str
    text: str = ""
    message: str = ""
    words: dict[str, str] = {}
    order_id: int | None = None
    seen_at: datetime | None = None
    buttons: tuple[str, ...] = ()
    file: str = ""


class Noted(Body, frozen=True, tag="noted"):
    """An agent writes to colleagues (kind `agent.noted`); `kind` is note or whisper, `mentions` are ids of users."""

    by: int
    name: str
    text: str
    kind: str = "note"
    order_id: int | None = None
    mentions: tuple[int, ...] = ()


class Requested(Body, frozen=True, tag="requested"):
    """An agent wants something done about an order (kind `agent.asked`). `action` is a name of
    `journeys.desk.order_actions.ACTIONS`; `said` holds what it needs: day, slot, address fields, evidence, item."""

    by: int
    name: str
    action: str
    order_id: int
    parcel_id: int | None = None
    said: dict[str, Any] = {}


class SentAgain(Body, frozen=True, tag="sent_again"):
    """An agent sends a failed message again (kind `agent.retried`), as it stood in the outbox."""

    by: int
    name: str
    outbox_id: int
    message: str
    order_id: int | None = None
    parcel_id: int | None = None
    subject: str = ""
    args: dict[str, Any] = {}


class Joined(Body, frozen=True, tag="joined"):
    """An agent knows that another customer, `gone`, is this one (kind `agent.merged`)."""

    by: int
    name: str
    gone: int


class Split(Body, frozen=True, tag="split"):
    """A merge was a mistake and is undone (kind `agent.split`). `merge_id` is its row in `merges`."""

    by: int
    name: str
    merge_id: int


AnyBody = (
    OrderFacts
    | Fulfilment
    | Scan
    | PaymentFacts
    | RefundFacts
    | MessageIn
    | MessageChange
    | MessageEcho
    | MessageStatus
    | IdentityChange
    | Preference
    | AccountNotice
    | CommandResult
    | TimerDue
    | Correction
    | ReturnFacts
    | CheckoutFacts
    | PageOpened
    | PageAnswered
    | Signal
    | IncidentNotice
    | Answered
    | Understood
    | StageChanged
    | Acted
    | Replied
    | Noted
    | Requested
    | SentAgain
    | Joined
    | Split
)


class Event(msgspec.Struct, frozen=True):
    """A past fact. `kind` is `noun.past_participle`; `key` is unique per meaning: the same fact told twice
    has the same key, whoever tells it. `keys` lead to the customer, strongest first. Times are aware UTC."""

    kind: str
    key: str
    occurred_at: datetime
    received_at: datetime
    source: str  # the configured account that told us
    body: AnyBody
    keys: tuple[Key, ...] = ()


def order_number_key(number: str) -> str:
    """The order number as it is compared: upper case, without '#' and spaces. "#kh-10234 " -> "KH-10234"."""
    return "".join(number.upper().replace("#", "").split())


def awb_key(awb: str) -> str:
    """The AWB as it is compared: upper case, without spaces."""
    return "".join(awb.upper().split())


def scan_key(scan: Scan, occurred_at: datetime) -> str:
    """The event key of a scan: courier, awb, leg, raw code, time and facility, as one short hash.

    The same scan pushed, pulled or pushed again has the same key.
    """
    parts = (scan.courier, scan.awb, scan.leg.value, scan.raw_code, occurred_at.isoformat(), scan.facility)
    return "scan:" + hashlib.blake2b("|".join(parts).encode(), digest_size=16).hexdigest()


def scan_kind(status: Status) -> str:
    """`shipment.<status>`: the event kind of a scan."""
    return f"shipment.{status.value}"
