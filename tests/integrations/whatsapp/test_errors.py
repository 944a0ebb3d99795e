"""Each of WhatsApp's codes asks for something, and waiting grows without ever coming early."""

import re
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integrations.whatsapp.errors import (
    REACTION_OF_CODE,
    UNKNOWN_CODE,
    Act,
    MessageRefused,
    Reaction,
    Retry,
    reaction_of,
    retry_at,
)

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

# The codes of Meta's error page as we know them.
KNOWN = (
    "0 190 3 10 200 299 1 2 33 100 4 80007 130429 131056 131048 131064 133016 368 131031 130497 130472 131026 131047 "
    "470 131049 131050 131051 131052 131053 131000 131005 131008 131009 131016 131021 131030 131037 131042 131044 "
    "131045 131055 131057 131062 131063 130403 1026 132000 132001 132005 132007 132008 132012 132015 132016 132018 "
    "132068 132069 133004 133000 133005 133006 133008 133009 133010 133015 134011 134100 134101 134102 135000 137000 "
    "139000 139100 147001 147005 139200 2388072"
)


@pytest.mark.parametrize("code", [int(code) for code in KNOWN.split()])
def test_every_known_code_has_a_reaction_in_plain_words(code: int) -> None:
    """A-15."""
    reaction = reaction_of(code)
    assert reaction is not UNKNOWN_CODE
    assert reaction.retry in get_args(Retry)
    assert reaction.act in get_args(Act)
    assert re.fullmatch(r"[A-Z].{20,}\.", reaction.says)
    assert (reaction.retry == "never") == (reaction.attempts == 0)


@pytest.mark.parametrize(
    ("code", "retry", "act"),
    [
        (131047, "never", "template"),
        (470, "never", "template"),
        (131026, "never", "mark_unreachable"),
        (131049, "day", "skip"),
        (131050, "never", "opt_out"),
        (131056, "pair", "slow_customer"),
        (130429, "seconds", "slow_number"),
        (80007, "minutes", "slow_brand"),
        (4, "minutes", "slow_all"),
        (131048, "hours", "stop_marketing"),
        (190, "never", "page"),
        (368, "never", "stop_number"),
        (132015, "never", "pause_template"),
        (132016, "never", "replace_template"),
        (1026, "never", "ask_text"),
        (131000, "seconds", "reconcile"),
    ],
)
def test_the_codes_that_decide_most_ask_for_the_right_thing(code: int, retry: str, act: str) -> None:
    """A-15, G-4."""
    assert (reaction_of(code).retry, reaction_of(code).act) == (retry, act)


@pytest.mark.parametrize("code", [None, -1, 424242, 300, 139300])
def test_an_unknown_code_is_not_tried_again_and_goes_to_people(code: int | None) -> None:
    """A-23."""
    assert reaction_of(code) is UNKNOWN_CODE
    assert retry_at(UNKNOWN_CODE, 1, NOW) is None


def test_a_wrong_pin_does_not_stop_the_number() -> None:
    """A-15."""
    assert reaction_of(131031, "Two step PIN mismatch").act == "ops"
    assert reaction_of(131031, "Account has been locked").act == "stop_number"


def test_a_refusal_is_a_command_refused_with_a_code_and_words() -> None:
    """A-28."""
    refused = MessageRefused(131047, "over 24 hours")
    assert (refused.code, refused.error_code, refused.reason) == ("131047", 131047, "over 24 hours")
    assert refused.reaction is REACTION_OF_CODE[131047]


def test_the_pair_limit_is_waited_out_in_powers_of_four() -> None:
    """A-23."""
    waits = [retry_at(reaction_of(131056), attempt, NOW) for attempt in (1, 2, 3, 4)]
    assert waits == [NOW + timedelta(seconds=4**x) for x in (1, 2, 3, 4)]


def test_the_marketing_cap_is_never_met_again_within_a_day() -> None:
    """A-15."""
    first = retry_at(reaction_of(131049), 1, NOW)
    assert first is not None
    assert first - NOW >= timedelta(hours=24)
    assert retry_at(reaction_of(131049), 2, NOW) is None


REACTIONS = st.sampled_from(sorted(REACTION_OF_CODE)).map(reaction_of)


@given(REACTIONS, st.integers(1, 200), st.floats(0, 1, exclude_max=True))
def test_waits_grow_and_jitter_only_lengthens_them(reaction: Reaction, attempt: int, jitter: float) -> None:
    """A-23."""
    plain, later = retry_at(reaction, attempt, NOW), retry_at(reaction, attempt, NOW, jitter)
    if attempt > reaction.attempts:
        assert plain is None
        return
    assert plain is not None
    assert later is not None
    assert NOW <= plain <= later <= NOW + timedelta(days=3)
    before = retry_at(reaction, attempt - 1, NOW) if attempt > 1 else NOW
    assert before is not None
    assert before <= plain
