"""Where is my order: the one true story of it; asked again without news, all that we know."""

from collections.abc import Container

from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from journeys.order_news import has_news_since
from journeys.stage_menu import menu_under_status
from journeys.state import Order, Run
from journeys.vocabulary import REPLY

UNANSWERED_STEPS = 2  # the question, and waiting for its answer
TO_DECIDE = REPLY + "keep_it"  # what a run waits for that asks her to keep or to cancel a late order


class OrderStatus(Skill):
    """A-01, A-25, A-76, A-94, P-02."""

    intents = ("order_status", "repeat")  # "what did you say?": all we say is about her order
    choices = ("order_status",)
    is_harmless = True

    def act(self, chat: Chat) -> None:
        """Her newest order when none is current: what she asks about has just ended."""
        order = chat.meant()
        if _is_to_decide(chat, order):
            return chat.reply("order_status_decide")
        message = "order_status_again" if _asks_again(chat, order) else "order_status"
        return chat.reply(message, meanings=menu_under_status(chat.story(order)))


def _asks_again(chat: Chat, order: Order) -> bool:
    """The same question about the same order within a day, and nothing has happened since (A-94)."""
    story = chat.story(order)
    if chat.conversation.about != order.id or not story.awb or story.is_ended:
        return False
    now = chat.event.occurred_at
    asked = [at for intent, at in chat.conversation.asked if intent == "order_status" and at < now]
    if not asked or now - asked[-1] > chat.brand.friction.asked_within:
        return False
    return not has_news_since(order, chat.parcels(order), asked[-1])


def _is_to_decide(chat: Chat, order: Order) -> bool:
    """We asked whether she keeps a cash order that is late once more, and no step of her answer has run yet (A-25)."""
    runs = [run for run in chat.turn.state.runs.values() if run.order_id == order.id and run.ended_at is None]
    return any(TO_DECIDE in _awaited(chat, run) for run in runs if len(run.path) <= UNANSWERED_STEPS)


def _awaited(chat: Chat, run: Run) -> Container[str]:
    journey = chat.turn.catalogue.get(run.journey, run.version)
    return journey.steps[run.step].wait_for if journey else ()
