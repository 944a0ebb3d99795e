"""How helpful we were: the list on her tap, thanks for a score, and for a low one why, and a person who reads it."""

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.decision import Rating
from journeys.desk.rating import rating_awaited
from journeys.messages.desk import REASONS, SCORES

LOW_MOST = 2  # of 5


class RateHelp(Skill):
    """A-94: after a person has resolved her conversation."""

    choices = ("rate_help", *SCORES, *REASONS)
    about_order = False

    def act(self, chat: Chat) -> None:
        choice = chat.choice
        if choice is None or not choice.subject.isdigit():
            return chat.reply("button_gone")
        if choice.name == "rate_help":
            return chat.reply("help_list", subject=choice.subject)
        return _note(chat, choice.name, int(choice.subject))


def _note(chat: Chat, said: str, rating: int) -> None:
    kept = chat.turn.out.ratings
    if said in REASONS:
        kept.append(Rating(rating, chat.now, reason=said))
        return chat.reply("help_thanks")
    score = int(said.removeprefix("help_"))
    if rating_awaited(chat.conversation) == str(rating):
        chat.turn.change_conversation(awaiting="")
    kept.append(Rating(rating, chat.now, score=score))
    if score > LOW_MOST:
        return chat.reply("help_thanks")
    chat.turn.open_task("low_rating", note=f"{score} of 5")
    return chat.reply("help_why", subject=str(rating))
