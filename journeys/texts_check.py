"""Checks the texts of a language against the English ones: complete, same variables, within WhatsApp's limits, fit to
be templates, and in the tone of the house."""

from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from journeys.brand import Brand
from journeys.errors import SettingsInvalid
from journeys.example_facts import example_facts
from journeys.messages import MESSAGES
from journeys.texts_check_reading import Entry, Fault, Read, read_texts
from journeys.tone import complaints_of
from journeys.wording import LOCALES, Wording, babel_locale

MODEL = "en"  # every language says what English says

# WhatsApp's limits in characters, per Meta's pages of interactive messages: body of a template or of a message with
# buttons, label of a button, title of a list row, label that opens a list.
BODY_MOST, BUTTON_MOST, ROW_MOST, OPEN_MOST = 1024, 20, 24, 20
OPEN = "open"
BUTTON_LINES = "meaning_"  # how lines begin that are shown as buttons

PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})  # CLDR's categories


def faults_in(language: str, folder: Path = LOCALES) -> list[Fault]:
    """Everything wrong with a language's texts, with file and line. English is checked by itself."""
    model, read = read_texts(folder / MODEL), read_texts(folder / language)
    found = [*read.faults, *_differences(model, read, language), *_plurals(read, language)]
    if any(each.says.startswith("is not Fluent") for each in found) or not read.entries:
        return found or [Fault(f"locales/{language}", 1, "there are no texts")]
    wording = Wording((language,), folder)
    return [*found, *_lengths(wording, language, read), *_tones(wording, language, read)]


# -- against English -----------------------------------------------------------------------------------------------


def _differences(model: Read, read: Read, language: str) -> Iterator[Fault]:
    for name, wanted in model.entries.items():
        entry = read.entries.get(name)
        if entry is None:
            file = wanted.file.replace(f"/{MODEL}/", f"/{language}/")
            yield Fault(file, 1, f"there is no {name}")
        else:
            yield from _differs(wanted, entry)
    for name, entry in read.entries.items():
        if name not in model.entries:
            yield Fault(entry.file, entry.line, f"{name} is not in English")


def _differs(wanted: Entry, entry: Entry) -> Iterator[Fault]:
    def fault(says: str) -> Fault:
        return Fault(entry.file, entry.line, f"{entry.name} {says}")

    if Path(entry.file).name != Path(wanted.file).name:
        yield fault(f"belongs into {Path(wanted.file).name}, as in English")
    if missing := wanted.variables - entry.variables:
        yield fault(f"does not say {_named(missing)}")
    if extra := entry.variables - wanted.variables:
        yield fault(f"says {_named(extra)}, which English does not")
    if missing_labels := sorted(wanted.labels.keys() - entry.labels.keys()):
        yield fault(f"has no .{', .'.join(missing_labels)}")
    if extra_labels := sorted(entry.labels.keys() - wanted.labels.keys()):
        yield fault(f"has .{', .'.join(extra_labels)}, which English does not")


def _named(variables: frozenset[str]) -> str:
    return ", ".join(f"{{ ${name} }}" for name in sorted(variables))


def _plurals(read: Read, language: str) -> Iterator[Fault]:
    """A choice by number has a case for each of the language's plural forms, and none that it does not know."""
    wanted = Locale.parse(babel_locale(language)).plural_form.tags | {"other"}
    for entry in read.entries.values():
        for cases in entry.cases:
            if not (said := cases & PLURALS):
                continue
            if missing := wanted - said:
                yield Fault(entry.file, entry.line, f"{entry.name} lacks the plural form {', '.join(sorted(missing))}")
            if extra := said - wanted:
                yield Fault(entry.file, entry.line, f"{entry.name} has a form its language lacks: {sorted(extra)[0]}")


# -- limits --------------------------------------------------------------------------------------------------------


def _lengths(wording: Wording, language: str, read: Read) -> Iterator[Fault]:
    """With real facts in them, because those are longer than their names, or shorter."""
    try:
        facts = example_facts(wording, Brand(), language)
    except SettingsInvalid as error:
        yield Fault(f"locales/{language}", 1, str(error))
        return
    for name, entry in read.entries.items():
        for label, line in entry.labels.items():
            text, most = wording.label(name, label, language), _most(name, label)
            if not 0 < len(text) <= most:
                yield Fault(entry.file, line, f"{name}.{label} has {len(text)} characters, not 1 to {most}: {text!r}")
        if name.startswith(BUTTON_LINES) and len(line_text := wording.line(name, language)) > BUTTON_MOST:
            yield Fault(entry.file, entry.line, f"{name} has {len(line_text)} characters, not 1 to {BUTTON_MOST}")
        if name in MESSAGES and entry.variables <= facts.keys():
            yield from _body(name, entry, wording.line(name, language, **facts), wording.source(name, language))


def _most(message: str, label: str) -> int:
    if label == OPEN:
        return OPEN_MOST
    return ROW_MOST if message in MESSAGES and label in MESSAGES[message].rows else BUTTON_MOST


def _body(name: str, entry: Entry, body: str, source: str) -> Iterator[Fault]:
    if not 0 < len(body) <= BODY_MOST:
        yield Fault(entry.file, entry.line, f"{name} has {len(body)} characters with its facts, not 1 to {BODY_MOST}")
    if MESSAGES[name].proactive and (source.startswith("{{") or source.rstrip(" .।").endswith("}}")):
        at = "begins" if source.startswith("{{") else "ends"
        yield Fault(entry.file, entry.line, f"{name} {at} with a variable, which no template may")


# -- tone ----------------------------------------------------------------------------------------------------------


def _tones(wording: Wording, language: str, read: Read) -> Iterator[Fault]:
    for name, why in complaints_of(wording, language):
        entry = read.entries.get(name)
        if entry:  # what is missing was told above
            yield Fault(entry.file, entry.line, f"{name} {why}")
