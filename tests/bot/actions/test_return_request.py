"""Sending something back in the chat: the rule first, no question twice, and the shop asked once."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from journeys.brand import Brand
from journeys.events import Item
from journeys.return_rules import ReturnRules
from journeys.state import Return
from journeys.status import Status
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import BRAND, NOW, order, parcel, result, state

KURTA = Item("Indigo kurta, M", 1, "KURTA-M", 189_900)
STOLE = Item("Kalamkari stole", 1, "STOLE", 29_900)
ORDER = 20


def brand_with(**rules: Any) -> Brand:
    return msgspec.structs.replace(BRAND, returns=ReturnRules(**rules))


def delivered(*items: Item, days_ago: float = 2, brand: Brand = BRAND, **facts: Any) -> Talk:
    """A chat with a customer whose order came `days_ago`."""
    came = parcel(status=Status.DELIVERED, status_at=NOW - timedelta(days=days_ago))
    return Talk(state(order(items=items or (KURTA,), **facts), came), brand=brand)


def args_of(talk: Talk) -> dict[str, Any]:
    assert talk.decision
    return talk.decision.sends[-1].args


def lines_of(talk: Talk) -> dict[str, str]:
    lines: dict[str, str] = args_of(talk)["lines"]
    return lines


def test_a_return_is_asked_for_step_by_step_and_the_shop_is_asked_once() -> None:
    """P-05, A-84."""
    talk = delivered()
    assert talk.says("I want to send this back", "return_request") == ["ask_return_request_reason"]
    assert talk.taps("reason_small", ORDER) == ["ask_return_request_what"]
    assert lines_of(talk)["rule"] == "rule_in_time"
    assert talk.taps("way_refund", ORDER) == ["ask_return_request_pickup"]
    assert talk.taps("slot_evening", ORDER) == ["ask_return_request_sure"]
    assert lines_of(talk) == {"rule": "rule_in_time", "way": "way_transfer", "slot": "pickup_evening"}
    assert talk.taps("yes", ORDER) == ["return_asked"]
    assert talk.decision
    (ask,) = talk.decision.asks
    assert (ask.command, ask.account) == ("shop.create_return", "shop")
    assert ask.params == {
        "shop_order_id": "5001",
        "sku": "KURTA-M",
        "title": "Indigo kurta, M",
        "quantity": 1,
        "reason": "too_small",
        "note": "pickup: evening",
        "what": "refund",
        "approve": True,
    }
    assert talk.says("return it", "return_request") == ["return_asked_already"]


def test_what_she_told_at_once_is_not_asked_again() -> None:
    """B-11: item, reason and what she wants came with her first words."""
    talk = delivered(KURTA, STOLE)
    said = talk.says("the kurta is too tight, I want to exchange it", "exchange_request")
    assert said == ["ask_return_request_wanted"]
    assert args_of(talk)["words"]["item"] == "Indigo kurta, M"
    assert talk.says("L please") == ["ask_return_request_pickup"]
    assert talk.says("in the evening", entities={"slot": "evening"}) == ["ask_return_request_sure"]
    assert talk.says("haan", "affirm") == ["exchange_asked"]
    assert talk.asks == ["shop.check_stock"]


def test_of_several_items_she_chooses_from_a_list_of_their_names() -> None:
    """P-05."""
    talk = delivered(KURTA, STOLE)
    assert talk.says("I want to send something back", "return_request") == ["ask_return_request_item"]
    assert args_of(talk)["options"] == [["item_0", "Indigo kurta, M"], ["item_1", "Kalamkari stole"]]
    assert talk.taps("item_1", ORDER) == ["ask_return_request_reason"]
    assert args_of(talk)["words"]["item"] == "Kalamkari stole"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("bahut tang hai", "too_small"),
        ("मुझे पसंद नहीं आया", "looks"),
        ("it is torn", "damaged"),
        ("my husband bought me another", "other"),
    ],
)
def test_a_reason_may_be_typed(text: str, reason: str) -> None:
    """P-05: whatever she answers is a reason, and her words go with it."""
    talk = delivered()
    talk.says("return", "return_request")
    talk.says(text)
    frame = talk.state.conversation.stack[-1]
    assert frame.slots["reason"] == reason
    assert frame.slots["note"] == text


def test_a_question_in_between_is_answered_and_the_reason_asked_again() -> None:
    """P-05, B-18."""
    talk = delivered()
    talk.says("return", "return_request")
    assert talk.says("where is my refund?", "refund_status") == ["refund_none", "ask_return_request_reason"]


@pytest.mark.parametrize(
    ("days_ago", "facts", "rule"),
    [(8, {}, "window_over"), (8, {"tags": ("innerwear",)}, "final_sale")],
)
def test_what_can_never_come_back_is_said_at_once_with_its_rule(
    days_ago: float, facts: dict[str, Any], rule: str
) -> None:
    """P-05, B-17."""
    talk = delivered(days_ago=days_ago, brand=brand_with(final=("innerwear",)), **facts)
    assert talk.says("return", "return_request") == ["return_refused"]
    assert lines_of(talk)["rule"] == f"rule_{rule}"
    assert talk.asks == talk.tasks == []


def test_a_reason_that_the_rules_do_not_take_ends_the_questions() -> None:
    """B-17: and is told with its rule; the same product comes back when it is damaged."""
    talk = delivered(tags=("innerwear",), brand=brand_with(final=("innerwear",)))
    assert talk.says("return", "return_request") == ["ask_return_request_reason"]
    assert talk.taps("reason_mind", ORDER) == ["return_refused"]
    assert lines_of(talk)["rule"] == "rule_final_sale"
    assert talk.state.conversation.stack == ()
    talk.says("return", "return_request")
    assert talk.taps("reason_damaged", ORDER) == ["ask_return_request_photo"]


@pytest.mark.parametrize("has_photo", [True, False])
def test_without_a_photo_a_person_of_the_shop_decides(has_photo: bool) -> None:
    """P-05: with one, the rules do."""
    talk = delivered()
    talk.says("return, it is torn", "return_request")
    said = talk.sends("image") if has_photo else talk.taps("no_photo", ORDER)
    assert said == ["ask_return_request_what"]
    talk.taps("way_refund", ORDER)
    talk.taps("slot_morning", ORDER)
    talk.taps("yes", ORDER)
    assert talk.decision
    assert talk.decision.asks[0].params["approve"] is has_photo


def test_exchange_only_is_not_asked_whether_she_wants_money() -> None:
    """B-17."""
    talk = delivered(tags=("sale",), brand=brand_with(exchange_only=("sale",)))
    talk.says("return", "return_request")
    assert talk.taps("reason_large", ORDER) == ["ask_return_request_wanted"]
    talk.says("S")
    assert talk.taps("slot_morning", ORDER) == ["ask_return_request_sure"]
    assert lines_of(talk)["rule"] == "rule_exchange_only"


def test_a_fee_is_told_before_she_says_yes() -> None:
    """B-17."""
    talk = delivered(brand=brand_with(fee_paise=9_900))
    talk.says("return", "return_request")
    talk.taps("reason_mind", ORDER)
    talk.taps("way_refund", ORDER)
    talk.taps("slot_morning", ORDER)
    assert lines_of(talk)["rule"] == "rule_in_time_fee"
    assert args_of(talk)["fee_paise"] == 9_900


def test_she_keeps_it_only_where_the_brand_says_so() -> None:
    """P-05: "keep it" offers only within policy, with a person for the money."""
    brand = brand_with(keep_below_paise=30_000)
    talk = delivered(STOLE, brand=brand)
    talk.says("return it, torn", "return_request")
    assert talk.sends("image") == ["ask_return_request_keep"]
    assert talk.taps("yes", ORDER) == ["keep_asked"]
    assert (talk.tasks, talk.asks) == (["refund_without_return"], [])
    dear = delivered(KURTA, brand=brand)
    dear.says("return it, torn", "return_request")
    assert dear.sends("image") == ["ask_return_request_what"]


def test_no_at_the_end_asks_nobody_for_anything() -> None:
    """P-05."""
    talk = delivered()
    talk.says("return", "return_request")
    talk.taps("reason_mind", ORDER)
    talk.taps("way_refund", ORDER)
    talk.taps("slot_morning", ORDER)
    assert talk.taps("no", ORDER) == ["form_stopped"]
    assert talk.asks == talk.tasks == []


def test_what_has_not_come_cannot_go_back() -> None:
    """P-05."""
    talk = Talk(state(order(), parcel(status=Status.IN_TRANSIT, status_at=NOW)))
    assert talk.says("return", "return_request") == ["return_not_yet"]


def test_a_return_under_way_is_told_in_its_story() -> None:
    """A-61."""
    running = Return("R-1", "approved", NOW, NOW, seen={"approved": NOW})
    talk = delivered(returns=(running,))
    assert talk.says("return", "return_request") == ["order_status"]


def test_what_the_shop_cannot_do_a_person_does_with_all_that_she_told() -> None:
    """P-05, B-11."""
    talk = delivered()
    talk.says("too small, return", "return_request")
    talk.taps("way_refund", ORDER)
    talk.taps("slot_morning", ORDER)
    talk.taps("yes", ORDER)
    assert talk.happens(result("shop.create_return", "refused", talk.now, reason="not offered")) == []
    assert talk.tasks == ["return_wanted"]
    assert talk.decision
    assert talk.decision.tasks[0].packet["known"] == {
        "reason": "too_small",
        "note": "too small, return",
        "what": "refund",
        "pickup": "morning",
        "rule": "in_time",
        "item": "Indigo kurta, M",
    }


def test_what_is_in_stock_is_exchanged_for_that_very_variant() -> None:
    """P-05: exchange checks stock."""
    talk = delivered()
    talk.says("exchange, too small", "exchange_request")
    talk.says("L")
    talk.taps("slot_morning", ORDER)
    talk.taps("yes", ORDER)
    answer = result("shop.check_stock", "confirmed", talk.now)
    body = msgspec.structs.replace(answer.body, data=answer.body.data | {"variant_id": "V-1"})  # type: ignore[union-attr]
    talk.happens(msgspec.structs.replace(answer, body=body))
    assert talk.decision
    params = talk.decision.asks[0].params
    assert (params["what"], params["variant_id"], params["approve"]) == ("exchange", "V-1", True)


def test_an_order_that_is_only_proved_to_be_hers_goes_to_a_person() -> None:
    """P-02, P-05: another's order is not changed by who knows its number and pincode."""
    theirs = order(id=77, customer_id=99, items=(KURTA,))
    came = parcel(id=78, customer_id=99, order_id=77, status=Status.DELIVERED, status_at=NOW - timedelta(days=1))
    talk = Talk(state(visible={77: theirs}, visible_shipments={78: came}))
    assert talk.says("return", "return_request") == ["handoff"]
    assert talk.tasks == ["handoff_return_request"]
