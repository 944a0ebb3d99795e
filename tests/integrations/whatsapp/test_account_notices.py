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
    assert isinstance(event.body, AccountNotice)
    judged = {name: getattr(event.body, name) for name in ("category", "reason", "trouble", "over")}
    assert event.body == AccountNotice(
        **judged,
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


TROUBLES = [
    ("message_template_status_update", {"event": "REJECTED"}, "template_rejected"),
    ("message_template_status_update", {"event": "PAUSED"}, "template_paused"),
    ("message_template_status_update", {"event": "DISABLED"}, "template_disabled"),
    ("message_template_status_update", {"event": "FLAGGED"}, "template_flagged"),
    ("message_template_status_update", {"event": "PENDING"}, ""),
    ("message_template_quality_update", {"new_quality_score": "RED"}, "template_quality_low"),
    ("message_template_quality_update", {"new_quality_score": "YELLOW"}, ""),
    (
        "template_category_update",
        {"previous_category": "UTILITY", "new_category": "MARKETING"},
        "template_recategorised",
    ),
    ("template_category_update", {"previous_category": "MARKETING", "new_category": "UTILITY"}, ""),
    # a day's notice before it happens
    (
        "template_category_update",
        {"new_category": "UTILITY", "correct_category": "MARKETING"},
        "template_to_be_recategorised",
    ),
    ("phone_number_quality_update", {"event": "FLAGGED"}, "number_quality_low"),
    ("phone_number_quality_update", {"event": "ONBOARDING"}, ""),
    ("account_update", {"event": "ACCOUNT_RESTRICTION"}, "account_restricted"),
    ("account_update", {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "DISABLE"}}, "account_disabled"),
    ("account_update", {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "REINSTATE"}}, ""),
    ("account_update", {"event": "VOLUME_BASED_PRICING_TIER_UPDATE"}, ""),
    ("security", {"event": "FLAGGED"}, ""),
]


@pytest.mark.parametrize(("field", "value", "trouble"), TROUBLES)
def test_what_operations_must_look_at_is_named_in_our_words(field: str, value: dict[str, Any], trouble: str) -> None:
    """P-01, A-28."""
    event = read_one(posts.notice(field, posts.TEMPLATE | value if "template" in field else value))
    assert isinstance(event.body, AccountNotice)
    assert event.body.trouble == trouble


OVER = [
    ("message_template_status_update", {"event": "APPROVED"}, "template_paused"),
    ("message_template_quality_update", {"new_quality_score": "GREEN"}, "template_quality_low"),
    (
        "template_category_update",
        {"previous_category": "MARKETING", "new_category": "UTILITY"},
        "template_recategorised",
    ),
    ("phone_number_quality_update", {"event": "UNFLAGGED"}, "number_quality_low"),
    ("account_update", {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": ["REINSTATE"]}}, ""),
    ("account_update", {"event": "DISABLED_UPDATE", "ban_info": {"waba_ban_state": "REINSTATE"}}, "account_disabled"),
]


@pytest.mark.parametrize(("field", "value", "over"), OVER)
def test_the_end_of_a_trouble_is_told_too(field: str, value: dict[str, Any], over: str) -> None:
    """P-01, A-28."""
    event = read_one(posts.notice(field, posts.TEMPLATE | value if "template" in field else value))
    assert isinstance(event.body, AccountNotice)
    assert over in event.body.over or not (over or event.body.over)


def test_a_refused_template_says_why_and_what_to_do() -> None:
    """A-28."""
    refused = {"event": "REJECTED", "reason": "INVALID_FORMAT", "message_template_category": "MARKETING"}
    advice = {"rejection_info": {"reason": "Parameters stand side by side.", "recommendation": "Put words between."}}
    bare, advised = (
        read_one(posts.notice("message_template_status_update", posts.TEMPLATE | refused | more)).body
        for more in ({}, advice)
    )
    assert isinstance(bare, AccountNotice)
    assert isinstance(advised, AccountNotice)
    assert (bare.reason, bare.category) == ("INVALID_FORMAT", "MARKETING")
    assert advised.reason == "Parameters stand side by side. Put words between."


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
