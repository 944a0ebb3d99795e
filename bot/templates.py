"""Our message templates, made from the same Fluent texts that are sent as free-form messages."""

from integrations.whatsapp.templates import TemplateSpec
from journeys.brand import Brand
from journeys.messages import MESSAGES, Message
from journeys.wording import Wording

# What Meta's reviewers see in place of the variables.
EXAMPLES = {
    "number": "KH-10234",
    "brand": "Our store",
    "range": "23–27 Nov",
    "next_by": "Mon, 23 Nov, 2:30 pm",
    "place": "Pune, Maharashtra",
    "amount": "₹1,499",
    "reason": "The courier found nobody to take it.",
    "cause": "bad weather around Pune",
    "until": "Tue, 24 Nov, 6:00 pm",
    "link": "https://pay.example.com/l/abc",
    "refund": "₹1,499",
    "reference": "412345678901",
    "answer_by": "Mon, 23 Nov, 12:00 pm",
    "why": "The courier found nobody to take it.",
    "money_by": "Mon, 7 Dec, 6:00 pm",
    "dispute_by": "Wed, 25 Nov, 6:00 pm",
    "guide_link": "https://shop.example.com/guides/kurta",
    "review_page": "https://shop.example.com/review",
    "shop_page": "https://shop.example.com",
    "decide_by": "Tue, 24 Nov, 11:00 am",
    "refund_by": "Wed, 2 Dec, 6:00 pm",
    "now": "on its way.",
    "meaning": "It travels between courier hubs.",
    "item": "Kurta, indigo",
    "doubt": "The house number seems to be missing.",
    "address": "12 Lake Road, Pune 411001",
    "page": "https://orders.example.com/t/1.page.7.abc",
    "step_by": "Sat, 28 Nov",
    "pickup": "Thu, 26 Nov, 2:00 pm – 4:00 pm",
    "qc_reason": "A stain on the collar.",
}


def template_name(prefix: str, message: Message) -> str:
    """`<prefix>_<message>_v<version>`: an approved text never changes, a new text is a new name."""
    return f"{prefix}_{message.name}_v{message.version}"


def template_specs(wording: Wording, brand: Brand, prefix: str) -> list[TemplateSpec]:
    """A template for every message that may have to leave outside the window, in every language of the brand."""
    return [
        _spec(wording, message, language, prefix)
        for message in MESSAGES.values()
        if message.proactive
        for language in brand.languages
    ]


def _spec(wording: Wording, message: Message, language: str, prefix: str) -> TemplateSpec:
    labels = wording.message(message.name, language, dict.fromkeys(wording.variables(message.name, language), "x"))
    return TemplateSpec(
        name=template_name(prefix, message),
        language=language,
        category=message.category.upper(),
        body=wording.source(message.name, language),
        examples={name: EXAMPLES[name] for name in wording.variables(message.name, language)},
        quick_replies=tuple(label for _, label in labels.buttons),
    )
