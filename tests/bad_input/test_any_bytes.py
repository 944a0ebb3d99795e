"""Any bytes, and real deliveries gone wrong, with a right proof: stored or refused, and the worker goes on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integrations.shops.shopify import MEANING_OF_TOPIC, READER_OF_TOPIC
from tests.bad_input.live import Live, live_rig
from tests.integrations.whatsapp.posts import every_post

ACCOUNTS = (
    "whatsapp",
    "shopify",
    "woocommerce",
    "razorpay",
    "generic_shop",
    "generic",
    "delhivery",
    "shiprocket",
    "clickpost",
)
FIXTURES = Path(__file__).parents[1] / "integrations"
TOPICS = {
    "shopify": ("X-Shopify-Topic", (*MEANING_OF_TOPIC, *READER_OF_TOPIC)),
    "woocommerce": ("X-WC-Webhook-Topic", ("order.created", "order.updated", "order.deleted", "order.restored")),
}
BOUNDED = settings(max_examples=120, deadline=None, derandomize=True)
PIECES = (
    b"null",
    b"[]",
    b"{}",
    b'""',
    b"-1",
    b"1e400",
    b"NaN",
    b"9" * 40,
    b'"\\u0000"',
    b'"\\ud83d"',
    b"\xff",
    b"[" * 300,
    b'"' + b"x" * 5_000 + b'"',
)
WRONG: tuple[Any, ...] = (None, [], {}, "", -1, 1e308, True, "x" * 5_000, "\u0000", 2**64 - 1, [None], {"a": [1]})


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live_rig(tmp_path_factory.mktemp("live")) as running:
        yield running


def recordings(account: str) -> list[bytes]:
    """Real deliveries of the vendor."""
    if account == "whatsapp":
        return [orjson.dumps(post) for post in every_post()]
    folder = next(FIXTURES.glob(f"*/fixtures/{account}"))
    paths = sorted(path for path in folder.glob("*.json") if ".expected." not in path.name)
    found = [orjson.loads(path.read_bytes()) for path in paths]
    return [orjson.dumps(each["body"] if _is_wrapped(each) else each) for each in found]


def _is_wrapped(found: Any) -> bool:
    return isinstance(found, dict) and found.keys() == {"kind", "body"}


@st.composite
def damaged(draw: st.DrawFn, account: str) -> bytes:
    """A recording with a slice replaced, or a value of it by something of another kind."""
    body = draw(st.sampled_from(recordings(account)))
    if draw(st.booleans()):
        start = draw(st.integers(0, len(body) - 1))
        end = draw(st.integers(start, min(len(body), start + 40)))
        return body[:start] + draw(st.sampled_from(PIECES) | st.binary(max_size=12)) + body[end:]
    return orjson.dumps(_with_a_wrong_part(draw, orjson.loads(body)))


def _with_a_wrong_part(draw: st.DrawFn, value: Any) -> Any:
    """Walk down a random way and replace what is there."""
    if not isinstance(value, dict | list) or not value or draw(st.integers(0, 5)) == 0:
        return draw(st.sampled_from(WRONG))
    place = draw(st.sampled_from(sorted(value) if isinstance(value, dict) else range(len(value))))
    copy = value.copy()
    copy[place] = _with_a_wrong_part(draw, value[place])
    return copy


@pytest.mark.parametrize("account", ACCOUNTS)
def test_any_bytes_and_any_damaged_delivery_are_stored_and_never_stop_the_worker(live: Live, account: str) -> None:
    """P-01."""
    header, topics = TOPICS.get(account, ("X-None", ("",)))
    taken: list[tuple[dict[str, str], bytes]] = []

    @BOUNDED
    @given(body=st.binary(max_size=200) | damaged(account), topic=st.sampled_from(topics))
    def send(body: bytes, topic: str) -> None:
        answer = live.post(account, body, **{header: topic})
        assert answer.status == 200, answer.body
        taken.append((live.headers(account, body, **{header: topic}), body))

    send()
    live.settle()
    for headers, body in taken:
        assert live.missing(account, headers, body) == [], body[:200]
    assert live.is_answered()
