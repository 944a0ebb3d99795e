"""Errors say who must act, and whether trying again can help."""

from journeys.errors import CommandRefused, HarkaraError, OutcomeUnknown, ServiceUnavailable


def test_a_refusal_keeps_the_other_sides_words_apart_from_its_code() -> None:
    """A-14: the journey decides by the code; neither is shown to a customer."""
    refused = CommandRefused("limit reached", code="E42")
    assert (refused.reason, refused.code, str(refused)) == ("limit reached", "E42", "E42: limit reached")
    assert str(CommandRefused("limit reached")) == "limit reached"


def test_only_a_service_that_is_down_is_worth_another_try() -> None:
    """G-1: an unknown outcome is reconciled before any repeat."""
    down = ServiceUnavailable("busy", retry_after_seconds=7.5)
    assert (down.retryable, down.retry_after_seconds, str(down)) == (True, 7.5, "busy")
    assert not OutcomeUnknown("no answer").retryable
    assert not HarkaraError.retryable
