"""Runs actions in-process with rasa-sdk's executor. Skills never wait for anything, so no event loop is needed."""

from collections.abc import Coroutine, Iterable, Mapping
from typing import Any

from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.forms import REQUESTED_SLOT

from bot.dialogue.chat import Chat
from bot.dialogue.skill import CHAT

NOTHING: Mapping[str, Any] = {}


class Runner:
    """The actions by name."""

    def __init__(self, actions: Iterable[Action]) -> None:
        self.executor = ActionExecutor()
        for action in actions:
            self.executor.register_action(action)

    def run(
        self, name: str, chat: Chat, slots: Mapping[str, Any], candidates: Mapping[str, Any] = {}
    ) -> dict[str, Any]:
        """Run an action; returns the slots it set. `candidates` are values that a form is to validate."""
        call = {"next_action": name, "tracker": _tracker(chat, slots, candidates), "domain": {CHAT: chat}}
        result = _finished(self.executor.run(call))
        events = result.events if result else []
        return {event["name"]: event["value"] for event in events if event["event"] == "slot"}


def _tracker(chat: Chat, slots: Mapping[str, Any], candidates: Mapping[str, Any]) -> dict[str, Any]:
    events = [{"event": "slot", "timestamp": None, "name": k, "value": v} for k, v in candidates.items()]
    known = {REQUESTED_SLOT: None, **slots, **candidates}
    intent = {"name": chat.meaning.intent, "confidence": chat.meaning.confidence}
    return {
        "sender_id": str(chat.customer.id),
        "slots": known,
        "latest_message": {"text": chat.text, "intent": intent, "entities": []},
        "events": events,
        "paused": False,
        "followup_action": None,
        "active_loop": {},
        "latest_action_name": None,
    }


def _finished(work: Coroutine[Any, Any, Any]) -> Any:
    """The result of a coroutine that never has to wait; RuntimeError when it does."""
    try:
        work.send(None)
    except StopIteration as done:
        return done.value
    work.close()
    raise RuntimeError("an action waited for something; skills decide, they do no input or output")
