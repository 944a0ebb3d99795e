"""WhatsApp's error codes, and what each asks of us. One table for answers to a send and for failed statuses."""

from datetime import datetime, timedelta
from typing import Literal

import msgspec

from journeys.errors import CommandRefused

Retry = Literal["never", "now", "seconds", "minutes", "hours", "day", "pair"]

Act = Literal[
    "none",  # only count it
    "skip",  # this message is not worth more: marketing cap, experiment
    "template",  # the window is shut: send a utility template
    "other_channel",  # SMS or a call
    "mark_unreachable",  # other channel, and remember that WhatsApp does not reach her
    "mark_blocked",  # she blocked us: other channel only where she must know
    "opt_out",  # record that she stopped marketing
    "ask_text",  # her client cannot do this: ask in plain text or by a flow
    "ask_again",  # her file is gone: ask her to send it again
    "send_to_phone",  # needs a phone number, not a user id
    "confirm_identity",  # new device: let her prove herself before personal facts
    "reconcile",  # it may have been sent: wait for a status with our token first
    "slow_customer",  # hold messages to this one customer
    "slow_number",  # hold this number of ours
    "slow_brand",  # hold the whole WhatsApp Business account
    "slow_all",  # hold everything this app sends
    "stop_marketing",  # nothing but essential messages from this number
    "stop_country",  # nothing to this country
    "stop_number",  # nothing from this number until a person has looked
    "pause_template",  # hold this template, use the spare
    "replace_template",  # this template is dead
    "fix_template",  # its author must change it
    "buttons",  # use buttons in place of the flow
    "rehost_media",  # the file or link is bad
    "page",  # wake a person
    "ops",  # a person, in working hours
    "bug",  # a developer: dead-letter the body
]


class Reaction(msgspec.Struct, frozen=True):
    """What an error code asks of us.

    `retry` is when the same message may be tried again, `attempts` how often at most, `act` what else must
    happen (see `Act`), `says` one plain sentence for the people who run the service.
    """

    retry: Retry
    act: Act
    says: str
    attempts: int = 8


class MessageRefused(CommandRefused):
    """The journey must act: WhatsApp said no. `error_code` is Meta's code, `reaction` what it asks of us."""

    def __init__(self, error_code: int, details: str, *, status: int = 400) -> None:
        super().__init__(details, code=str(error_code))
        self.error_code = error_code
        self.details = details
        self.status = status
        self.reaction = reaction_of(error_code, details)


def _never(act: Act, says: str) -> Reaction:
    return Reaction("never", act, says, attempts=0)


TOKEN = _never("page", "The access token is invalid or has expired; nothing can be sent until it is replaced.")
PERMISSION = _never("page", "The access token lacks a permission that this call needs.")
UNKNOWN_DOWN = Reaction(
    "seconds", "reconcile", "WhatsApp had a problem of its own; the message may or may not be sent."
)
UNAVAILABLE = Reaction("seconds", "none", "WhatsApp is briefly unavailable; we try again.")
BAD_BODY = _never("bug", "WhatsApp did not accept the shape of our message; a developer must look.")
BLOCKED = _never("stop_number", "WhatsApp has restricted or locked this account; somebody must talk to Meta.")
WINDOW = _never("template", "The customer service window is shut; only a template may be sent.")
PAYMENT = _never("stop_number", "Meta cannot bill this account; check the payment method.")
REGISTRATION = _never("ops", "The phone number's registration with WhatsApp needs attention.")
ADMIN = _never("ops", "A flow, block list or username call was refused; it concerns our set-up, not one message.")
TEMPLATE_SHAPE = _never("fix_template", "The template was not accepted as written; its author must change it.")

REACTION_OF_CODE: dict[int, Reaction] = {
    0: TOKEN,
    190: TOKEN,
    3: PERMISSION,
    10: PERMISSION,
    **dict.fromkeys(range(200, 300), PERMISSION),
    131005: PERMISSION,
    1: UNKNOWN_DOWN,
    2: UNAVAILABLE,
    33: BAD_BODY,
    100: BAD_BODY,
    4: Reaction("minutes", "slow_all", "The app has used up its calls; everything slows down for some minutes."),
    80007: Reaction("minutes", "slow_brand", "The WhatsApp Business account has used up its calls; it slows down."),
    130429: Reaction("seconds", "slow_number", "Messages leave faster than this number may send; it slows down."),
    131056: Reaction("pair", "slow_customer", "Too many messages to one customer at once; only hers wait."),
    131048: Reaction(
        "hours", "stop_marketing", "Customers blocked or reported this number; only essential messages leave it."
    ),
    131064: _never("stop_marketing", "Templates were filed under the wrong category too often; talk to Meta."),
    133016: _never("ops", "The number was registered too often; wait 72 hours."),
    368: BLOCKED,
    131031: BLOCKED,
    130497: _never("stop_country", "This account may not send to the customer's country."),
    130472: _never("other_channel", "Meta keeps this customer out of the message for an experiment."),
    131026: _never(
        "mark_unreachable", "WhatsApp cannot reach this number: no account, an old app or unaccepted terms."
    ),
    131047: WINDOW,
    470: WINDOW,
    131049: Reaction(
        "day", "skip", "This customer has had enough marketing for now; nothing for 24 hours.", attempts=1
    ),
    131050: _never("opt_out", "This customer has stopped marketing messages from the brand."),
    131051: _never("bug", "We sent a type of message that WhatsApp does not know."),
    131052: Reaction("seconds", "rehost_media", "WhatsApp could not fetch a file; it may have to be sent again.", 3),
    131053: _never("rehost_media", "WhatsApp could not take a file; check its type and size."),
    131000: UNKNOWN_DOWN,
    131008: BAD_BODY,
    131009: BAD_BODY,
    131016: UNAVAILABLE,
    131021: _never("none", "The message was addressed to our own number; dropped."),
    131030: _never("ops", "This is a test number and the customer is not on its list."),
    131037: _never("ops", "The display name of the number is not approved yet."),
    131042: PAYMENT,
    131044: PAYMENT,
    131045: _never("ops", "The number's certificate is wrong; register it again."),
    131055: _never("bug", "This call is not allowed for this number."),
    131057: Reaction("minutes", "slow_number", "The account is in maintenance, usually for less than a minute."),
    131062: _never("send_to_phone", "This template can only be sent to a phone number."),
    131063: _never("ops", "Marketing templates of this account must go through the Marketing Messages API."),
    130403: _never("mark_blocked", "The customer has blocked this number."),
    1026: _never("ask_text", "The customer's WhatsApp is too old for this form; ask her in text."),
    132000: _never("bug", "The template was sent with the wrong number of values; refresh the template list."),
    132001: Reaction(
        "minutes", "ops", "The template does not exist in this language (or not yet everywhere).", attempts=1
    ),
    132005: _never("bug", "The template became too long with its values; shorten them."),
    132007: _never("fix_template", "The template breaks a content rule; its author must change it."),
    132008: _never("bug", "A value has line breaks, tabs or too many spaces, which templates do not allow."),
    132012: _never("bug", "A value of the template has the wrong form or name."),
    132015: _never("pause_template", "The template is paused for low quality; a spare one is used."),
    132016: _never("replace_template", "The template was paused too often and is disabled for good."),
    132018: _never("bug", "The values of the template are put together wrongly."),
    132068: _never("buttons", "The flow is blocked; buttons are used in its place."),
    132069: Reaction("hours", "buttons", "The flow is throttled to 10 an hour; buttons are used in its place."),
    133004: UNAVAILABLE,
    **dict.fromkeys((133000, 133005, 133006, 133008, 133009, 133010, 133015), REGISTRATION),
    134011: _never("ops", "The terms of WhatsApp payments are not accepted yet."),
    **dict.fromkeys(range(134100, 134103), _never("ops", "The Marketing Messages API is not set up for this account.")),
    135000: Reaction(
        "minutes", "bug", "WhatsApp gave no reason; one more try, then a developer must look.", attempts=1
    ),
    137000: _never("confirm_identity", "The customer has a new device; she must confirm who she is."),
    139200: _never("template", "Text without a template may not be sent directly; use a template."),
}

REACTION_OF_RANGE: tuple[tuple[range, Reaction], ...] = (
    (range(139000, 139010), ADMIN),  # flows
    (range(139100, 139200), ADMIN),  # block list
    (range(147001, 147006), ADMIN),  # usernames
    (range(2388000, 2389000), TEMPLATE_SHAPE),  # template creation
)

UNKNOWN_CODE = _never("ops", "WhatsApp refused with a code we do not know.")

STEP_OF_RETRY: dict[str, tuple[timedelta, timedelta]] = {  # first wait, longest wait
    "now": (timedelta(0), timedelta(0)),
    "seconds": (timedelta(seconds=2), timedelta(minutes=5)),
    "minutes": (timedelta(minutes=1), timedelta(minutes=30)),
    "hours": (timedelta(hours=1), timedelta(hours=12)),
    "day": (timedelta(hours=24), timedelta(hours=48)),
    "pair": (timedelta(seconds=4), timedelta(hours=1)),
}

LONGEST_EXPONENT = 20  # beyond this every wait is the longest one


def reaction_of(code: int | None, details: str = "") -> Reaction:
    """What to do about a code, whether it came as an answer or in a failed status. Unknown codes go to ops.

    `details` are Meta's words: 131031 also stands for a wrong two-step PIN, which stops nothing.
    """
    if code is None:
        return UNKNOWN_CODE
    if code == 131031 and "pin" in details.lower().split():
        return REGISTRATION
    if code in REACTION_OF_CODE:
        return REACTION_OF_CODE[code]
    return next((reaction for codes, reaction in REACTION_OF_RANGE if code in codes), UNKNOWN_CODE)


def retry_at(reaction: Reaction, attempt: int, now: datetime, jitter: float = 0.0) -> datetime | None:
    """When to try again after the `attempt`-th failure (from 1), or None when not again.

    Waits double, for the pair limit they are 4^attempt seconds (per Meta's throughput page). `jitter` in
    [0, 1) lengthens the wait by up to a half, so that those who failed together do not come back together.
    """
    if reaction.retry == "never" or attempt > reaction.attempts:
        return None
    first, longest = STEP_OF_RETRY[reaction.retry]
    factor: int = 4 if reaction.retry == "pair" else 2
    steps = min(max(attempt, 1) - 1, LONGEST_EXPONENT)
    wait: timedelta = min(longest, first * factor**steps)
    return now + wait * (1 + jitter / 2)
