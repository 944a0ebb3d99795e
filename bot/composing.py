"""From an outbox row to the message that leaves: judged and worded with what is true at this moment."""

from datetime import datetime
from typing import Any

import msgspec

from bot.templates import template_name
from integrations.whatsapp.outgoing import Button, Content, FreeForm, Outgoing, Row, TemplateMessage
from journeys.answer import Answer, answer
from journeys.brand import Brand
from journeys.messages import MESSAGES
from journeys.policies import Case, Outcome, Sent, Verdict, judge
from journeys.state import CustomerState, Order, Shipment
from journeys.store.outbox import Waiting
from journeys.tokens import Choice, sign
from journeys.wording import Text, Wording

ROW_TITLE_MOST = 24  # WhatsApp's limit for a list row
ROW_DESCRIPTION_MOST = 72


class Composed(msgspec.Struct, frozen=True):
    """A verdict, and what to send when it says so. `text` is what the customer reads, kept with the attempt."""

    verdict: Verdict
    content: Content | None = None
    text: str = ""


class Composer:
    """Judges and words outbox rows. Pure but for its settings."""

    def __init__(self, brand: Brand, wording: Wording, token_secret: str, template_prefix: str) -> None:
        self._brand = brand
        self._wording = wording
        self._secret = token_secret
        self._prefix = template_prefix

    def compose(
        self,
        row: Waiting,
        state: CustomerState,
        recent: list[Sent],
        templates: dict[tuple[str, str], str],
        now: datetime,
    ) -> Composed:
        """Judge the row at `now` and, when it may leave, word it."""
        order, parcel = self._about(row, state)
        language = self._wording.language(state.customer.language)
        case = Case(
            message=MESSAGES[row.name],
            subject=row.body.get("subject", ""),
            customer=state.customer,
            conversation=state.conversation,
            order=order,
            parcel=parcel,
            recent=tuple(recent),
            cause_at=datetime.fromisoformat(row.body["cause_at"]) if row.body.get("cause_at") else None,
            can_be_reached=bool(state.value_of("phone") or state.value_of("bsuid")),
            template_status=templates.get((template_name(self._prefix, MESSAGES[row.name]), language), ""),
        )
        verdict = judge(case, now, self._brand)
        if verdict.outcome is not Outcome.SEND:
            return Composed(verdict)
        if row.reason.startswith("template:"):  # WhatsApp told us that its window is shut, whatever we think
            verdict = msgspec.structs.replace(verdict, form="template")
        return self._worded(row, state, order, verdict, now)

    def addressed(self, token: str, content: Content, state: CustomerState, reply_to: str = "") -> Outgoing:
        """The message with its addressee: the phone where there is one, as Meta advises, else the user id."""
        return Outgoing(token, content, state.value_of("phone"), state.value_of("bsuid"), reply_to)

    def _about(self, row: Waiting, state: CustomerState) -> tuple[Order | None, Shipment | None]:
        order = (state.orders | state.visible).get(row.order_id or 0)
        parcel = (state.shipments | state.visible_shipments).get(row.shipment_id or 0)
        return order, parcel

    def _worded(
        self, row: Waiting, state: CustomerState, order: Order | None, verdict: Verdict, now: datetime
    ) -> Composed:
        language = self._wording.language(state.customer.language)
        facts = self._facts(row, state, order, language, now)
        text = self._wording.message(row.name, language, facts)
        subject = row.body.get("subject", "")
        choices = [
            (sign(Choice(name, row.order_id or 0, subject), self._secret), label) for name, label in text.buttons
        ]
        if verdict.form == "template":
            return Composed(verdict, self._template(row, language, text, [id for id, _ in choices]), text.body)
        if row.name == "order_list":
            return Composed(verdict, self._list(row, state, language, text, now), text.body)
        return Composed(verdict, FreeForm(text.body, tuple(Button(id, label) for id, label in choices)), text.body)

    def _facts(
        self, row: Waiting, state: CustomerState, order: Order | None, language: str, now: datetime
    ) -> dict[str, str]:
        answer_by = self._brand.next_opening(self._brand.ordinary_hours, now) + self._brand.agents_answer_within
        facts = {
            "brand": self._brand.name,
            "number": "",
            "answer_by": self._wording.moment(answer_by, self._brand, language),
            "count": str(len(row.body.get("args", {}).get("order_ids", ()))),
            **self._said(row.body.get("args", {}), order, language),
        }
        return facts | (self._wording.facts(self._story(order, state, now), self._brand, language) if order else {})

    def _said(self, args: dict[str, Any], order: Order | None, language: str) -> dict[str, str]:
        """What the deciding side put into the row because the state cannot tell it."""
        until = order.placed_at + self._brand.payment_window if order else None
        currency = order.currency if order else "INR"
        return {
            "link": str(args.get("link", "")),
            "reference": str(args.get("reference") or "-"),
            "until": self._wording.moment(until, self._brand, language),
            "refund": self._wording.money(int(args.get("refund_paise", 0)), currency, language),
        }

    def _story(self, order: Order, state: CustomerState, now: datetime) -> Answer:
        return answer(order, state.shipments_of(order.id), now, self._brand)

    def _template(self, row: Waiting, language: str, text: Text, payloads: list[str]) -> TemplateMessage:
        named = self._wording.variables(row.name, language)
        params = {name: " ".join(text.args[name].split()) for name in named}
        return TemplateMessage(template_name(self._prefix, MESSAGES[row.name]), language, params, tuple(payloads))

    def _list(self, row: Waiting, state: CustomerState, language: str, text: Text, now: datetime) -> FreeForm:
        rows = []
        for order_id in row.body["args"]["order_ids"]:
            order = (state.orders | state.visible).get(order_id)
            if order is None:
                continue
            story = self._story(order, state, now)
            now_line = self._wording.line(f"now_{story.stage}", language)
            choice = sign(Choice("order_status", order.id), self._secret)
            rows.append(Row(choice, order.number.lstrip("#")[:ROW_TITLE_MOST], now_line[:ROW_DESCRIPTION_MOST]))
        return FreeForm(text.body, rows=tuple(rows), list_label=self._wording.label(row.name, "open", language))


def ledger_inputs(state: CustomerState, row: Waiting, form: str) -> dict[str, Any]:
    """What a decision at the door depended on, for the ledger: no personal data, only ids, times and states."""
    chat = state.conversation
    order = state.orders.get(row.order_id or 0)
    parcel = state.shipments.get(row.shipment_id or 0)
    return {
        "form": form,
        "last_inbound_at": chat.last_inbound_at.isoformat() if chat.last_inbound_at else None,
        "order_status": order.status if order else None,
        "shipment_status": parcel.status.value if parcel else None,
        "subject": row.body.get("subject", ""),
    }
