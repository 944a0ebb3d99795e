"""Delete my details: asked once whether she is sure, then work for a person with a deadline that she is told."""

from typing import Any, ClassVar

from bot.dialogue.chat import Chat
from bot.dialogue.skill import YES_NO, Form, Skill
from journeys.support import due_of

TASK = "erase_customer"


class DeleteData(Skill):
    """G-8: what is asked for is written down with its deadline."""

    intents = ("delete_data",)
    choices = ("delete_data",)
    about_order = False

    def act(self, chat: Chat) -> None:
        sure: Any = chat.slots.get("sure")
        if sure is None:
            return chat.begin("delete_data_form")
        if not sure:
            return chat.reply("delete_left")
        chat.turn.open_task(TASK)
        return chat.reply("delete_taken", delete_by=due_of(TASK, chat.now, chat.brand).isoformat())


class DeleteDataForm(Form):
    """G-8: nobody loses her orders by a slip of the thumb."""

    kinds: ClassVar[dict[str, str]] = {"sure": "yes_no"}
    taps = YES_NO
    submits = "action_delete_data"
