"""Message templates: what ours look like, whether Meta would take them, how those at Meta differ."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from integrations.whatsapp.foreign import rows, table, text
from integrations.whatsapp.limits import MessageInvalid, Missing, TooLong

VARIABLE = re.compile(r"\{\{(.*?)\}\}")
NAME = re.compile(r"[a-z0-9_]{1,512}")
PARAM = re.compile(r"[a-z][a-z0-9_]*")
STOPS = " .।!?"  # marks after the last variable: Meta does not take them for text, as template authors report
CATEGORIES = frozenset({"UTILITY", "MARKETING", "AUTHENTICATION"})


class UrlButton(msgspec.Struct, frozen=True):
    """A link. `url` may end in {{1}}, which `TemplateMessage.url_suffix` fills; then `example` is a whole url."""

    label: str
    url: str
    example: str = ""


class TemplateSpec(msgspec.Struct, frozen=True):
    """A template as we want it. `body` holds {{named}} variables, each with an example; `category` is UTILITY or
    MARKETING. Quick replies stand before the link, as `TemplateMessage` counts on."""

    name: str
    language: str
    category: str
    body: str
    examples: dict[str, str] = {}
    quick_replies: tuple[str, ...] = ()
    url_button: UrlButton | None = None
    footer: str = ""

    @property
    def params(self) -> tuple[str, ...]:
        """The names of the variables in the body, in order, each once."""
        return tuple(dict.fromkeys(VARIABLE.findall(self.body)))


class TemplateDiff(msgspec.Struct, frozen=True):
    """How the templates at Meta compare with ours. `differs` pairs ours with Meta's; `gone` are Meta's alone."""

    missing: tuple[TemplateSpec, ...] = ()
    differs: tuple[tuple[TemplateSpec, dict[str, Any]], ...] = ()
    same: tuple[tuple[TemplateSpec, dict[str, Any]], ...] = ()
    gone: tuple[dict[str, Any], ...] = ()


def creation_body(spec: TemplateSpec) -> dict[str, Any]:
    """The body that creates the template (per Meta's template components page), variables named."""
    body: dict[str, Any] = {"type": "BODY", "text": spec.body}
    if spec.params:
        examples = [{"param_name": name, "example": spec.examples.get(name, "")} for name in spec.params]
        body["example"] = {"body_text_named_params": examples}
    components = [body]
    if spec.footer:
        components.append({"type": "FOOTER", "text": spec.footer})
    if buttons := _buttons(spec):
        components.append({"type": "BUTTONS", "buttons": buttons})
    head = {"name": spec.name, "language": spec.language, "category": spec.category, "parameter_format": "NAMED"}
    return head | {"components": components}


def _buttons(spec: TemplateSpec) -> list[dict[str, Any]]:
    buttons: list[dict[str, Any]] = [{"type": "QUICK_REPLY", "text": label} for label in spec.quick_replies]
    if link := spec.url_button:
        example = {"example": [link.example]} if link.example else {}
        buttons.append({"type": "URL", "text": link.label, "url": link.url} | example)
    return buttons


def check(spec: TemplateSpec) -> list[MessageInvalid]:
    """Everything Meta would refuse about the template; empty when it is fine."""
    return [*_name_faults(spec), *_body_faults(spec), *_button_faults(spec)]


def _name_faults(spec: TemplateSpec) -> Iterable[MessageInvalid]:
    if not NAME.fullmatch(spec.name):
        yield MessageInvalid("name", f"{spec.name!r} is not 1 to 512 of a-z, 0-9 and _")
    if not spec.language:
        yield Missing("language")
    if spec.category not in CATEGORIES:
        yield MessageInvalid("category", f"{spec.category!r} is none of {', '.join(sorted(CATEGORIES))}")


def _body_faults(spec: TemplateSpec) -> Iterable[MessageInvalid]:
    yield from _length_faults("body", spec.body, 1024)
    yield from _length_faults("footer", spec.footer, 60, may_be_empty=True)
    if VARIABLE.search(spec.footer):
        yield MessageInvalid("footer", "may not hold variables")
    yield from _variable_faults(spec)
    for name in spec.params:
        if not PARAM.fullmatch(name):
            yield MessageInvalid("body", f"variable {name!r} is not lower case with underscores")
        elif not spec.examples.get(name, "").strip():
            yield Missing(f"example of {name}")
    for name in spec.examples.keys() - set(spec.params):
        yield MessageInvalid("examples", f"{name!r} is not a variable of the body")


def _variable_faults(spec: TemplateSpec) -> Iterable[MessageInvalid]:
    body = spec.body.strip()
    if VARIABLE.match(body):
        yield MessageInvalid("body", "begins with a variable")
    if body.rstrip(STOPS).endswith("}}"):
        yield MessageInvalid("body", "ends with a variable")
    if re.search(r"\}\}\s*\{\{", body):
        yield MessageInvalid("body", "two variables stand next to each other")
    variables = len(VARIABLE.findall(body))
    words = sum(any(sign.isalnum() for sign in word) for word in VARIABLE.sub(" ", body).split())
    if variables and words < 2 * variables + 1:  # resellers' reading of Meta's "too many variables for its length"
        yield MessageInvalid("body", f"{variables} variables are too many for {words} words")


def _button_faults(spec: TemplateSpec) -> Iterable[MessageInvalid]:
    labels = [*spec.quick_replies, *([spec.url_button.label] if spec.url_button else [])]
    if len(labels) > 10:
        yield TooLong("buttons", len(labels), 10)
    for label in labels:
        yield from _length_faults("button label", label, 25)
        if VARIABLE.search(label):
            yield MessageInvalid("button label", "may not hold variables")
    if len(set(labels)) < len(labels):
        yield MessageInvalid("button label", "is there twice")
    if spec.url_button:
        yield from _url_faults(spec.url_button)


def _url_faults(link: UrlButton) -> Iterable[MessageInvalid]:
    yield from _length_faults("url", link.url, 2000)
    if not link.url.startswith("https://"):
        yield MessageInvalid("url", "must be https")
    variables = VARIABLE.findall(link.url)
    if variables and (variables != ["1"] or not link.url.endswith("{{1}}")):
        yield MessageInvalid("url", "may hold one variable, {{1}}, at its end")
    if bool(variables) != bool(link.example):
        yield MessageInvalid("url", "has an example exactly when it has a variable")


def _length_faults(field: str, value: str, limit: int, *, may_be_empty: bool = False) -> Iterable[MessageInvalid]:
    if not value.strip() and not may_be_empty:
        yield Missing(field)
    if len(value) > limit:
        yield TooLong(field, len(value), limit)


def diff(wanted: Iterable[TemplateSpec], existing: Sequence[dict[str, Any]]) -> TemplateDiff:
    """Compare ours with the Graph API's list, by name and language. Only what customers see and the category count."""
    theirs = {(text(one.get("name")), text(one.get("language"))): one for one in existing}
    missing: list[TemplateSpec] = []
    differs: list[tuple[TemplateSpec, dict[str, Any]]] = []
    same: list[tuple[TemplateSpec, dict[str, Any]]] = []
    for spec in wanted:
        found = theirs.pop((spec.name, spec.language), None)
        if found is None:
            missing.append(spec)
        else:
            (same if _seen(creation_body(spec)) == _seen(found) else differs).append((spec, found))
    return TemplateDiff(tuple(missing), tuple(differs), tuple(same), tuple(theirs.values()))


def _seen(template: dict[str, Any]) -> dict[str, Any]:
    """What tells two templates apart: category, texts, button labels and links; not ids, examples or order of keys."""
    seen: dict[str, Any] = {"category": text(template.get("category")).upper()}
    for component in map(table, rows(template.get("components"))):
        kind = text(component.get("type")).upper()
        buttons = [_seen_button(table(button)) for button in rows(component.get("buttons"))]
        seen[kind] = buttons or text(component.get("text")).strip()
    return seen


def _seen_button(button: dict[str, Any]) -> tuple[str, str, str]:
    return text(button.get("type")).upper(), text(button.get("text")), text(button.get("url"))
