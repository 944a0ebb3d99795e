"""Before a purchase, and what is in an order: range, cash, returns, offers, products, changes, the same again."""

from datetime import date, timedelta
from typing import Any

import pytest

from journeys.brand import Brand
from journeys.delivery_terms import DeliveryTerms
from journeys.events import Item
from journeys.return_rules import ReturnRules
from journeys.state import Checkout
from journeys.status import Status
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import NOW, customer, order, parcel, state

SHOP = "https://shop.example"
AGARTALA = "799001"


def args_of(talk: Talk) -> dict[str, Any]:
    assert talk.decision
    return talk.decision.sends[0].args


def asks_about(pincode: str, **brand: Any) -> tuple[Talk, list[str]]:
    talk = Talk(state(), brand=Brand(**brand))
    return talk, talk.says("do you deliver there?", "delivery_area", entities={"pincode": pincode})


def test_a_place_is_answered_with_a_range_cash_and_returns_and_no_order() -> None:
    """A-29: in one message, never one day."""
    talk, heard = asks_about(AGARTALA, delivery=DeliveryTerms(cod="yes"))
    assert heard == ["delivery_area"]
    said = args_of(talk)
    first, last = map(date.fromisoformat, said["range_days"])
    assert NOW.date() < first < last
    assert (said["lines"]["cod_rule"], said["lines"]["rule"]) == ("cod_rule_yes", "policy_days")
    assert said["new_pincode"] == AGARTALA


def test_without_a_pincode_it_is_asked_once() -> None:
    """A-29."""
    talk = Talk(state())
    assert talk.says("do you deliver to my place", "delivery_area") == ["ask_delivery_area_pincode"]
    assert talk.says("560001", "unclear", entities={"pincode": "560001"}) == ["delivery_area"]


def test_the_pincode_of_her_cart_is_not_asked() -> None:
    """B-11."""
    cart = Checkout("c1", "shop", NOW, pincode=AGARTALA)
    talk = Talk(state(customer(checkout=cart)))
    assert talk.says("how many days", "delivery_area") == ["delivery_area"]
    assert args_of(talk)["new_pincode"] == AGARTALA


def test_a_pincode_that_is_none_and_a_place_not_served_are_told() -> None:
    """A-29."""
    assert asks_about("999999")[1] == ["delivery_area_unknown"]
    assert asks_about(AGARTALA, delivery=DeliveryTerms(not_in=("79",)))[1] == ["delivery_area_not"]


@pytest.mark.parametrize(
    ("terms", "line"),
    [
        (DeliveryTerms(), "cod_rule_ask"),
        (DeliveryTerms(cod="no"), "cod_rule_no"),
        (DeliveryTerms(cod="yes", cod_most_paise=300_000), "cod_rule_up_to"),
    ],
)
def test_cash_is_answered_by_the_brands_terms(terms: DeliveryTerms, line: str) -> None:
    """A-29: what is not known is not promised."""
    talk = Talk(state(), brand=Brand(delivery=terms))
    assert talk.says("cod available?", "cod_available") == ["cod_terms"]
    assert args_of(talk)["lines"]["cod_rule"] == line


def test_cash_that_differs_by_place_is_answered_for_the_place() -> None:
    """A-29."""
    talk = Talk(state(), brand=Brand(delivery=DeliveryTerms(cod="yes", no_cod_in=("79",))))
    assert talk.says("cod?", "cod_available") == ["ask_delivery_area_pincode"]
    assert talk.says(AGARTALA, "unclear", entities={"pincode": AGARTALA}) == ["delivery_area"]
    assert args_of(talk)["lines"]["cod_rule"] == "cod_rule_no"


def test_the_rules_for_returns_are_the_data_that_decides() -> None:
    """B-17, A-29."""
    rules = ReturnRules(days=10, fee_paise=9_900, final=("innerwear",), days_of={"jewellery": 3})
    talk = Talk(state(), brand=Brand(returns=rules))
    assert talk.says("return policy?", "return_policy") == ["return_policy"]
    told = args_of(talk)["lines"]["policy"]
    assert told == ["policy_days_fee", "policy_categories", "policy_final", "policy_problem", "policy_to_source"]
    assert args_of(talk)["rule_days"] == 10


@pytest.mark.parametrize(("days_ago", "rule"), [(2, "rule_in_time"), (8, "rule_window_over")])
def test_what_she_has_is_judged_by_its_own_rule(days_ago: int, rule: str) -> None:
    """B-17."""
    came = parcel(status=Status.DELIVERED, status_at=NOW - timedelta(days=days_ago))
    talk = Talk(state(order(items=(Item("Indigo kurta", 1, "KU-7", 149_900),)), came))
    assert talk.says("can I return it?", "return_policy") == ["return_policy_of_order"]
    assert args_of(talk)["lines"]["rule"] == rule


@pytest.mark.parametrize(
    ("intent", "link", "told"),
    [
        ("offers", SHOP, "offers_page"),
        ("offers", "", "offers_no_page"),
        ("product_question", SHOP, "product_page"),
        ("product_question", "", "product_no_page"),
    ],
)
def test_what_we_do_not_know_leads_to_the_shop_or_a_person(intent: str, link: str, told: str) -> None:
    """A-29: nothing is invented."""
    assert Talk(state(), brand=Brand(shop_link=link)).says("a question", intent) == [told]


def test_how_to_use_what_she_has_is_shown() -> None:
    """A-29."""
    talk = Talk(state(order(tags=("serum",))), brand=Brand(guides={"serum": "https://shop.example/serum"}))
    assert talk.says("how to use it", "product_question") == ["product_guide"]


def test_the_same_again_names_what_she_had() -> None:
    """A-29."""
    had = order(items=(Item("Indigo *kurta*", 2), Item("Scarf")))
    talk = Talk(state(had), brand=Brand(shop_link=SHOP))
    assert talk.says("order the same again", "reorder") == ["order_again"]
    assert args_of(talk)["words"]["items"] == "2 x Indigo kurta, Scarf"


# -- another item --------------------------------------------------------------------------------------------------


def test_a_change_before_dispatch_is_asked_for_once_noted_with_the_shop_and_for_a_person() -> None:
    """P-04, B-11."""
    talk = Talk(state(order()))
    assert talk.says("I want to change the item", "change_item") == ["ask_change_item_change"]
    assert talk.says("kurta in M", "unclear") == ["change_item_noted"]
    assert args_of(talk)["words"]["wanted"] == "kurta in M"
    assert (talk.asks, talk.tasks) == (["shop.note_order"], ["change_item"])


def test_a_change_told_at_once_is_not_asked() -> None:
    """B-11."""
    assert Talk(state(order())).says("change size to L", "change_item") == ["change_item_noted"]


def test_after_dispatch_it_is_told_as_it_is_and_after_delivery_it_is_an_exchange() -> None:
    """P-04, P-05."""
    moving = parcel(status=Status.IN_TRANSIT, status_at=NOW - timedelta(hours=2))
    assert Talk(state(order(), moving)).says("change size to L", "change_item") == ["change_item_left"]
    came = parcel(status=Status.DELIVERED, status_at=NOW - timedelta(days=1))
    heard = Talk(state(order(items=(Item("Indigo kurta"),)), came)).says("change size to L", "change_item")
    assert heard == ["ask_return_request_reason"]
