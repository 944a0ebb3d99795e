"""Our message templates, made from the Fluent texts that are sent as free-form messages too; which one she can read."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from integrations.whatsapp.templates import TemplateSpec
from journeys.brand import Brand
from journeys.errors import SettingsInvalid
from journeys.example_facts import example_facts
from journeys.messages import MESSAGES, Message
from journeys.policies.case import Told
from journeys.wording import Wording

# Languages of ours that Meta's list of template languages does not have (developers.facebook.com, business-messaging,
# whatsapp/templates/supported-languages, as of May 2026), with Meta's code and what ends the template's name instead.
# Hinglish is Hindi, only its letters are Latin; Meta's reviewers refuse a text that is not in the language it is filed
# under, and one name has one text a language: so it is filed as Hindi under a name of its own.
FILED_AS: Mapping[str, tuple[str, str]] = {"hi-Latn": ("hi", "_latn")}

# Who reads which language also reads these, nearest first; after them comes the brand's first language, in which its
# shop took the order.
READS_TOO: Mapping[str, tuple[str, ...]] = {"hi-Latn": ("hi",), "hi": ("hi-Latn",)}


class TemplateKey(msgspec.Struct, frozen=True):
    """How a template is known at Meta: its name and Meta's code of its language."""

    name: str
    language: str


class Chosen(msgspec.Struct, frozen=True):
    """The language in which a message may leave as a template, its key, and what WhatsApp said of it."""

    language: str
    key: TemplateKey
    told: Told


def needs_template(message: Message) -> bool:
    """Whether it may have to leave outside the window, and can: a list cannot be a template."""
    return message.proactive and not message.rows


def template_name(prefix: str, message: Message, language: str = "en") -> str:
    """`<prefix>_<message>_v<version>`: an approved text never changes, a new text is a new name."""
    return f"{prefix}_{message.name}_v{message.version}{FILED_AS.get(language, ('', ''))[1]}"


def template_key(prefix: str, message: Message, language: str) -> TemplateKey:
    """The name and language under which Meta knows the message in a language of ours."""
    return TemplateKey(template_name(prefix, message, language), FILED_AS.get(language, (language, ""))[0])


def readable(language: str, spoken: Sequence[str]) -> tuple[str, ...]:
    """The brand's languages that somebody can read who prefers `language`, nearest first."""
    hers = language if language in spoken else spoken[0]
    return tuple(one for one in dict.fromkeys((hers, *READS_TOO.get(hers, ()), spoken[0])) if one in spoken)


def choose_template(
    prefix: str, message: Message, languages: Iterable[str], told: Mapping[tuple[str, str], Told]
) -> Chosen:
    """The template to send: the first language whose template may leave as what it is, else the first that may leave
    though Meta files it as marketing, else the first."""
    found = []
    for language in languages:
        key = template_key(prefix, message, language)
        found.append(Chosen(language, key, told.get((key.name, key.language), Told())))
    usable = [one for one in found if one.told.is_usable]
    kept = [one for one in usable if not one.told.is_marketing or message.category == "marketing"]
    return next(iter((*kept, *usable, *found)))


def template_specs(wording: Wording, brand: Brand, prefix: str) -> list[TemplateSpec]:
    """A template for every message that may have to leave outside the window, in every language of the brand."""
    return [
        _spec(wording, message, language, prefix, facts)
        for language in brand.languages
        for facts in (example_facts(wording, brand, language),)
        for message in sorted(
            MESSAGES.values(), key=lambda each: each.lane
        )  # Meta takes few an hour: urgent ones first
        if needs_template(message)
    ]


def _spec(wording: Wording, message: Message, language: str, prefix: str, facts: Mapping[str, str]) -> TemplateSpec:
    key, named = template_key(prefix, message, language), wording.variables(message.name, language)
    if missing := [name for name in named if name not in facts]:
        raise SettingsInvalid(f"journeys/example_facts.py: nothing for {{ ${missing[0]} }} in {language}")
    return TemplateSpec(
        name=key.name,
        language=key.language,
        category=message.category.upper(),
        body=wording.source(message.name, language),
        examples={name: " ".join(facts[name].split()) for name in named},
        quick_replies=tuple(wording.label(message.name, choice, language) for choice in message.buttons),
    )
