"""The common reasons to write to support: each is answered before it is asked, or a gap that somebody accepted."""

from journeys.contact_reasons import CONTACT_REASONS
from journeys.messages import MESSAGES


def test_each_reason_has_a_message_that_speaks_first_or_an_accepted_gap() -> None:
    """A-17."""
    assert len(CONTACT_REASONS) >= 10
    for reason in CONTACT_REASONS.values():
        assert bool(reason.told_by) != bool(reason.gap)
        for name in reason.told_by:
            assert MESSAGES[name].proactive, f"{name} answers instead of speaking first"


def test_the_first_ten_reasons_are_all_told_of() -> None:
    """A-17."""
    assert all(reason.told_by for reason in list(CONTACT_REASONS.values())[:10])
