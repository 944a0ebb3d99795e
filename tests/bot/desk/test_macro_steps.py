"""Macros as they are written."""

import pytest

from bot.desk.macro_steps import as_text, read_steps
from bot.desk.wish import Malformed

WRITTEN = """reply Your refund is on its way, {{first_name}}.
label refund, vip
snooze courier
snooze 4h
do reattempt
template no_news
note told her
resolve"""


def test_steps_are_read_and_written_back() -> None:
    """A-20 (chatwoot#13544): what the number keys post."""
    steps = read_steps(f"\n{WRITTEN}\n\n")
    assert steps[0] == {"do": "reply", "text": "Your refund is on its way, {{first_name}}."}
    assert steps[2:5] == [
        {"do": "snooze", "for": "courier"},
        {"do": "snooze", "for": "time", "in": "4h"},
        {"do": "do", "action": "reattempt"},
    ]
    assert as_text(steps) == WRITTEN


@pytest.mark.parametrize(
    "text",
    ["", "dance", "reply", "resolve now", "snooze soon", "do change_address", "template agent_reply", "hold\n" * 10],
)
def test_what_is_no_step_is_named(text: str) -> None:
    """A-20: nothing is kept that a key press would find broken."""
    with pytest.raises(Malformed):
        read_steps(text)
