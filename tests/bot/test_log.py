"""Logs: whatever is said, and by whomever, no phone number, e-mail, address or token is in it."""

import base64
import io
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.log import configure_logging
from bot.log_redaction import GONE, LONGEST_TEXT, Redactor, is_private
from journeys.events import Address

SECRET = "an-app-secret"

# +91 99999 0xxxx, as people and programs write it.
numbers = st.integers(0, 9999).map(lambda tail: f"99999{tail:05d}")
phones = st.builds(
    lambda number, write: write(number),
    numbers,
    st.sampled_from(
        [
            lambda n: n,
            lambda n: f"+91{n}",
            lambda n: f"91{n}",
            lambda n: f"0{n}",
            lambda n: f"+91 {n[:5]} {n[5:]}",
            lambda n: f"+91-{n[:5]}-{n[5:]}",
            lambda n: f"(+91) {n[:3]} {n[3:6]} {n[6:]}",
            lambda n: f"91.{n[:4]}.{n[4:7]}.{n[7:]}",
            lambda n: f"+91\u00a0{n[:5]}\u2011{n[5:]}",
        ]
    ),
)
tokens = st.one_of(
    st.binary(min_size=16, max_size=32).map(bytes.hex).filter(lambda text: re.search("[a-f]", text)),
    st.binary(min_size=24, max_size=40)
    .map(lambda raw: base64.urlsafe_b64encode(raw).decode().rstrip("="))
    .filter(lambda text: re.search(r"\d", text) and re.search("[A-Za-z]", text)),
    st.binary(min_size=4, max_size=8).map(lambda raw: f"Bearer {raw.hex()}"),
    st.just(SECRET),
)
words = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Nd"]), max_size=30)
separators = st.sampled_from([" ", ": ", "\n", "='", "(", "/", "?to="])


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    """The tests' own logging is put back."""
    root = logging.getLogger()
    before = root.handlers[:], root.level, logging.raiseExceptions
    yield
    root.handlers[:], root.level, logging.raiseExceptions = before
    structlog.reset_defaults()


def lines(format: str = "json") -> io.StringIO:
    stream = io.StringIO()
    configure_logging("debug", format, {SECRET}, stream)
    return stream


def digits_of(text: str) -> str:
    return re.sub(r"\D", "", text)


@given(words, separators, phones, words)
def test_no_phone_number_survives_in_any_text(before: str, between: str, phone: str, after: str) -> None:
    """P-01."""
    redacted = Redactor().text(before + between + phone + after)
    assert digits_of(phone)[-10:] not in digits_of(redacted)
    assert phone not in redacted


@given(words, separators, st.emails(), words)
def test_no_email_survives_in_any_text(before: str, between: str, email: str, after: str) -> None:
    """P-01."""
    assert email not in Redactor().text(f"{before}{between}{email} {after}")


@given(words, separators, tokens, words)
def test_no_token_survives_in_any_text(before: str, between: str, token: str, after: str) -> None:
    """P-01."""
    assert token not in Redactor({SECRET}).text(f"{before}{between}{token} {after}")


values = st.recursive(
    st.one_of(phones, st.emails(), tokens, numbers.map(int), phones.map(str.encode), phones.map(ValueError)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["detail", "why", "+919999900007", "customer_name"]), inner, max_size=3),
        st.tuples(inner),
    ),
    max_leaves=5,
)


@given(st.sampled_from(["json", "console"]), words, values)
def test_a_line_holds_nothing_private_however_deep_it_lies(format: str, event: str, value: Any) -> None:
    """P-01."""
    stream = lines(format)
    structlog.get_logger("harkara.test").info(event, detail=value)
    logging.getLogger("some.library").error("%s: %r", event, value)
    written = stream.getvalue()
    assert not re.search("99999[ .\u2011\u00a0-]*0", written)
    for private in _leaves(value):
        assert private not in written


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for inner in value:
            yield from _leaves(inner)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize(
    ("key", "private"),
    [
        ("phone", True),
        ("to_phone", True),
        ("customerName", True),
        ("name", True),
        ("delivery_address", True),
        ("line1", True),
        ("landmark", True),
        ("pincode", True),
        ("wa_id", True),
        ("api_key", True),
        ("access_token", True),
        ("text", True),
        ("headers", True),
        ("awb", False),
        ("order_number", False),
        ("phone_number_id", False),  # ours, and Meta's id for it
        ("template_name", False),
        ("source", False),
    ],
)
def test_keys_that_say_who_or_where_are_struck_out(key: str, private: bool) -> None:
    """P-01."""
    assert is_private(key) is private
    shown = Redactor()(None, "info", {key: "Asha of Kothrud"})
    assert shown == {key: GONE if private else "Asha of Kothrud"}


def test_what_helps_to_find_a_fault_stays() -> None:
    """P-01."""
    stream = lines()
    told = {"awb": "77001234567890", "took": 0.123456789012, "at": "2026-11-21 10:00:00.123456", "attempts": 3}
    structlog.get_logger("harkara.worker").warning("a batch took long", **told, was_new=True, reason=None)
    line = json.loads(stream.getvalue())
    assert line.items() >= told.items()
    assert line.items() >= {"event": "a batch took long", "level": "warning", "logger": "harkara.worker"}.items()
    assert line["was_new"] is True
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+Z", line["timestamp"])


def test_a_traceback_is_kept_and_its_message_redacted() -> None:
    """P-01."""
    stream = lines()
    try:
        raise RuntimeError("cannot call +91 99999 01234 with an-app-secret")
    except RuntimeError:
        structlog.get_logger().exception("it broke")
    trace = json.loads(stream.getvalue())["exception"]
    assert "in test_a_traceback_is_kept_and_its_message_redacted" in trace
    assert trace.endswith(f"RuntimeError: cannot call {GONE} with {GONE}")


def test_what_a_database_adds_to_its_errors_is_struck_out() -> None:
    """P-01."""
    said = (
        "(sqlite3.IntegrityError) UNIQUE constraint failed: identities.value\n"
        "[SQL: INSERT INTO identities VALUES (?, ?)]\n"
        "[parameters: ('Asha Rao', ['Flat 4', '] x'])]\n(Background: e/gkpj)"
    )
    assert "Asha" not in Redactor().text(said)
    assert "Background: e/gkpj" in Redactor().text(said)
    assert (
        Redactor().text("duplicate key\nDETAIL:  Failing row contains (Asha Rao, Pune).\nnext")
        == f"duplicate key\n{GONE}\nnext"
    )


def test_a_message_id_keeps_only_its_tail_because_its_head_is_the_customers_number() -> None:
    """P-01."""
    wamid = (
        "wamid."
        + base64.b64encode(b"\x1d\x04\x12\x0c919999901234\x15\x02\x00\x11\x18\x12AB12CD34EF56AB12CD\x00").decode()
    )
    redacted = Redactor().text(f"sent {wamid}")
    assert redacted == f"sent wamid…{wamid[-10:]}"
    assert b"9999" not in base64.b64decode(wamid[-8:])


def test_an_object_is_named_by_its_type_only() -> None:
    """P-01."""
    shown = Redactor().value({"order": Address(name="Asha", line1="4 Lake Road")})
    assert shown == {"order": "<Address>"}


@given(st.integers(0, 40), phones)
def test_a_long_text_is_cut_and_not_through_a_number(shift: int, phone: str) -> None:
    """P-01."""
    redacted = Redactor().text("x" * (LONGEST_TEXT - shift) + phone + " and more" * 20)
    assert len(redacted) <= LONGEST_TEXT
    assert "9999" not in redacted


def test_the_level_holds_back_what_is_below_it() -> None:
    """P-01."""
    stream = io.StringIO()
    configure_logging("warning", "json", (), stream)
    structlog.get_logger("a").info("quiet")
    logging.getLogger("b").info("quiet")
    structlog.get_logger("a").warning("loud")
    assert [json.loads(line)["event"] for line in stream.getvalue().splitlines()] == ["loud"]
