"""From an outbox row to the message that leaves: judged and worded with what is true at this moment."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec

from bot.address_form import asks_with_form, form_values
from bot.composing_lines import facts_of_args
from bot.people_words import words_of_code, words_of_person
from bot.templates import choose_template, readable, template_key
from bot.tracking.links import page_link
from integrations.whatsapp.outgoing import (
    AddressForm,
    Button,
    Content,
    FreeForm,
    MediaMessage,
    Outgoing,
    Row,
    TemplateMessage,
    kind_of_file,
)
from journeys.answer import Answer, answer
from journeys.brand import Brand
from journeys.courier_words import words_of_parcel, words_of_wish
from journeys.guides import guide_of
from journeys.messages import MESSAGES
from journeys.messages.addresses import FORM_QUESTIONS
from journeys.order_words import words_of_cart, words_of_order
from journeys.policies import Case, Outcome, Sent, Verdict, judge
from journeys.policies.case import Told
from journeys.policies.costs import Spent
from journeys.promises import Leaving, Promised, moments_said, promised_by
from journeys.state import CustomerState, Order, Shipment
from journeys.store.holds import HELD
from journeys.store.ids import new_id
from journeys.store.outbox import Waiting
from journeys.tokens import MEANT, SAID, Choice, sign
from journeys.wording import Text, Wording

ROW_TITLE_MOST = 24  # WhatsApp's limit for a list row
ROW_DESCRIPTION_MOST = 72

# Dates that a text may name and that nobody has told us: said in words, so that no message is ever stuck for one.
UNTOLD = ("step_by", "refund_by", "money_by", "decide_by", "pickup")
# What she wrote, as she is asked whether it is right.
HER_WORDS = ("new_address", "new_pincode", "old_pincode", "town", "wrote_town")


class Surroundings(msgspec.Struct, frozen=True):
    """What a pass through the door has read beside the states: recent messages by customer, what WhatsApp said of
    templates, happenings that ended runs, and the month's spending where a budget is kept."""

    recent: Mapping[int, Sequence[Sent]] = {}
    templates: Mapping[tuple[str, str], Told] = {}
    exits: Mapping[int, str] = {}
    spent: Spent | None = None


class Composed(msgspec.Struct, frozen=True):
    """A case with its verdict, and what to send when it says so.

    `text` is what the customer reads, kept with the attempt; `leaving` what the promise ledger will know of it."""

    case: Case
    verdict: Verdict
    content: Content | None = None
    text: str = ""
    leaving: Leaving | None = None


class Composer:
    """Judges and words outbox rows. Pure but for its settings."""

    def __init__(
        self, brand: Brand, wording: Wording, token_secret: str, template_prefix: str, public_url: str = ""
    ) -> None:
        self.brand = brand
        self._wording = wording
        self._secret = token_secret
        self._prefix = template_prefix
        self._public_url = public_url

    def compose(self, row: Waiting, state: CustomerState, around: Surroundings, now: datetime) -> Composed:
        """Judge the row at `now` and, when it may leave, word it."""
        case = self.case(row, state, around)
        verdict = judge(case, now, self.brand)
        if verdict.outcome is not Outcome.SEND:
            return Composed(case, verdict)
        if row.reason.startswith("template:"):  # WhatsApp told us that its window is shut, whatever we think
            verdict = msgspec.structs.replace(verdict, form="template")
        return self._worded(row, state, case, verdict, now)

    def draft(self, row: Waiting, state: CustomerState, now: datetime) -> str:
        """What the row would say now, whatever the policies say: for an agent whose hold keeps it back."""
        case = self.case(row, state, Surroundings())
        return self._worded(row, state, case, Verdict(Outcome.SEND, form="free_form"), now).text

    def case(self, row: Waiting, state: CustomerState, around: Surroundings) -> Case:
        """All that the verdict on a row depends on."""
        order, parcel = _about(row, state)
        message, language = MESSAGES[row.name], self._wording.language(state.customer.language)
        chosen = choose_template(self._prefix, message, readable(language, self.brand.languages), around.templates)
        return Case(
            message=message,
            subject=row.body.get("subject", ""),
            customer=state.customer,
            conversation=state.conversation,
            order=order,
            parcel=parcel,
            recent=tuple(sent for sent in around.recent.get(row.customer_id, ()) if sent.row != row.id),
            cause_at=datetime.fromisoformat(row.body["cause_at"]) if row.body.get("cause_at") else None,
            can_be_reached=bool(state.value_of("phone") or state.value_of("bsuid")),
            template=chosen.told,
            template_language=chosen.language,
            rule=row.rule,
            exited_by=around.exits.get(row.run_id, "") if row.run_id else "",
            was_held=row.reason == HELD,
            spent=around.spent,
        )

    def addressed(self, token: str, content: Content, state: CustomerState, reply_to: str = "") -> Outgoing:
        """The message with its addressee: the phone where there is one, as Meta advises, else the user id."""
        return Outgoing(token, content, state.value_of("phone"), state.value_of("bsuid"), reply_to)

    # -- words -------------------------------------------------------------------------------------------------

    def _worded(self, row: Waiting, state: CustomerState, case: Case, verdict: Verdict, now: datetime) -> Composed:
        order = case.order
        hers = self._wording.language(state.customer.language)
        language = case.template_language if verdict.form == "template" else hers
        story = answer(order, state.shipments_of(order.id), now, self.brand) if order else None
        said = moments_said(row.body.get("args", {}), now, self.brand)
        facts = self._words_of(order, state, now, language)
        facts |= self._facts(row, order, story, said, language)
        facts |= words_of_parcel(_parcel_of(row, state, story), facts["page"], self._wording, self.brand, language)
        facts |= self._words_of_her(row, order, state, now, language)
        text = self._wording.message(row.name, language, facts)
        content = self._content(row, state, language, text, verdict.form, now)
        names = self._wording.variables(row.name, language)
        promised = promised_by(names, story, said, self.brand)
        return Composed(case, verdict, content, text.body, _leaving(row, state, story, promised, now))

    def _content(
        self, row: Waiting, state: CustomerState, language: str, text: Text, form: str, now: datetime
    ) -> Content:
        args, subject = row.body.get("args", {}), row.body.get("subject", "")
        choices = [(self._signed(row, name), label) for name, label in text.buttons]
        choices += [
            (self._token(row, MEANT, each), self._wording.line(f"meaning_{each}", language))
            for each in args.get("meanings", ())
        ]
        choices += [
            (self._token(row, SAID, f"{subject}-{number}"), label) for number, label in enumerate(args.get("said", ()))
        ]
        if args.get("bare"):  # an aside in a form: the form's own question follows with its buttons
            choices = []
        if file := args.get("file"):
            return MediaMessage(kind_of_file(file), link=file, caption=text.body)
        if form == "template":
            return self._template(row, language, text, [id for id, _ in choices])
        if row.name == "order_list":
            return self._list(row, state, language, text, now)
        if args.get("options"):
            return self._options(row, language, text, args["options"])
        if args.get("offered_days"):
            return FreeForm(text.body, rows=self._days(row, language), list_label=self._open(row, language))
        if names := MESSAGES[row.name].rows:
            rows = tuple(Row(self._signed(row, name), self._wording.label(row.name, name, language)) for name in names)
            return FreeForm(text.body, rows=rows, list_label=self._wording.label(row.name, "open", language))
        if row.name in FORM_QUESTIONS and asks_with_form(row, state):
            return AddressForm(text.body, form_values((state.orders | state.visible).get(row.order_id or 0)))
        return FreeForm(text.body, tuple(Button(id, label) for id, label in choices))

    def _options(self, row: Waiting, language: str, text: Text, options: Sequence[Sequence[str]]) -> FreeForm:
        """Rows that only this message has, as (choice, title): her items."""
        rows = tuple(
            Row(
                self._signed(row, choice),
                title[:ROW_TITLE_MOST],
                title[ROW_TITLE_MOST:] and title[:ROW_DESCRIPTION_MOST],
            )
            for choice, title in options
        )
        return FreeForm(text.body, rows=rows, list_label=self._wording.label(row.name, "open", language))

    def _open(self, row: Waiting, language: str) -> str:
        return self._wording.label(row.name, "open", language)

    def _days(self, row: Waiting, language: str) -> tuple[Row, ...]:
        """A row for each day that may be chosen; the day itself is in it, so that an old list means what it said."""
        days = [date.fromisoformat(each) for each in row.body["args"]["offered_days"]]
        return tuple(
            Row(self._token(row, "delivery_day", day.isoformat()), self._wording.date(day, language)) for day in days
        )

    def _signed(self, row: Waiting, choice: str) -> str:
        return self._token(row, choice, row.body.get("subject", ""))

    def _token(self, row: Waiting, choice: str, subject: str) -> str:
        return sign(Choice(choice, row.order_id or 0, subject), self._secret)

    def _words_of(self, order: Order | None, state: CustomerState, now: datetime, language: str) -> dict[str, str]:
        """What the answer does not hold of her order; without one, of her cart."""
        if order:
            return words_of_order(order, self._wording, self.brand, language)
        return words_of_cart(state.customer.checkout, now, self._wording, self.brand, language)

    def _words_of_her(
        self, row: Waiting, order: Order | None, state: CustomerState, now: datetime, language: str
    ) -> dict[str, str]:
        """What only messages about her and this chat say, so that nothing else can."""
        if row.name == "my_data":
            return words_of_person(state, self._wording, language)
        if row.name == "really_us" and order:
            return words_of_code(order, now, self._secret, self._wording, self.brand, language)
        return {}

    def _facts(
        self, row: Waiting, order: Order | None, story: Answer | None, said: dict[str, datetime], language: str
    ) -> dict[str, str]:
        args = row.body.get("args", {})
        facts = {
            "brand": self.brand.name,
            "number": "",
            "count": str(len(args.get("order_ids", ()))),
            "page": page_link(self._public_url, order.id, self._secret) if order else "",
            "guide_link": guide_of(order, self.brand) if order else "",
            "review_page": self.brand.review_link,
            "shop_page": self.brand.shop_link,
            **self._said(args, order, language),
            **{name: self._wording.moment(at, self.brand, language) for name, at in said.items()},
        }
        return facts | (self._wording.facts(story, self.brand, language) if story else {})

    def _said(self, args: dict[str, Any], order: Order | None, language: str) -> dict[str, str]:
        """What the deciding side put into the row because the state cannot tell it."""
        until = datetime.fromisoformat(args["until"]) if args.get("until") else None
        currency = order.currency if order else "INR"
        return {
            **({"link": str(args["link"])} if args.get("link") else {}),
            **({"until": self._wording.moment(until, self.brand, language)} if until else {}),
            **dict.fromkeys(UNTOLD, self._wording.line("no_range", language)),
            **{name: str(args.get(name, "")) for name in HER_WORDS},
            "qc_reason": self._wording.line("reason_unsaid", language),
            "why": self._wording.line(f"reason_{args.get('why') or 'other'}", language),
            "reference": str(args.get("reference") or self._wording.line("reference_follows", language)),
            "refund": self._wording.money(int(args.get("refund_paise", 0)), currency, language),
            "wish": words_of_wish(args, self._wording, language),
            **facts_of_args(args, currency, self._wording, self.brand, language),
        }

    def _template(self, row: Waiting, language: str, text: Text, payloads: list[str]) -> TemplateMessage:
        named = self._wording.variables(row.name, language)
        params = {name: " ".join(text.args[name].split()) for name in named}
        key = template_key(self._prefix, MESSAGES[row.name], language)
        return TemplateMessage(key.name, key.language, params, tuple(payloads))

    def _list(self, row: Waiting, state: CustomerState, language: str, text: Text, now: datetime) -> FreeForm:
        rows = []
        for order_id in row.body["args"]["order_ids"]:
            order = (state.orders | state.visible).get(order_id)
            if order is None:
                continue
            story = answer(order, state.shipments_of(order.id), now, self.brand)
            now_line = self._wording.line(f"now_{story.stage}", language)
            choice = sign(Choice(row.body["args"].get("choice") or "order_status", order.id), self._secret)
            rows.append(Row(choice, order.number.lstrip("#")[:ROW_TITLE_MOST], now_line[:ROW_DESCRIPTION_MOST]))
        return FreeForm(text.body, rows=tuple(rows), list_label=self._wording.label(row.name, "open", language))


def _about(row: Waiting, state: CustomerState) -> tuple[Order | None, Shipment | None]:
    order = (state.orders | state.visible).get(row.order_id or 0)
    parcel = (state.shipments | state.visible_shipments).get(row.shipment_id or 0)
    return order, parcel


def _parcel_of(row: Waiting, state: CustomerState, story: Answer | None) -> Shipment | None:
    """The parcel that the row, else the story of its order, is about."""
    mine = {parcel.awb: parcel for parcel in state.shipments_of(row.order_id or 0)}
    return (state.shipments | state.visible_shipments).get(row.shipment_id or 0) or mine.get(story.awb if story else "")


def _leaving(
    row: Waiting, state: CustomerState, story: Answer | None, promised: tuple[Promised, ...], now: datetime
) -> Leaving:
    parcels = state.shipments_of(story.order_id) if story else []
    delivered = [parcel.status_at for parcel in parcels if parcel.status == "delivered" and parcel.status_at]
    return Leaving(
        customer_id=row.customer_id,
        outbox_id=row.id,
        message=row.name,
        at=now,
        order_id=row.order_id,
        promised=tuple(msgspec.structs.replace(each, id=new_id()) for each in promised),
        delivered_at=max(delivered) if delivered and story and story.is_ended else None,
        is_ended=story.is_ended if story else False,
    )
