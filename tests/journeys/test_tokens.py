"""Decision tokens: what a button means is in its id, and nobody else can make one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.tokens import Choice, read, sign

SECRET = "only for tests"
NAMES = st.from_regex(r"[a-z_]{1,30}", fullmatch=True)
SUBJECTS = st.text(max_size=40)
CHOICES = st.builds(Choice, NAMES, st.integers(-(2**63), 2**63), SUBJECTS)
ANYTHING = st.text(st.characters()) | st.from_regex(r"1\.[a-z]*\.\d*\..*\.[0-9a-f]{16}", fullmatch=True)


@given(CHOICES)
def test_a_token_reads_back_as_what_was_signed(choice: Choice) -> None:
    """P-04: an old button acts on its own order."""
    assert read(sign(choice, SECRET), SECRET) == choice


@given(CHOICES, st.integers(0, 200), st.characters())
def test_a_token_changed_anywhere_is_not_ours(choice: Choice, at: int, other: str) -> None:
    """P-04, P-02: a forged button opens nobody's order."""
    token = sign(choice, SECRET)
    at %= len(token)
    forged = token[:at] + other + token[at + 1 :]
    assert forged == token or read(forged, SECRET) is None


@given(CHOICES)
def test_a_token_of_another_deployment_is_not_ours(choice: Choice) -> None:
    """P-04."""
    assert read(sign(choice, "another secret"), SECRET) is None


@given(ANYTHING)
def test_whatever_a_phone_sends_is_read_without_an_error(garbage: str) -> None:
    """P-01, P-04."""
    assert read(garbage, SECRET) is None


@pytest.mark.parametrize(
    "garbage", ["", ".", "1", "reattempt", "1.reattempt.20.900", "\ud800.x", "…", "1.....", "x" * 4000]
)
def test_garbage_is_not_ours(garbage: str) -> None:
    """P-04."""
    assert read(garbage, SECRET) is None


def test_tokens_fit_whatsapps_limits() -> None:
    """P-04: 200 characters for a list row, 256 for a button."""
    assert len(sign(Choice("change_address", 2**63, str(2**63)), SECRET)) <= 200


def test_a_choice_that_could_not_be_read_back_is_never_signed() -> None:
    """P-04."""
    with pytest.raises(ValueError, match=r"order\.status"):
        sign(Choice("order.status"), SECRET)
