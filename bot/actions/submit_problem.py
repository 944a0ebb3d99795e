"""She told what is wrong with what came: the rules put it right, or a person does, who knows all of it."""

from bot.actions.item_problem import CLAIM, TOLD
from bot.actions.submit_return import ask_for_return
from bot.dialogue.chat import Chat
from bot.dialogue.skill import Skill
from bot.returning import ruling_on, said_of, told_to_person, way_chosen
from journeys.return_rules import EXCHANGE


class SubmitProblem(Skill):
    """P-05, B-11, B-17, B-18."""

    def act(self, chat: Chat) -> None:
        order = chat.order
        assert order
        ruling = ruling_on(chat, order, chat.slots)
        args = said_of(order, chat.slots, ruling)
        chat.turn.mark(order, TOLD)
        if chat.slots.get("subject") == CLAIM and not ruling.allowed:
            told_to_person(chat, order, CLAIM, chat.slots)
            return chat.reply("problem_noted", **args)
        if not ruling.allowed:
            told_to_person(chat, order, "issue_with_product", chat.slots)
            return chat.reply("problem_by_rule" if ruling.rule == "problem_late" else "problem_noted", **args)
        if ruling.may_keep:
            told_to_person(chat, order, "refund_without_return", chat.slots)
            return chat.reply("keep_asked", **args)
        if way_chosen(chat.slots, ruling) == EXCHANGE:
            told_to_person(chat, order, "exchange", chat.slots)
            return chat.reply("problem_noted", **args)
        ask_for_return(chat, chat.turn.state.orders.get(order.id, order), chat.slots, ruling)
        return chat.reply("return_asked", **args)
