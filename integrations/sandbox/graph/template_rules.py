"""What Meta accepts as a template: names, components, variables, buttons; refused at creation with its subcode."""

import re
from typing import Any

from integrations.sandbox.graph.answers import GraphError
from integrations.sandbox.graph.validation import is_web_address

NAME = re.compile(r"[a-z0-9_]{1,512}")
LANGUAGE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")
VARIABLE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
CATEGORIES = frozenset({"UTILITY", "MARKETING", "AUTHENTICATION"})
HEADER_FORMATS = frozenset({"TEXT", "IMAGE", "VIDEO", "DOCUMENT", "LOCATION"})
BODY_MAX = 1024
HEADER_MAX = 60
FOOTER_MAX = 60
LABEL_MAX = 25
# How many of each button type one template may have, per Meta's components page.
MOST_OF_BUTTON = {
    "QUICK_REPLY": 10,
    "URL": 2,
    "PHONE_NUMBER": 1,
    "COPY_CODE": 1,
    "FLOW": 1,
    "OTP": 1,
    "ORDER_DETAILS": 1,
    "CATALOG": 1,
    "REQUEST_CONTACT_INFO": 1,
}
LEADING_OR_TRAILING = 2388299
WORDS_RATIO = 2388293
EXAMPLE_MISSING = 2388043
ALREADY_EXISTS = 2388024
BODY_FORMAT = 2388072
HEADER_FORMAT = 2388047
FOOTER_FORMAT = 2388073
TOO_LONG = 2388040
BUTTON_ERROR = 2388060
BEING_DELETED = 2388023


def refused(subcode: int, title: str, message: str) -> GraphError:
    """A template-creation error: code 100, the rule in the subcode and in words for the author."""
    return GraphError(100, message="Invalid parameter", subcode=subcode, user_title=title, user_message=message)


def variables_of(text: str) -> list[str]:
    """Names (or numbers) of the variables, in order of first use."""
    return list(dict.fromkeys(VARIABLE.findall(text)))


def check_identity(name: Any, language: Any, category: Any) -> None:
    """Raises GraphError 100 on a name, language or category that Meta does not know."""
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise GraphError(100, message="(#100) Param name must be lower case letters, digits and underscores, max 512.")
    if not isinstance(language, str) or not LANGUAGE.fullmatch(language):
        raise GraphError(100, message="(#100) Param language is not a supported language code.")
    if category not in CATEGORIES:
        raise GraphError(100, message="(#100) Param category must be one of {AUTHENTICATION, MARKETING, UTILITY}")


def check_components(components: Any, parameter_format: str) -> None:
    """Raises GraphError 100 with Meta's subcode for the first rule broken. `parameter_format`: POSITIONAL or NAMED."""
    if not isinstance(components, list) or not all(isinstance(part, dict) for part in components):
        raise GraphError(100, message="(#100) The parameter components is required.")
    kinds = [str(part.get("type", "")).upper() for part in components]
    if kinds.count("BODY") != 1 or len(set(kinds)) < len(kinds):
        raise refused(BODY_FORMAT, "Component sub type is missing", "A template needs one body and no part twice.")
    for kind, part in zip(kinds, components, strict=True):
        if kind not in CHECK_OF_COMPONENT:
            raise GraphError(100, message=f"(#100) Param components has an unexpected type {kind[:40]!r}")
        CHECK_OF_COMPONENT[kind](part, parameter_format)


def _check_body(part: dict[str, Any], parameter_format: str) -> None:
    text = part.get("text")
    if not isinstance(text, str) or not text.strip():
        raise refused(BODY_FORMAT, "Body text is missing", "The body needs text.")
    if len(text) > BODY_MAX:
        raise refused(TOO_LONG, "Character limit exceeded", f"The body has more than {BODY_MAX} characters.")
    _check_variables(text, parameter_format, BODY_FORMAT)
    _check_surroundings(text)
    _check_example(part, variables_of(text), "body", parameter_format)


def _check_variables(text: str, parameter_format: str, subcode: int) -> None:
    names = variables_of(text)
    if parameter_format == "NAMED":
        right = all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)
    else:
        right = names == [str(number) for number in range(1, len(names) + 1)]
    if not right or "{{" in VARIABLE.sub("", text) or "}}" in VARIABLE.sub("", text):
        raise refused(subcode, "Invalid variables", "Variables must be {{1}}, {{2}} ... or lower-case names.")


def _check_surroundings(text: str) -> None:
    if _starts_or_ends_with_variable(text):
        raise refused(
            LEADING_OR_TRAILING,
            "Leading or trailing params not allowed",
            "Variables can't be at the start or end of the template.",
        )
    count = len(VARIABLE.findall(text))
    words = len(re.findall(r"\S*\w\S*", VARIABLE.sub(" ", text)))
    if count and words < 2 * count + 1:
        raise refused(WORDS_RATIO, "Parameters words ratio exceeds limit", "Too many variables for this length.")


def _starts_or_ends_with_variable(text: str) -> bool:
    # A full stop after the last variable does not count as text, as template authors report.
    marks = re.findall(r"\x00|\w", VARIABLE.sub("\x00", text))
    return bool(marks) and "\x00" in (marks[0], marks[-1])


def _example(part: dict[str, Any]) -> dict[str, Any]:
    example = part.get("example")
    return example if isinstance(example, dict) else {}


def _check_example(part: dict[str, Any], names: list[str], where: str, parameter_format: str) -> None:
    if not names:
        return
    example = _example(part)
    if parameter_format == "NAMED":
        given = example.get(f"{where}_text_named_params")
        found = (
            {str(item.get("param_name")) for item in given if isinstance(item, dict)}
            if isinstance(given, list)
            else set()
        )
        complete = set(names) <= found
    else:
        given = example.get(f"{where}_text")
        row = given[0] if isinstance(given, list) and given and isinstance(given[0], list) else given
        complete = isinstance(row, list) and len(row) == len(names)
    if not complete:
        raise refused(EXAMPLE_MISSING, "Example missing", f"Every variable of the {where} needs an example.")


def _check_header(part: dict[str, Any], parameter_format: str) -> None:
    style = str(part.get("format", "TEXT")).upper()
    if style not in HEADER_FORMATS:
        raise GraphError(100, message="(#100) Param format must be one of {TEXT, IMAGE, VIDEO, DOCUMENT, LOCATION}")
    if style == "TEXT":
        _check_header_text(part, parameter_format)
    elif style != "LOCATION" and not _example(part).get("header_handle"):
        raise refused(EXAMPLE_MISSING, "Example missing", "A media header needs an example handle.")


def _check_header_text(part: dict[str, Any], parameter_format: str) -> None:
    text = part.get("text")
    if not isinstance(text, str) or not text.strip() or len(text) > HEADER_MAX or "\n" in text:
        raise refused(HEADER_FORMAT, "Header format", f"The header is one line of 1 to {HEADER_MAX} characters.")
    _check_variables(text, parameter_format, HEADER_FORMAT)
    names = variables_of(text)
    if len(names) > 1:
        raise refused(HEADER_FORMAT, "Header format", "The header may have one variable.")
    _check_example(part, names, "header", parameter_format)


def _check_footer(part: dict[str, Any], parameter_format: str) -> None:
    text = part.get("text")
    if not isinstance(text, str) or not 1 <= len(text) <= FOOTER_MAX or "{{" in text:
        raise refused(FOOTER_FORMAT, "Footer format", f"The footer has 1 to {FOOTER_MAX} characters, no variables.")


def _check_buttons(part: dict[str, Any], parameter_format: str) -> None:
    buttons = part.get("buttons")
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= 10:
        raise refused(BUTTON_ERROR, "Buttons", "A template has 1 to 10 buttons.")
    kinds = [str(button.get("type", "")).upper() if isinstance(button, dict) else "" for button in buttons]
    for kind in kinds:
        if kind not in MOST_OF_BUTTON or kinds.count(kind) > MOST_OF_BUTTON[kind]:
            raise refused(BUTTON_ERROR, "Buttons", f"Unknown or too many buttons of type {kind[:40]!r}.")
    for kind, button in zip(kinds, buttons, strict=True):
        _check_button(kind, button)


def _check_button(kind: str, button: dict[str, Any]) -> None:
    label = button.get("text")
    if kind not in {"COPY_CODE", "OTP"} and not (isinstance(label, str) and 1 <= len(label) <= LABEL_MAX):
        raise refused(BUTTON_ERROR, "Buttons", f"A label has 1 to {LABEL_MAX} characters.")
    if kind == "URL":
        _check_url(button)
    if kind == "PHONE_NUMBER" and not button.get("phone_number"):
        raise refused(BUTTON_ERROR, "Buttons", "A call button needs phone_number.")


def _check_url(button: dict[str, Any]) -> None:
    url = button.get("url")
    if not isinstance(url, str) or not is_web_address(VARIABLE.sub("x", url)):
        raise refused(BUTTON_ERROR, "Buttons", "The URL is not valid.")
    found = VARIABLE.findall(url)
    if found and (found != ["1"] or not url.endswith("}}")):
        raise refused(BUTTON_ERROR, "Buttons", "A URL may have one variable, {{1}}, at its end.")
    if found and not button.get("example"):
        raise refused(EXAMPLE_MISSING, "Example missing", "A URL with a variable needs an example.")


def _check_nothing(part: dict[str, Any], parameter_format: str) -> None:
    """Parts that the sandbox stores without opinion."""


CHECK_OF_COMPONENT = {
    "BODY": _check_body,
    "HEADER": _check_header,
    "FOOTER": _check_footer,
    "BUTTONS": _check_buttons,
    "CAROUSEL": _check_nothing,
    "LIMITED_TIME_OFFER": _check_nothing,
}
