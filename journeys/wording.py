"""From facts to words: every text Harkara says, in every language, from the Fluent files and one set of facts."""

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path

import msgspec
from babel.dates import format_datetime, format_interval, format_skeleton
from babel.numbers import format_currency
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern
from fluent.syntax import ast

from journeys.answer import Answer, Stage
from journeys.brand import Brand
from journeys.errors import SettingsInvalid
from journeys.expected import Expected
from journeys.messages import MESSAGES
from journeys.progress import progress_of

LOCALES = Path(__file__).parent.parent / "locales"

# Languages whose folder does not name Babel's locale by itself; the others are "<language>_IN". CLDR has Hindi in
# Latin letters as hi_Latn, with its months and days ("Som, 23 Nov") and lakhs as everywhere in India.
BABEL_OF_LANGUAGE = {"hi-Latn": "hi_Latn_IN"}


class Text(msgspec.Struct, frozen=True):
    """A message in words: its body, its button labels by choice, and the facts that went into it."""

    body: str
    buttons: tuple[tuple[str, str], ...]  # (choice, label)
    args: dict[str, str]


class Wording:
    """The texts of all shipped languages, read once. Raises SettingsInvalid when a language or text is missing."""

    def __init__(self, languages: tuple[str, ...] = ("en",), folder: Path = LOCALES) -> None:
        read = {language: _spoken(language, _source(folder, language)) for language in languages}
        self._bundles = {language: bundle for language, (bundle, _) in read.items()}
        self._variables = {language: variables for language, (_, variables) in read.items()}
        self._default = languages[0]

    def language(self, wanted: str) -> str:
        """`wanted` if we speak it, else the brand's first language."""
        return wanted if wanted in self._bundles else self._default

    def missing(self, message: str) -> list[str]:
        """The languages that lack a message's text, or the label of one of its buttons."""
        return [
            language
            for language, bundle in self._bundles.items()
            if not bundle.has_message(message)
            or any(choice not in bundle.get_message(message).attributes for choice in MESSAGES[message].choices)
        ]

    def line(self, name: str, language: str, **args: object) -> str:
        """One text by name. Values are data: they are put in as they are."""
        language = self.language(language)
        bundle = self._bundles[language]
        pattern = bundle.get_message(name).value if bundle.has_message(name) else None
        if pattern is None:
            raise SettingsInvalid(f"locales/{language}/*.ftl: no text named {name}")
        return _formatted(bundle, pattern, args)

    def message(self, name: str, language: str, args: Mapping[str, str]) -> Text:
        """A whole message with its buttons."""
        body = self.line(name, language, **args)
        buttons = tuple((choice, self.label(name, choice, language)) for choice in MESSAGES[name].buttons)
        return Text(body, buttons, dict(args))

    def variables(self, name: str, language: str) -> tuple[str, ...]:
        """The variables of a message's body, in the order in which they first appear: a template's parameters."""
        return self._variables[self.language(language)].get(name, ())

    def source(self, name: str, language: str) -> str:
        """A message's body with its variables as `{{name}}`: a template's text."""
        return self.line(name, language, **{each: "{{" + each + "}}" for each in self.variables(name, language)})

    def label(self, message: str, attribute: str, language: str) -> str:
        """A label that belongs to a message: of one of its buttons, or of its list."""
        language = self.language(language)
        bundle = self._bundles[language]
        labels = bundle.get_message(message).attributes if bundle.has_message(message) else {}
        if attribute not in labels:
            raise SettingsInvalid(f"locales/{language}/*.ftl: {message} has no .{attribute}")
        return _formatted(bundle, labels[attribute], {})

    # -- facts in words ----------------------------------------------------------------------------------------

    def facts(self, story: Answer, brand: Brand, language: str) -> dict[str, str]:
        """Every fact of an order that a message may name, in words. All voices take theirs from here."""
        say = self.line
        return {
            "number": story.number.lstrip("#"),
            "brand": brand.name,
            "now": say(f"now_{story.stage}", language),
            "meaning": say(f"means_{story.meaning}", language),
            "place": story.place or say("place_unknown", language),
            "place_when": self.moment(story.place_at, brand, language),
            "range": self.days(story.expected, language) or say("no_range", language),
            "next_by": self.moment(story.next_update_by_at, brand, language) or say("no_next", language),
            "amount": self._amount(story, language),
            "reason": say(f"reason_{story.reason or 'other'}", language),
            "cause": self._cause(story, language),
            "story": "\n".join(self.story_lines(story, brand, language)),
            **self._facts_of_return(story, brand, language),
        }

    def _facts_of_return(self, story: Answer, brand: Brand, language: str) -> dict[str, str]:
        """What only the story of a return can tell; other texts get some of it from the message's own facts."""
        if not story.return_id:
            return {}
        step_by = self.day(story.step_by_at, brand, language) or self.line("no_range", language)
        facts = {
            "step_by": step_by,
            "refund_by": step_by,
            "pickup": self.window(story.pickup_from_at, story.pickup_until_at, brand, language)
            or self.line("no_range", language),
            "qc_reason": story.qc_reason or self.line("reason_unsaid", language),
        }
        money = {"refund": self.money(story.refund_paise, story.currency, language)} if story.refund_paise else {}
        return facts | money | ({"reference": story.reference} if story.reference else {})

    def _cause(self, story: Answer, language: str) -> str:
        """Why it is late, as far as we were told; a cause is never invented."""
        cause = self.line(f"cause_{story.cause or 'unknown'}", language)
        return self.line("cause_at", language, cause=cause, where=story.cause_place) if story.cause_place else cause

    def _amount(self, story: Answer, language: str) -> str:
        due = story.cash_due_paise or story.due_now_paise
        return self.money(due, story.currency, language) if due else self.line("nothing_to_pay", language)

    def story_lines(self, story: Answer, brand: Brand, language: str) -> list[str]:
        """The answer to "where is my order", line by line, without its headline."""
        return list(self.story_parts(story, brand, language).values())

    def story_parts(self, story: Answer, brand: Brand, language: str) -> dict[str, str]:
        """The same with the name of each line's text: "line_place", "line_expected_late"; in the order of reading."""
        due = {"amount": self._amount(story, language)}
        parcels = {"parcel_no": story.parcel_no, "parcels": story.parcels}
        place = {"place": story.place, "place_when": self.moment(story.place_at, brand, language)}
        expected = "line_expected_late" if story.expected and story.expected.is_late else "line_expected"
        said: dict[str, Mapping[str, object]] = {
            "line_parcels": parcels if story.parcels > 1 else {},
            "line_progress": self._progress(story, language),
            "line_place": place if story.place else {},
            "line_means": {"meaning": self.line(f"means_{story.meaning}", language)},
            expected: {"range": self.days(story.expected, language)} if story.expected else {},
            "line_cause": {"cause": self._cause(story, language)} if story.is_delayed else {},
            "line_cash": due if story.cash_due_paise else {},
            "line_due_now": due if story.due_now_paise else {},
        }
        lines = {name: self.line(name, language, **args) for name, args in said.items() if args}
        return lines | self._lines_of_return(story, brand, language) | self._next_line(story, brand, language)

    def _progress(self, story: Answer, language: str) -> dict[str, object]:
        """How far it has come, as a bar of text; nothing in a stage without one."""
        progress = progress_of(story.stage)
        if progress is None:
            return {}
        done, of = progress.done, len(progress.milestones)
        reached = self.line(f"milestone_{progress.reached}", language)
        return {"bar": bar_of(done, of), "reached": reached, "done": str(done), "of": str(of)}

    def _lines_of_return(self, story: Answer, brand: Brand, language: str) -> dict[str, str]:
        """The pickup window, what the check found, the refund with its reference, and the date of the next step."""
        facts = self._facts_of_return(story, brand, language)
        is_money = story.stage in {Stage.REFUND_STARTED, Stage.REFUNDED}
        step = ("line_bank" if is_money else "line_step") + ("_late" if story.is_step_late else "")
        says_window = bool(story.pickup_from_at or story.pickup_until_at)
        wanted = {
            "line_check_reason": bool(story.qc_reason) and story.stage is Stage.RETURN_REJECTED,
            "line_decline_reason": bool(story.qc_reason) and story.stage is Stage.RETURN_DECLINED,
            "line_pickup": says_window,
            "line_refund": bool(story.refund_paise),
            "line_reference": bool(story.reference),
            step: story.step_by_at is not None and not (says_window and not story.is_step_late),
        }
        return {name: self.line(name, language, **facts) for name, is_wanted in wanted.items() if is_wanted}

    def _next_line(self, story: Answer, brand: Brand, language: str) -> dict[str, str]:
        next_by = self.moment(story.next_update_by_at, brand, language)
        name = "line_next" if next_by else "line_next_none"
        return {name: self.line(name, language, next_by=next_by)}

    def days(self, expected: Expected | None, language: str) -> str:
        """A range of days: "23–25 Nov"."""
        return _days(expected.first, expected.last, babel_locale(self.language(language))) if expected else ""

    def moment(self, at: datetime | None, brand: Brand, language: str) -> str:
        """A local day and time: "Sat 21 Nov, 6:00 pm"."""
        return (
            _moment(brand.local(at).replace(second=0, microsecond=0), babel_locale(self.language(language)))
            if at
            else ""
        )

    def day(self, at: datetime | None, brand: Brand, language: str) -> str:
        """A local day: "Sat 21 Nov"."""
        return self.date(brand.local(at).date(), language) if at else ""

    def date(self, local: date, language: str) -> str:
        """A day as it is written: "Sat 21 Nov"."""
        return _day(local, babel_locale(self.language(language)))

    def window(self, first: datetime | None, last: datetime | None, brand: Brand, language: str) -> str:
        """A span of time, of which either end may be missing: "Sat 21 Nov, 10:00 am – 2:00 pm"."""
        texts = [self.moment(at, brand, language) for at in (first, last) if at]
        if first and last and brand.local(first).date() == brand.local(last).date():
            texts[1] = texts[1].rpartition(", ")[2]
        return " – ".join(texts)

    def money(self, paise: int, currency: str, language: str) -> str:
        """An amount: "₹1,499"; paise only where there are any."""
        whole = paise % 100 == 0
        return format_currency(
            paise / 100,
            currency,
            "¤#,##,##0" if whole else "¤#,##,##0.00",
            babel_locale(self.language(language)),
            False,
        )


def bar_of(done: int, of: int) -> str:
    """So many of so many, in text: "●●●○○"."""
    return "●" * done + "○" * (of - done)


def _source(folder: Path, language: str) -> str:
    """All texts of a language."""
    files = sorted((folder / language).glob("*.ftl"))
    if not files:
        raise SettingsInvalid(f"there are no texts for language '{language}': locales/{language}/*.ftl")
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@lru_cache(64)  # parsing takes longer than anything else here, and several services may start in one process
def _spoken(language: str, source: str) -> tuple[FluentBundle, dict[str, tuple[str, ...]]]:
    """The texts, ready to be formatted, and the variables of each."""
    texts = FluentResource(source)
    return _bundle(language, texts), _variables(texts)


def _bundle(language: str, texts: ast.Resource) -> FluentBundle:
    bundle = FluentBundle([babel_locale(language).replace("_", "-")], use_isolating=False)
    bundle.add_resource(texts)
    return bundle


def _variables(texts: ast.Resource) -> dict[str, tuple[str, ...]]:
    """The variables of every message's body."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in texts.body:
        if isinstance(entry, ast.Message) and entry.value:
            names = [each.id.name for each in _references(entry.value)]
            found[entry.id.name] = tuple(dict.fromkeys(names))
    return found


def _references(pattern: ast.Pattern) -> list[ast.VariableReference]:
    placed = (element.expression for element in pattern.elements if isinstance(element, ast.Placeable))
    return [each for each in placed if isinstance(each, ast.VariableReference)]


def _formatted(bundle: FluentBundle, pattern: Pattern, args: Mapping[str, object]) -> str:
    text, errors = bundle.format_pattern(pattern, dict(args))
    if errors:
        raise SettingsInvalid(f"a text could not be put together: {errors[0]}")
    return str(text)


def babel_locale(language: str) -> str:
    """Babel's name for the locale in which a language of ours is spoken: as in India."""
    return BABEL_OF_LANGUAGE.get(language, f"{language}_IN")


@lru_cache(4096)
def _days(first: date, last: date, locale: str) -> str:
    return str(
        format_interval(datetime.combine(first, time(0)), datetime.combine(last, time(0)), "MMMd", locale=locale)
    )


@lru_cache(4096)
def _day(local: date, locale: str) -> str:
    return str(format_skeleton("EMMMd", datetime.combine(local, time(0)), locale=locale))


@lru_cache(4096)
def _moment(local: datetime, locale: str) -> str:
    day = format_skeleton("EMMMd", local, tzinfo=local.tzinfo, locale=locale)
    return f"{day}, {format_datetime(local, 'h:mm a', tzinfo=local.tzinfo, locale=locale)}"
