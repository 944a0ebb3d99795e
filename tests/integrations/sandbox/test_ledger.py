"""Point 11: the ledger finds what a sender did wrong, and adds up the price."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from integrations.sandbox.ledger import Ledger, Send
from integrations.sandbox.settings import SandboxSettings

from .graph_client import Business, template_send

START = datetime(2026, 11, 21, 6, 0, tzinfo=UTC)


def send(number: int, **changes: Any) -> Send:
    fields: dict[str, Any] = {
        "wamid": f"wamid.{number}",
        "at": START + timedelta(minutes=number),
        "user": "p1",
        "type": "text",
        "category": "service",
        "body": f"message {number}",
    }
    return Send(**(fields | changes))


def ledger(*sends: Send, **settings: Any) -> Ledger:
    made = Ledger(SandboxSettings(**settings))
    for one in sends:
        made.add(one)
    return made


CASES = [
    # different words, no tokens: nothing to say
    ([{}, {}], []),
    # the same effect twice, whatever the attempt
    ([{"token": "o:1|a:1"}, {"token": "o:1|a:2"}], ["duplicate_effects"]),
    ([{"token": "o:1|s:a|a:1"}, {"token": "o:1|s:b|a:1"}], []),
    # the first failed: the second is its replacement
    ([{"token": "o:1|a:1", "failed_code": 131000}, {"token": "o:1|a:2"}], []),
    # the acceptance was hidden and no status had left: the sender could not know
    ([{"token": "o:1|a:1", "outcome_hidden": True}, {"token": "o:1|a:2"}], []),
    # ... but it could once a status had left
    (
        [{"token": "o:1|a:1", "outcome_hidden": True, "told_at": START}, {"token": "o:1|a:2"}],
        ["duplicate_effects"],
    ),
    # taken twice by a fault
    ([{"token": "o:1"}, {"token": "o:1", "doubled": True}], []),
    # the same words to the same user
    ([{"body": "Hello"}, {"body": "Hello"}], ["repeated_words"]),
    ([{"body": "Hello"}, {"body": "Hello", "user": "p2"}], []),
    ([{"body": "Hello", "token": "t1"}, {"body": "Hello", "token": "t2"}], []),
    ([{"body": "Hello"}, {"body": "Hello", "at": START + timedelta(hours=25)}], []),
    ([{"window_open": False}], ["outside_window"]),
    ([{"window_open": False, "type": "template", "category": "utility"}], []),
    ([{"marketing_stopped": True, "type": "template", "category": "marketing"}], ["marketing_to_stopped"]),
    ([{"marketing_stopped": True, "type": "template", "category": "utility"}], []),
    ([{"at": START} for _ in range(46)], ["pair_limit_breaks"]),
    ([{"at": START} for _ in range(45)], []),
]


@pytest.mark.parametrize(("changes", "broken"), CASES)
def test_each_rule_is_found_broken_only_when_it_is(changes: list[dict[str, Any]], broken: list[str]) -> None:
    """G-1, G-4."""
    sends = [send(number, **change) for number, change in enumerate(changes)]
    assert ledger(*sends).invariants().broken == broken


def test_the_first_thousand_service_messages_of_a_month_are_free() -> None:
    """R-5."""
    book = ledger(*[send(number) for number in range(5)], free_service_messages_per_month=3)
    for one in book.sends:
        book.mark_delivered(one.wamid)
    assert [one.billable for one in book.sends] == [False] * 3 + [True] * 2
    assert book.prices()["rupees"] == {"service": 0.23}
    book.add(send(9, at=START + timedelta(days=20)))
    assert not book.sends[-1].billable  # a new month
    assert book.prices()["free_service_used"] == {"2026-11": 3, "2026-12": 1}


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"category": "marketing"}, "regular"),
        ({"category": "utility"}, "regular"),
        ({"category": "utility", "at": START - timedelta(days=60)}, "free_customer_service"),  # before October
        ({"category": "utility", "at": START - timedelta(days=60), "window_open": False}, "regular"),
        ({"at": START - timedelta(days=60)}, "free_customer_service"),
    ],
)
def test_the_kind_of_price_follows_the_month(changes: dict[str, Any], kind: str) -> None:
    """R-5."""
    assert ledger().add(send(1, **changes))["type"] == kind


async def test_only_delivered_messages_cost_and_the_page_shows_it(business: Business) -> None:
    """R-5."""
    customer = await business.customer(window=False)
    await business.act(customer, "online", online=False)
    await business.template("festive", category="MARKETING")
    await business.send("template", template_send("Asha", "#1", name="festive"), biz_opaque_callback_data="o:1|a:1")
    await business.settle(10)
    assert business.world.ledger.prices()["rupees_total"] == 0
    await business.act(customer, "online", online=True)
    book = await (await business.session.get("/sandbox/api/ledger")).json()
    assert book["invariants"]["prices"]["rupees"] == {"marketing": 0.8631}
    assert book["broken"] == []
    assert (book["accepted"], book["sends"][0]["token"]) == (1, "o:1|a:1")
