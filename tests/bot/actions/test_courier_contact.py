"""Who brings it: courier, AWB and link, and nobody's number."""

from journeys.status import Status
from tests.bot.actions.test_change_delivery_time import at
from tests.bot.dialogue.talking import Talk
from tests.journeys.builders import order, state

ONE = order()


def test_she_hears_who_brings_it() -> None:
    """A-76."""
    talk = Talk(state(ONE, at(Status.OUT_FOR_DELIVERY, courier="delhivery")))
    assert talk.says("delivery boy number", "courier_contact") == ["courier_contact"]


def test_before_a_courier_has_it_there_is_nobody_to_name() -> None:
    """A-01."""
    assert Talk(state(ONE)).says("which courier", "courier_contact") == ["courier_has_it_not"]


def test_without_an_order_a_proof_is_asked_for() -> None:
    """P-02."""
    assert Talk(state()).says("which courier", "courier_contact") == ["ask_proof"]
