"""Whatever arrives: only two errors, nothing lost, the same content always under the same key."""

import copy
from typing import Any

import msgspec
import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from integrations.whatsapp import inbound
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import Event
from tests.integrations.whatsapp import posts
from tests.integrations.whatsapp.reading import ACCOUNT, RECEIVED_AT

MEMBERS = (
    "entry changes field value messages statuses contacts errors user_preferences metadata id from type text system "
    "interactive nfm_reply response_json context timestamp status recipient_id code profile payment event"
)
WORDS = st.sampled_from(MEMBERS.split())
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False)
    | st.text(max_size=12)
    | WORDS
    | st.sampled_from(["messages", "text", "failed", "payment", "stop", "919999900001", "{}", "[1]", "[" * 2000])
)
JSON = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(max_size=6), inner, max_size=5)
)
POSTS = posts.every_post()


def read_bytes(body: bytes) -> list[Event]:
    """Split and translate; the two payload errors are answers, anything else is a fault."""
    events = []
    try:
        items = inbound.split({}, body)
    except (PayloadMalformed, PayloadUnsupported):
        return []
    for item in items:
        try:
            events += inbound.translate(item, ACCOUNT, RECEIVED_AT)
        except (PayloadMalformed, PayloadUnsupported):
            continue
    return events


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place inside a JSON value."""
    found = [path] if path else []
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, member in members:
        found += places(member, (*path, name))
    return found


@st.composite
def mutated_posts(draw: st.DrawFn) -> Any:
    """A real shape with one to three places replaced or removed."""
    post = copy.deepcopy(draw(st.sampled_from(POSTS)))
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(places(post)))
        parent = post
        for step in way:
            parent = parent[step]
        if draw(st.booleans()):
            parent[last] = draw(JSON)
        else:
            del parent[last]
        if not places(post):
            break
    return post


@given(st.binary(max_size=200))
def test_any_bytes_give_one_of_two_errors_or_items(body: bytes) -> None:
    """P-01."""
    read_bytes(body)


@given(st.recursive(JSON, lambda inner: st.fixed_dictionaries({"entry": st.lists(inner, max_size=3)}), max_leaves=8))
@settings(max_examples=200)
def test_any_json_gives_one_of_two_errors_or_events(post: Any) -> None:
    """P-01."""
    read_bytes(orjson.dumps(post))


@given(mutated_posts())
@settings(max_examples=500)
def test_any_broken_delivery_gives_events_that_can_be_stored_or_one_of_two_errors(post: Any) -> None:
    """P-01."""
    for event in read_bytes(orjson.dumps(post)):
        assert event.occurred_at.tzinfo is not None
        assert all(key.kind and key.value for key in event.keys)
        assert msgspec.json.decode(msgspec.json.encode(event), type=Event) == event


@given(st.lists(st.lists(st.lists(JSON, max_size=3), min_size=1, max_size=3), min_size=1, max_size=3))
def test_splitting_loses_nothing(batches: list[list[list[Any]]]) -> None:
    """P-01, A-23. As many items come out as members went in, whatever they are."""
    changes = [
        [posts.messages_change(**({name: members} if members else {"messages": [None]})) for members in batch]
        for batch, name in zip(batches, ("messages", "statuses", "errors"), strict=False)
    ]
    post = {"entry": [{"id": "1", "changes": some} for some in changes]}
    wanted = sum(max(1, len(members)) for batch in batches for members in batch)
    assert len(inbound.split({}, orjson.dumps(post))) == wanted


@given(st.lists(st.sampled_from(POSTS), min_size=1, max_size=20), st.randoms(use_true_random=False))
def test_a_batch_gives_the_same_events_as_its_parts(parts: list[Any], random: Any) -> None:
    """P-01, A-23. In any order, in any grouping: keys do not depend on the company an item came in."""
    entries = [entry for part in parts for entry in part["entry"]]
    random.shuffle(entries)
    together = {event.key for event in read_bytes(orjson.dumps({"entry": entries}))}
    apart = {event.key for part in parts for event in read_bytes(orjson.dumps(part))}
    assert together == apart
