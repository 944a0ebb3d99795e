"""Another language: named in any script, or chosen from those the brand speaks; it stays until she asks again."""

from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue.chat import Chat
from bot.dialogue.language import spoken_instead, wish_language
from bot.dialogue.language_names import OWN_NAMES, language_named, own_name
from bot.dialogue.skill import Form, Skill, chat_of

FORM = "change_language_form"


class ChangeLanguage(Skill):
    """B-01."""

    intents = ("change_language",)
    about_order = False

    def act(self, chat: Chat) -> None:
        """Asked for one by name or tap it is changed at once; else she is asked which."""
        language = str(chat.slots.get("language") or "")
        if not language:
            return chat.begin(FORM)
        wish_language(chat, language)
        return chat.reply("language_changed")


class ChangeLanguageForm(Form):
    """B-01, B-11: a language named at once is not asked for."""

    kinds: ClassVar[dict[str, str]] = {"language": "choice"}
    taps: ClassVar[dict[str, tuple[str, object]]] = {f"speak_{code}": ("language", code) for code in OWN_NAMES}
    submits = "action_change_language"

    def ask(self, slot: str, chat: Chat) -> None:
        chat.reply("ask_change_language_language", options=rows_of(chat))

    def read_language(self, chat: Chat) -> object | None:
        """A language by its name, whether we write it or not."""
        return language_named(chat.text) or None

    def validate_language(
        self, value: Any, _d: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        """One that the brand speaks, or the nearest; else we say so and show those it does speak."""
        chat = chat_of(domain)
        language = spoken_instead(chat, str(value))
        if not language:
            chat.reply("language_not_spoken", options=rows_of(chat), words={"asked_language": own_name(str(value))})
        return {"language": language or None}


def rows_of(chat: Chat) -> list[tuple[str, str]]:
    """A row for each language of the brand; of more than WhatsApp's ten the rest can be asked for by name."""
    return [(f"speak_{code}", own_name(code)) for code in chat.brand.languages][:10]
