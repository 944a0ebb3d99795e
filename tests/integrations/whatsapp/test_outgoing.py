"""The bodies that go to the Graph API, and Meta's limits to the character."""

from typing import Any

import pytest

from integrations.whatsapp.limits import Doubled, MessageInvalid, Missing, TooLong, one_line
from integrations.whatsapp.outgoing import (
    ADDRESS_FIELDS,
    AddressForm,
    Button,
    Content,
    FreeForm,
    LocationRequest,
    MediaMessage,
    Row,
    TemplateMessage,
    wire,
)
from journeys.errors import CommandRefused

BUTTONS = (Button("tok-a", "Try again"), Button("tok-b", "New address"))
ROWS = (Row("tok-1", "Morning", "9 to 12"), Row("tok-2", "Evening"))


def interactive(kind: str, body: str, action: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": kind, "body": {"text": body}, "action": action} | more


BODIES: list[tuple[Content, str, dict[str, Any]]] = [
    (FreeForm("Hello"), "text", {"body": "Hello", "preview_url": False}),
    (FreeForm("Hello", footer="Harkara"), "text", {"body": "Hello\n\nHarkara", "preview_url": False}),
    (
        FreeForm("When?", buttons=BUTTONS, footer="Reply STOP to end"),
        "interactive",
        interactive(
            "button",
            "When?",
            {
                "buttons": [
                    {"type": "reply", "reply": {"id": "tok-a", "title": "Try again"}},
                    {"type": "reply", "reply": {"id": "tok-b", "title": "New address"}},
                ]
            },
            footer={"text": "Reply STOP to end"},
        ),
    ),
    (
        FreeForm("When?", rows=ROWS, list_label="Choose"),
        "interactive",
        interactive(
            "list",
            "When?",
            {
                "button": "Choose",
                "sections": [
                    {
                        "rows": [
                            {"id": "tok-1", "title": "Morning", "description": "9 to 12"},
                            {"id": "tok-2", "title": "Evening"},
                        ]
                    }
                ],
            },
        ),
    ),
    (
        FreeForm("Follow it", link=("Track", "https://t.example.com/x")),
        "interactive",
        interactive(
            "cta_url",
            "Follow it",
            {"name": "cta_url", "parameters": {"display_text": "Track", "url": "https://t.example.com/x"}},
        ),
    ),
    (
        LocationRequest("Where are you?"),
        "interactive",
        interactive("location_request_message", "Where are you?", {"name": "send_location"}),
    ),
    (
        AddressForm("Where to?", {"name": "Meera Iyer", "in_pin_code": "411004"}, {"in_pin_code": "not served"}),
        "interactive",
        interactive(
            "address_message",
            "Where to?",
            {
                "name": "address_message",
                "parameters": {
                    "country": "IN",
                    "values": {"name": "Meera Iyer", "in_pin_code": "411004"},
                    "validation_errors": {"in_pin_code": "not served"},
                },
            },
        ),
    ),
    (
        MediaMessage("document", media_id="81", caption="Bill", filename="bill.pdf"),
        "document",
        {"id": "81", "caption": "Bill", "filename": "bill.pdf"},
    ),
    (MediaMessage("image", link="https://i.example.com/1.png"), "image", {"link": "https://i.example.com/1.png"}),
    (TemplateMessage("ndr_ask", "en"), "template", {"name": "ndr_ask", "language": {"code": "en"}}),
    (
        TemplateMessage("ndr_ask", "hi", {"first_name": "Meera", "awb": "AWB1"}, ("tok-a", "tok-b"), "x/y"),
        "template",
        {
            "name": "ndr_ask",
            "language": {"code": "hi"},
            "components": [
                {
                    "type": "body",
                    "parameters": [
                        {"type": "text", "parameter_name": "first_name", "text": "Meera"},
                        {"type": "text", "parameter_name": "awb", "text": "AWB1"},
                    ],
                },
                {
                    "type": "button",
                    "sub_type": "quick_reply",
                    "index": "0",
                    "parameters": [{"type": "payload", "payload": "tok-a"}],
                },
                {
                    "type": "button",
                    "sub_type": "quick_reply",
                    "index": "1",
                    "parameters": [{"type": "payload", "payload": "tok-b"}],
                },
                {"type": "button", "sub_type": "url", "index": "2", "parameters": [{"type": "text", "text": "x/y"}]},
            ],
        },
    ),
]


@pytest.mark.parametrize(("content", "kind", "body"), BODIES)
def test_each_content_has_its_graph_body(content: Content, kind: str, body: dict[str, Any]) -> None:
    """P-01."""
    assert wire(content) == (kind, body)


def rows(count: int) -> tuple[Row, ...]:
    return tuple(Row(f"id-{n}", f"Row {n}") for n in range(count))


def buttons(count: int) -> tuple[Button, ...]:
    return tuple(Button(f"id-{n}", f"Button {n}") for n in range(count))


def listed(row: Row, label: str = "Choose", body: str = "x") -> FreeForm:
    return FreeForm(body, rows=(row,), list_label=label)


def pressed(button: Button, body: str = "x", footer: str = "") -> FreeForm:
    return FreeForm(body, buttons=(button,), footer=footer)


# field, limit, and the content with that many characters or members in the field
LIMITS: list[tuple[str, int, Any]] = [
    ("body", 4096, lambda n: FreeForm("ह" * n)),
    ("body", 1024, lambda n: pressed(Button("a", "A"), body="x" * n)),
    ("body", 4096, lambda n: listed(Row("a", "A"), body="x" * n)),
    ("body", 1024, lambda n: FreeForm("x" * n, link=("Go", "https://e.example.com"))),
    ("body", 1024, lambda n: LocationRequest("x" * n)),
    ("body", 1024, lambda n: AddressForm("x" * n)),
    ("footer", 60, lambda n: pressed(Button("a", "A"), footer="x" * n)),
    ("buttons", 3, lambda n: FreeForm("x", buttons=buttons(n))),
    ("button id", 256, lambda n: pressed(Button("i" * n, "A"))),
    ("button title", 20, lambda n: pressed(Button("a", "t" * n))),
    ("rows", 10, lambda n: FreeForm("x", rows=rows(n), list_label="Choose")),
    ("row id", 200, lambda n: listed(Row("i" * n, "A"))),
    ("row title", 24, lambda n: listed(Row("a", "t" * n))),
    ("row description", 72, lambda n: listed(Row("a", "A", "d" * n))),
    ("list label", 20, lambda n: listed(Row("a", "A"), label="l" * n)),
    ("link label", 20, lambda n: FreeForm("x", link=("l" * n, "https://e.example.com"))),
    ("in_pin_code", 6, lambda n: AddressForm("x", {"in_pin_code": "4" * n})),
    ("caption", 1024, lambda n: MediaMessage("image", media_id="1", caption="c" * n)),
    ("template name", 512, lambda n: TemplateMessage("n" * n, "en")),
    ("button payload", 256, lambda n: TemplateMessage("n", "en", button_payloads=("p" * n,))),
    ("buttons", 10, lambda n: TemplateMessage("n", "en", button_payloads=tuple(f"p{i}" for i in range(n)))),
]


@pytest.mark.parametrize(("field", "limit", "make"), LIMITS)
def test_a_limit_is_kept_to_the_character(field: str, limit: int, make: Any) -> None:
    """P-01."""
    wire(make(limit))
    with pytest.raises(TooLong) as refused:
        wire(make(limit + 1))
    assert (refused.value.field, refused.value.length, refused.value.limit) == (field, limit + 1, limit)
    assert isinstance(refused.value, CommandRefused)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (FreeForm(""), Missing),
        (FreeForm("  \n"), Missing),
        (FreeForm("", footer="only a footer"), Missing),
        (pressed(Button("", "A")), Missing),
        (pressed(Button("a", " ")), Missing),
        (FreeForm("x", rows=ROWS), Missing),  # no label on the list's button
        (FreeForm("x", buttons=(Button("a", "Yes"), Button("b", "Yes"))), Doubled),
        (FreeForm("x", buttons=(Button("a", "Yes"), Button("a", "No"))), Doubled),
        (FreeForm("x", rows=(Row("a", "1"), Row("a", "2")), list_label="Choose"), Doubled),
        (FreeForm("x", buttons=BUTTONS, rows=ROWS, list_label="Choose"), MessageInvalid),
        (FreeForm("x", buttons=BUTTONS, link=("Go", "https://e.example.com")), MessageInvalid),
        (FreeForm("x", link=("Go", "javascript:alert(1)")), MessageInvalid),
        (FreeForm("x", link=("Go", "https://e.example.com/a b")), MessageInvalid),
        (AddressForm("x", {"pincode": "411004"}), MessageInvalid),
        (AddressForm("x", {}, {"nonsense": "why"}), MessageInvalid),
        (MediaMessage("gif", media_id="1"), MessageInvalid),
        (MediaMessage("image"), MessageInvalid),
        (MediaMessage("image", media_id="1", link="https://e.example.com"), MessageInvalid),
        (MediaMessage("audio", media_id="1", caption="no"), MessageInvalid),
        (MediaMessage("image", media_id="1", filename="a.png"), MessageInvalid),
        (MediaMessage("image", link="ftp://e.example.com"), MessageInvalid),
        (TemplateMessage("n", "en", {"name": ""}), Missing),
        (TemplateMessage("n", "en", {"name": "two\nlines"}), MessageInvalid),
        (TemplateMessage("n", "en", {"name": "a\tb"}), MessageInvalid),
        (TemplateMessage("n", "en", {"name": "far    apart"}), MessageInvalid),
        (TemplateMessage("n", ""), Missing),
    ],
)
def test_what_meta_would_refuse_is_refused_here(content: Content, error: type[Exception]) -> None:
    """P-01."""
    with pytest.raises(error):
        wire(content)


def test_every_field_of_the_address_form_may_be_filled() -> None:
    """P-01."""
    values = dict.fromkeys(ADDRESS_FIELDS, "1")
    assert wire(AddressForm("x", values))[1]["action"]["parameters"]["values"] == values
    assert len(ADDRESS_FIELDS) == 11


def test_any_text_can_be_made_a_template_value() -> None:
    """P-01."""
    value = one_line(" 7,  Prabhat Road\n\tPune     411004 ")
    assert value == "7, Prabhat Road Pune 411004"
    wire(TemplateMessage("n", "en", {"address": value}))
