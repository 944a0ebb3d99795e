"""Files: fetched with the token on both hops, checked, bounded; uploaded as Meta wants them."""

import base64
import hashlib
from typing import Any

import pytest

from integrations.whatsapp.errors import MessageRefused
from integrations.whatsapp.media import MediaTooLarge, fetch, upload
from integrations.whatsapp.sender import WhatsAppNumber
from journeys.errors import ServiceUnavailable
from tests.integrations.whatsapp.conftest import Answer, Graph, hangs_up, refusal, says

PHOTO = b"\x89PNG a broken box"
HEX = hashlib.sha256(PHOTO).hexdigest()
BASE64 = base64.b64encode(hashlib.sha256(PHOTO).digest()).decode()


def notice(graph: Graph, **more: Any) -> Answer:
    told = {
        "url": f"{graph.url}/bytes/81",
        "mime_type": "image/png",
        "sha256": HEX,
        "file_size": len(PHOTO),
        "id": "81",
    }
    return says(told | more)


@pytest.mark.parametrize("sha256", [HEX, HEX.upper(), BASE64, BASE64.rstrip("="), ""])
async def test_a_file_is_fetched_with_the_token_on_both_hops(graph: Graph, number: WhatsAppNumber, sha256: str) -> None:
    """P-01."""
    graph.next = [notice(graph, sha256=sha256), says(PHOTO)]
    fetched = await fetch(number, "81")
    assert (fetched.content, fetched.mime_type, fetched.sha256) == (PHOTO, "image/png", BASE64)
    assert [call.path for call in graph.calls] == ["/v26.0/81", "/bytes/81"]
    assert {call.headers["Authorization"] for call in graph.calls} == {"Bearer secret-token"}


async def test_a_stale_link_is_fetched_again(graph: Graph, number: WhatsAppNumber) -> None:
    """P-01."""
    graph.next = [notice(graph), says(b"", 404), notice(graph, url=f"{graph.url}/fresh/81"), says(PHOTO)]
    assert (await fetch(number, "81")).content == PHOTO
    assert [call.path for call in graph.calls] == ["/v26.0/81", "/bytes/81", "/v26.0/81", "/fresh/81"]


async def test_a_link_that_stays_stale_is_given_up(graph: Graph, number: WhatsAppNumber) -> None:
    """P-01."""
    graph.next = [notice(graph), says(b"", 404), notice(graph), says(b"", 404)]
    with pytest.raises(MessageRefused) as refused:
        await fetch(number, "81")
    assert refused.value.error_code == 131052


async def test_a_file_that_is_gone_is_refused(graph: Graph, number: WhatsAppNumber) -> None:
    """P-01."""
    graph.always = says(refusal(100, "does not exist"), 400)
    with pytest.raises(MessageRefused):
        await fetch(number, "81")


async def test_other_bytes_than_announced_are_not_believed(graph: Graph, number: WhatsAppNumber) -> None:
    """P-01."""
    graph.next = [notice(graph), says(PHOTO + b"!")]
    with pytest.raises(ServiceUnavailable, match="announced"):
        await fetch(number, "81")


@pytest.mark.parametrize("size", [len(PHOTO), 1, None])  # announced truly, falsely, not at all
async def test_a_file_over_the_limit_is_not_read(graph: Graph, number: WhatsAppNumber, size: int | None) -> None:
    """P-01."""
    graph.next = [notice(graph, file_size=size), says(PHOTO)]
    with pytest.raises(MediaTooLarge):
        await fetch(number, "81", most_bytes=len(PHOTO) - 1)
    assert len(graph.calls) == (1 if size == len(PHOTO) else 2)


@pytest.mark.parametrize("url", ["http://elsewhere.example.com/81", "", "ftp://x/1", "http://[", None])
async def test_our_token_is_not_shown_to_strangers(graph: Graph, number: WhatsAppNumber, url: Any) -> None:
    """P-01."""
    graph.next = [notice(graph, url=url)]
    with pytest.raises(MessageRefused, match="https"):
        await fetch(number, "81")


@pytest.mark.parametrize("answer", [says(b"", 503), says(b"", 429), hangs_up])
async def test_a_download_that_fails_may_be_tried_again(graph: Graph, number: WhatsAppNumber, answer: Answer) -> None:
    """P-01."""
    graph.next = [notice(graph), answer]
    with pytest.raises(ServiceUnavailable):
        await fetch(number, "81")


async def test_a_forbidden_download_is_refused(graph: Graph, number: WhatsAppNumber) -> None:
    """P-01."""
    graph.next = [notice(graph), says(b"", 403)]
    with pytest.raises(MessageRefused, match="403"):
        await fetch(number, "81")


async def test_an_upload_is_a_form_with_type_and_product(graph: Graph, number: WhatsAppNumber) -> None:
    """P-01."""
    graph.always = says({"id": "82"})
    assert await upload(number, PHOTO, "image/png", "label.png") == "82"
    (call,) = graph.calls
    assert (call.path, call.headers["Authorization"]) == ("/v26.0/5005/media", "Bearer secret-token")
    assert call.headers["Content-Type"].startswith("multipart/form-data")
    for part in (PHOTO, b'filename="label.png"', b'name="messaging_product"', b"whatsapp", b'name="type"'):
        assert part in call.body


@pytest.mark.parametrize("answer", [hangs_up, says(b"<html>", 502)])
async def test_an_upload_that_fails_may_be_repeated(graph: Graph, number: WhatsAppNumber, answer: Answer) -> None:
    """P-01."""
    graph.always = answer
    with pytest.raises(ServiceUnavailable):
        await upload(number, PHOTO, "image/png", "label.png")
