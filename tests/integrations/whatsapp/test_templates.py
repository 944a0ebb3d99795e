"""Templates: the body that creates one, what Meta would refuse, what is missing or different there."""

from typing import Any

import msgspec
import pytest

from integrations.whatsapp.limits import MessageInvalid
from integrations.whatsapp.sender import WhatsAppNumber
from integrations.whatsapp.template_push import push
from integrations.whatsapp.templates import TemplateSpec, UrlButton, check, creation_body, diff
from tests.integrations.whatsapp.conftest import Graph, says

SPEC = TemplateSpec(
    name="ndr_ask",
    language="en",
    category="UTILITY",
    body="Hi {{first_name}}, the courier could not hand over parcel {{awb}} today. What shall we do?",
    examples={"first_name": "Meera", "awb": "AWB0001"},
    quick_replies=("Try again", "New address"),
    url_button=UrlButton("Track", "https://t.example.com/{{1}}", "https://t.example.com/abc"),
    footer="Harkara Knits",
)
PLAIN = TemplateSpec(name="thanks", language="en", category="UTILITY", body="Thank you for your order.")


def changed(**fields: Any) -> TemplateSpec:
    return msgspec.structs.replace(SPEC, **fields)


def at_meta(spec: TemplateSpec, **more: Any) -> dict[str, Any]:
    """The template as the Graph API lists it."""
    return creation_body(spec) | {"id": "9", "status": "APPROVED"} | more


def test_the_creating_body_names_its_variables_and_gives_examples() -> None:
    """A-28."""
    assert creation_body(SPEC) == {
        "name": "ndr_ask",
        "language": "en",
        "category": "UTILITY",
        "parameter_format": "NAMED",
        "components": [
            {
                "type": "BODY",
                "text": SPEC.body,
                "example": {
                    "body_text_named_params": [
                        {"param_name": "first_name", "example": "Meera"},
                        {"param_name": "awb", "example": "AWB0001"},
                    ]
                },
            },
            {"type": "FOOTER", "text": "Harkara Knits"},
            {
                "type": "BUTTONS",
                "buttons": [
                    {"type": "QUICK_REPLY", "text": "Try again"},
                    {"type": "QUICK_REPLY", "text": "New address"},
                    {
                        "type": "URL",
                        "text": "Track",
                        "url": "https://t.example.com/{{1}}",
                        "example": ["https://t.example.com/abc"],
                    },
                ],
            },
        ],
    }
    assert creation_body(PLAIN)["components"] == [{"type": "BODY", "text": PLAIN.body}]


@pytest.mark.parametrize("spec", [SPEC, PLAIN])
def test_a_good_template_has_no_faults(spec: TemplateSpec) -> None:
    """A-28."""
    assert check(spec) == []


LONG = "word " * 220


@pytest.mark.parametrize(
    ("spec", "field"),
    [
        (changed(name="NDR-ask"), "name"),
        (changed(name=""), "name"),
        (changed(name="n" * 513), "name"),
        (changed(language=""), "language"),
        (changed(category="utility"), "category"),
        (changed(body="", examples={}), "body"),
        (changed(body=LONG, examples={}), "body"),
        (changed(body="{{awb}} could not be handed over today, sorry", examples={"awb": "1"}), "body"),
        (changed(body="We could not hand over your parcel {{awb}}", examples={"awb": "1"}), "body"),
        (
            changed(
                body="Your parcel {{awb}} {{city}} was not handed over today, sorry", examples={"awb": "1", "city": "2"}
            ),
            "body",
        ),
        (changed(body="Parcel {{awb}} from {{city}} back", examples={"awb": "1", "city": "2"}), "body"),  # few words
        (changed(body="Your parcel {{AWB}} could not be handed over", examples={"AWB": "1"}), "body"),
        (changed(body="Your parcel {{1}} could not be handed over", examples={"1": "1"}), "body"),
        (changed(examples={"first_name": "Meera"}), "example of awb"),
        (changed(examples=SPEC.examples | {"city": "Pune"}), "examples"),
        (changed(footer="f" * 61), "footer"),
        (changed(footer="from {{city}} with love"), "footer"),
        (changed(quick_replies=("q" * 26,)), "button label"),
        (changed(quick_replies=("",)), "button label"),
        (changed(quick_replies=("Try {{awb}}",)), "button label"),
        (changed(quick_replies=("Track",)), "button label"),  # the link has the same
        (changed(quick_replies=tuple(f"Reply {n}" for n in range(10))), "buttons"),
        (changed(url_button=UrlButton("Track", "http://t.example.com")), "url"),
        (changed(url_button=UrlButton("Track", "https://t.example.com/" + "x" * 2000)), "url"),
        (changed(url_button=UrlButton("Track", "https://t.example.com/{{1}}/x", "https://t.example.com/1/x")), "url"),
        (changed(url_button=UrlButton("Track", "https://t.example.com/{{awb}}", "https://t.example.com/1")), "url"),
        (changed(url_button=UrlButton("Track", "https://t.example.com/{{1}}")), "url"),  # no example
        (changed(url_button=UrlButton("Track", "https://t.example.com/", "https://t.example.com/1")), "url"),
    ],
)
def test_what_meta_would_refuse_is_found_before(spec: TemplateSpec, field: str) -> None:
    """A-28."""
    assert [fault.field for fault in check(spec)] == [field]


def test_all_faults_are_told_at_once() -> None:
    """A-28."""
    assert {fault.field for fault in check(changed(name="", footer="f" * 61))} == {"name", "footer"}


def test_hindi_words_count_as_words() -> None:
    """A-28."""
    body = "नमस्ते {{first_name}}, आपका पार्सल {{awb}} आज नहीं दिया जा सका।"
    assert check(changed(language="hi", body=body)) == []


def test_templates_are_compared_by_what_customers_see() -> None:
    """A-28."""
    hindi = changed(language="hi")
    existing = [
        at_meta(SPEC, category="utility"),  # same, in other letters
        at_meta(hindi, category="MARKETING"),  # Meta moved it
        at_meta(changed(name="old_one")),
    ]
    found = diff([SPEC, hindi, PLAIN], existing)
    assert [spec for spec, _ in found.same] == [SPEC]
    assert [spec for spec, _ in found.differs] == [hindi]
    assert found.missing == (PLAIN,)
    assert [one["name"] for one in found.gone] == ["old_one"]


@pytest.mark.parametrize(
    "change",
    [
        {"body": SPEC.body + " Tell us."},
        {"footer": ""},
        {"footer": "Other"},
        {"quick_replies": ("Try again",)},
        {"quick_replies": ("New address", "Try again")},  # the payloads would be swapped
        {"url_button": None},
        {"url_button": UrlButton("Track", "https://u.example.com/{{1}}", "https://u.example.com/abc")},
    ],
)
def test_a_difference_customers_see_is_a_difference(change: dict[str, Any]) -> None:
    """A-28."""
    assert len(diff([SPEC], [at_meta(changed(**change))]).differs) == 1


@pytest.mark.parametrize("existing", [[{}], [{"name": "ndr_ask", "language": "en"}], [{"components": 7}]])
def test_a_strange_list_is_compared_without_falling_over(existing: list[dict[str, Any]]) -> None:
    """P-01."""
    found = diff([SPEC], existing)
    assert not found.same


async def test_what_is_missing_is_created_and_what_differs_left_alone(graph: Graph, number: WhatsAppNumber) -> None:
    """A-28."""
    hindi = changed(language="hi")
    page = {"data": [at_meta(SPEC)], "paging": {"cursors": {"after": "c1"}, "next": "https://g.example.com"}}
    rest = {"data": [at_meta(hindi, category="MARKETING")], "paging": {"cursors": {"after": "c2"}}}
    graph.next = [says(page), says(rest), says({"id": "10", "status": "PENDING", "category": "UTILITY"})]
    pushed = await push(number, [SPEC, hindi, PLAIN])
    assert pushed.created == ((PLAIN, "PENDING"),)
    assert pushed.edited == ()
    first, second, created = graph.calls
    assert (first.path, second.query["after"]) == ("/v26.0/7007/message_templates", "c1")
    assert (created.method, created.json) == ("POST", creation_body(PLAIN))


async def test_nothing_is_created_while_one_has_a_fault(graph: Graph, number: WhatsAppNumber) -> None:
    """A-28."""
    with pytest.raises(MessageInvalid):
        await push(number, [PLAIN, changed(name="")])
    assert graph.calls == []


async def test_a_paused_template_can_be_let_go(graph: Graph, number: WhatsAppNumber) -> None:
    """A-28."""
    graph.always = says({"success": True})
    await number.unpause_template("9")
    assert (graph.calls[0].method, graph.calls[0].path) == ("POST", "/v26.0/9/unpause")
