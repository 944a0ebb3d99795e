"""Templates, account, numbers, errors and marketing preferences, told in our own words."""

from typing import Any

import pytest

from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import AccountNotice, Key, Preference
from tests.integrations.whatsapp import posts
from tests.integrations.whatsapp.reading import OCCURRED_AT, read, read_one


@pytest.mark.parametrize("field", posts.NOTICES)
def test_every_account_field_is_told_with_metas_own_object(field: str) -> None:
    """P-01."""
    value, kind, status = posts.NOTICES[field]
    event = read_one(posts.notice(field, value))
    assert (event.kind, event.occurred_at, event.keys) == (kind, OCCURRED_AT, ())
    assert event.body == AccountNotice(
        field=field,
        name=value.get("message_template_name", ""),
        language=value.get("message_template_language", ""),
        status=status,
        value=value,
        waba_id=posts.WABA,
    )


TEMPLATE_EVENTS = (
    "APPROVED ARCHIVED UNARCHIVED DELETED DISABLED FLAGGED IN_APPEAL LIMIT_EXCEEDED LOCKED PAUSED PENDING "
    "REINSTATED PENDING_DELETION REJECTED"
)


@pytest.mark.parametrize("word", TEMPLATE_EVENTS.split())
def test_every_template_status_keeps_its_word(word: str) -> None:
    """P-01, A-28."""
    event = read_one(posts.notice("message_template_status_update", posts.TEMPLATE | {"event": word}))
    assert isinstance(event.body, AccountNotice)
    assert (event.body.status, event.body.name, event.body.language) == (word, "order_shipped", "hi")


def test_the_same_notice_later_is_another_fact() -> None:
    """A-23."""
    value, _, _ = posts.NOTICES["message_template_status_update"]
    keys = [read_one(posts.notice("message_template_status_update", value, time)).key for time in (100, 100, 200)]
    assert keys[0] == keys[1] != keys[2]


def test_the_same_template_name_in_two_accounts_is_two_facts() -> None:
    """A-23."""
    change = {"field": "message_template_status_update", "value": posts.TEMPLATE | {"event": "PAUSED"}}
    ours, theirs = (read_one(posts.envelope(change, waba=waba, time=100)) for waba in ("1", "2"))
    assert ours.key != theirs.key
    assert isinstance(theirs.body, AccountNotice)
    assert theirs.body.waba_id == "2"


def test_errors_of_the_whole_number_are_told_one_by_one() -> None:
    """P-01."""
    errors = [{"code": 130429, "title": "Rate limit hit"}, {"code": 131000, "title": "Something went wrong"}]
    first, second = read(posts.envelope(posts.messages_change(errors=errors)))
    assert first.kind == second.kind == "account.error_reported"
    assert isinstance(first.body, AccountNotice)
    assert (first.body.status, first.body.number_id, first.body.value) == ("130429", posts.NUMBER_ID, errors[0])
    assert first.key != second.key


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({}, "customer.marketing_stopped"),
        ({"category": "something_new"}, "customer.marketing_stopped"),  # a stop always counts
        ({"value": "resume"}, "customer.marketing_resumed"),
        ({"value": "signup", "signup_id": "su-3"}, "customer.marketing_resumed"),
    ],
)
def test_a_marketing_preference_is_the_customers(change: dict[str, Any], kind: str) -> None:
    """P-01."""
    event = read_one(posts.preference(posts.PREFERENCE | change, posts.CONTACT))
    assert (event.kind, event.occurred_at) == (kind, OCCURRED_AT)
    assert event.keys[:2] == (Key("phone", "+919999900001"), Key("bsuid", posts.BSUID))
    assert isinstance(event.body, Preference)
    assert ("su-3" in event.body.detail) == ("signup_id" in change)


def test_a_preference_needs_no_contacts_and_is_the_same_fact_without() -> None:
    """P-01, A-23."""
    bare, full = (
        read_one(posts.preference(posts.PREFERENCE)),
        read_one(posts.preference(posts.PREFERENCE, posts.CONTACT)),
    )
    assert bare.keys == (Key("phone", "+919999900001"),)
    assert bare.key == full.key


@pytest.mark.parametrize("change", [{"value": "maybe"}, {"value": "resume", "category": "calls"}, {"value": None}])
def test_a_yes_is_never_guessed(change: dict[str, Any]) -> None:
    """P-01."""
    with pytest.raises(PayloadUnsupported):
        read(posts.preference(posts.PREFERENCE | change))


def test_a_preference_of_nobody_is_kept_for_a_person() -> None:
    """P-01."""
    with pytest.raises(PayloadMalformed):
        read(posts.preference({"value": "stop", "category": "marketing_messages"}))
