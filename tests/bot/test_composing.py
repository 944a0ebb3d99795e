"""From an outbox row to what leaves: every message within WhatsApp's limits, worded with what is true now."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.composing import Composed, Composer, Surroundings
from bot.door_notes import inputs_of
from integrations.whatsapp.outgoing import FreeForm, TemplateMessage, check_addressing, wire
from journeys.events import Key
from journeys.messages import MESSAGES
from journeys.policies import Outcome
from journeys.policies.case import Told
from journeys.state import Conversation, CustomerState, OpenNdr
from journeys.status import Fault, NdrReason, Status
from journeys.store.outbox import Waiting
from journeys.tokens import Choice, read
from journeys.wording import Wording
from tests.journeys.builders import BRAND, NOW, PHONE, customer, order, parcel, state

SECRET = "a secret of thirty-two characters or more"
INSIDE = Conversation(10, last_inbound_at=NOW - timedelta(hours=1), last_wamid="wamid.IN")
STATUS_OF_MESSAGE = {
    "out_for_delivery": Status.OUT_FOR_DELIVERY,
    "delivered": Status.DELIVERED,
    "shipped": Status.IN_TRANSIT,
}
# What only a reply's own row tells, see the skills of `bot.actions`.
SAID: dict[str, Any] = {
    "words": {name: "some words" for name in ("wanted", "items", "way", "slot", "asked_language", "agent", "text")},
    "lines": {"rule": "policy_days_fee", "cod_rule": "cod_rule_up_to", "policy": ["policy_final", "policy_problem"]},
    "total_paise": 149_900,
    "rule_days": 7,
    "delete_by": NOW.isoformat(),
}
SAID["words"] |= {"final": "innerwear", "problem_days": "7"}


def composer() -> Composer:
    return Composer(BRAND, Wording(BRAND.languages), SECRET, "harkara")


def row(name: str, reason: str = "", **body: Any) -> Waiting:
    """A row about order 20 and its parcel 30."""
    message = MESSAGES[name]
    return Waiting(
        id=1,
        customer_id=10,
        order_id=20,
        shipment_id=30,
        account="",
        name=name,
        lane=int(message.lane),
        proactive=message.proactive,
        dedupe_key=f"{name}:20",
        body={"subject": "", "args": {}, "reply_to": "wamid.IN", "cause_at": NOW.isoformat()} | body,
        rule_version=message.version,
        causes=["e1"],
        reason=reason,
        attempts=0,
        created_at=NOW,
        not_before_at=NOW,
    )


def reachable(*records: Any, **facts: Any) -> CustomerState:
    known = state(*records, **facts)
    known.identities[Key("phone", PHONE)] = "shop"
    return known


def compose(waiting: Waiting, known: CustomerState, **templates: str) -> Composed:
    around = Surroundings(templates={(f"harkara_{n}_v1", "en"): Told(s) for n, s in templates.items()})
    return composer().compose(waiting, known, around, NOW)


@pytest.mark.parametrize("name", sorted(name for name in MESSAGES if name != "order_list"))
@pytest.mark.parametrize("conversation", [INSIDE, Conversation(10)], ids=["inside", "outside"])
def test_whatever_may_leave_is_within_whatsapps_limits(name: str, conversation: Conversation) -> None:
    """P-06, G-4: for every message, in the form its window allows."""
    known = reachable(order(), *_parcels(name), conversation)
    composed = compose(row(name, subject=_subject(name), args=SAID), known)
    if composed.content is None:
        assert composed.verdict.outcome is not Outcome.SEND
        assert composed.verdict.reason
        return
    kind, body = wire(composed.content)
    assert kind in {"text", "interactive", "template"}
    assert body
    assert composed.text
    assert isinstance(composed.content, TemplateMessage) == (conversation.last_inbound_at is None)


def _parcels(name: str) -> list[Any]:
    status = STATUS_OF_MESSAGE.get(name)
    if status:
        return [parcel(status=status)]
    if name.startswith("attempt"):
        open_ndr = OpenNdr(
            id=77,
            attempt_no=1,
            reason=NdrReason.CUSTOMER_UNAVAILABLE,
            at_fault=Fault.CUSTOMER,
            attempted=True,
            occurred_at=NOW,
            received_at=NOW,
        )
        return [parcel(status=Status.DELIVERY_ATTEMPT_FAILED, ndr=open_ndr)]
    return []


def _subject(name: str) -> str:
    return "77" if name.startswith("attempt") else ""


@given(
    number=st.text(min_size=1, max_size=64),
    name=st.text(max_size=200),
    message=st.sampled_from(sorted(name for name in MESSAGES if name != "order_list")),
)
@settings(max_examples=150, deadline=None)
def test_no_fact_of_an_order_breaks_a_message(number: str, name: str, message: str) -> None:
    """P-06, A-57: whatever the shop calls its orders and customers."""
    known = reachable(order(number=number, customer_name=name), *_parcels(message), INSIDE, customer(name=name))
    composed = compose(row(message, subject=_subject(message), args=SAID), known)
    if composed.content is not None:
        wire(composed.content)


@pytest.mark.parametrize("count", [2, 10, 25])
def test_a_list_has_ten_rows_at_most_each_its_own_order(count: int) -> None:
    """A-02."""
    orders = [order(id=100 + n, number=f"#KH-{n:05}-of-a-very-long-series", number_key=f"N{n}") for n in range(count)]
    ids = [each.id for each in orders][:10]
    composed = compose(row("order_list", args={"order_ids": ids}), reachable(*orders, INSIDE))
    assert isinstance(composed.content, FreeForm)
    wire(composed.content)
    choices = [read(each.id, SECRET) for each in composed.content.rows]
    assert choices == [Choice("order_status", id) for id in ids]


def test_an_order_that_is_gone_is_left_out_of_the_list() -> None:
    """A-02."""
    composed = compose(row("order_list", args={"order_ids": [20, 999]}), reachable(order(), INSIDE))
    assert isinstance(composed.content, FreeForm)
    assert len(composed.content.rows) == 1


def test_a_button_says_which_order_and_attempt_it_is_about() -> None:
    """P-04."""
    known = reachable(order(), *_parcels("attempt_failed"), INSIDE)
    composed = compose(row("attempt_failed", subject="77"), known)
    assert isinstance(composed.content, FreeForm)
    assert Choice("reattempt", 20, "77") in [read(button.id, SECRET) for button in composed.content.buttons]


def test_a_templates_buttons_carry_the_same_choices() -> None:
    """P-04, P-06."""
    composed = compose(row("attempt_failed", subject="77"), reachable(order(), *_parcels("attempt_failed")))
    assert isinstance(composed.content, TemplateMessage)
    assert Choice("reattempt", 20, "77") in [read(payload, SECRET) for payload in composed.content.button_payloads]
    assert composed.content.name == "harkara_attempt_failed_v1"


def test_a_window_that_whatsapp_calls_shut_is_shut_whatever_we_think() -> None:
    """G-4."""
    known = reachable(order(), *_parcels("attempt_failed"), INSIDE)
    composed = compose(row("attempt_failed", "template:131047", subject="77"), known)
    assert isinstance(composed.content, TemplateMessage)


@pytest.mark.parametrize(("status", "leaves"), [("", True), ("APPROVED", True), ("FLAGGED", True), ("PAUSED", False)])
def test_a_template_that_may_not_be_sent_is_not(status: str, leaves: bool) -> None:
    """P-06, G-7."""
    composed = compose(row("order_confirmed"), reachable(order()), order_confirmed=status)
    assert (composed.verdict.outcome is Outcome.SEND) == leaves
    assert composed.verdict.reason == ("" if leaves else "no_template")


def test_who_cannot_be_addressed_is_not_written_to() -> None:
    """G-7."""
    composed = compose(row("order_confirmed"), state(order()))
    assert (composed.verdict.outcome, composed.verdict.reason) == (Outcome.WITHHOLD, "no_address")


@pytest.mark.parametrize("keys", [{"phone": PHONE}, {"bsuid": "IN.1"}, {"phone": PHONE, "bsuid": "IN.1"}])
def test_the_phone_is_written_to_where_there_is_one_else_the_user_id(keys: dict[str, str]) -> None:
    """P-02."""
    known = state(order(), INSIDE)
    known.identities.update({Key(kind, value): "whatsapp" for kind, value in keys.items()})
    composed = compose(row("order_status"), known)
    assert composed.content is not None
    outgoing = composer().addressed("1|a:1", composed.content, known, "wamid.IN")
    check_addressing(outgoing)
    assert (outgoing.to_phone, outgoing.to_bsuid) == (keys.get("phone", ""), keys.get("bsuid", ""))
    assert (outgoing.token, outgoing.reply_to) == ("1|a:1", "wamid.IN")


def test_the_ledger_keeps_no_personal_facts() -> None:
    """G-7, G-8."""
    known = reachable(order(customer_name="Meera Joshi"), *_parcels("delivered"), INSIDE)
    inputs = inputs_of(compose(row("delivered"), known).case, "free_form", NOW, BRAND)
    assert inputs["order_status"] == "open"
    assert inputs["shipment_status"] == "delivered"
    assert "Meera" not in str(inputs)
    assert PHONE not in str(inputs)
