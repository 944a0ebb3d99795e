"""What follows when a customer writes, changes her number or stops marketing messages."""

from datetime import timedelta

import pytest

from journeys.events import Event, IdentityChange, Media, Preference
from journeys.state import Conversation
from tests.journeys.builders import NOW, customer, said, state
from tests.journeys.deciding import decided

HOUR = timedelta(hours=1)


def test_a_message_opens_the_window_and_shows_that_she_can_be_reached() -> None:
    """G-4, promise 5."""
    decision = decided(state(customer(unreachable_at=NOW)), said(at=NOW, profile_name="Meera J"))
    chat, who = decision.state.conversation, decision.state.customer
    assert (chat.last_inbound_at, chat.number_id) == (NOW, "8801")
    assert chat.last_wamid == f"wamid.{NOW.timestamp()}"
    assert (who.unreachable_at, who.name) == (None, "Meera J")
    assert decided(state(customer(name="Meera")), said(profile_name="MJ")).state.customer.name == "Meera"


def test_a_late_message_does_not_turn_the_window_back() -> None:
    """G-4."""
    known = state(Conversation(10, last_inbound_at=NOW, last_wamid="wamid.newer"))
    chat = decided(known, said(at=NOW - HOUR)).state.conversation
    assert (chat.last_inbound_at, chat.last_wamid) == (NOW, "wamid.newer")


def test_a_file_she_sends_is_fetched() -> None:
    """P-01: its id lives seven days."""
    event = said("", content="image", media=Media("MEDIA1", "image/jpeg"))
    decision = decided(state(), event)
    assert decision.media_wanted == [("MEDIA1", f"wamid.{NOW.timestamp()}", "image/jpeg")]


@pytest.mark.parametrize(("kind", "wish"), [("marketing_stopped", "no"), ("marketing_resumed", "yes")])
def test_her_wish_about_marketing_counts_at_once(kind: str, wish: str) -> None:
    """Promise 5: takes effect on the next send decision."""
    event = Event(f"customer.{kind}", f"p:{kind}", NOW, NOW, "whatsapp", Preference())
    decision = decided(state(), event)
    assert (decision.state.customer.marketing, len(decision.recorded)) == (wish, 1)


@pytest.mark.parametrize("kind", ["customer.number_changed", "customer.user_id_changed"])
def test_a_change_of_identity_is_passed_on(kind: str) -> None:
    """P-02."""
    change = IdentityChange(old_phone="+919999900001", new_phone="+919999900002")
    decision = decided(state(), Event(kind, "i:1", NOW, NOW, "whatsapp", change))
    assert decision.moved_identities == [change]
    assert len(decision.recorded) == 1
