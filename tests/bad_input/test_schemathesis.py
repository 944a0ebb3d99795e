"""Requests made up from our own OpenAPI document, against a live server: no 5xx, and nothing that got a 200 is lost."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

from bot.openapi import VENDOR_PATH, WHATSAPP_PATH, openapi
from tests.bad_input.live import Live, live_rig
from tests.bad_input.rig import signed_headers

BOUNDED = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)

OPERATIONS = schemathesis.openapi.from_dict(openapi())
ASKED = [
    pytest.param(one.path, one.method, mode, id=f"{one.method} {one.path} {mode.value}")
    for one in (OPERATIONS[path][method] for path, methods in openapi()["paths"].items() for method in methods)
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)
    if mode is GenerationMode.POSITIVE or one.body or one.query  # nothing can be wrong with nothing
]
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
ACCOUNTS = ("generic", "generic_shop", "shopify", "woocommerce", "razorpay", "delhivery", "shiprocket", "clickpost")


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    with live_rig(tmp_path_factory.mktemp("live")) as running:
        yield running


def test_the_document_is_served_as_it_is_built(live: Live) -> None:
    """P-01."""
    assert requests.get(f"{live.url}/openapi.json", timeout=5).json() == openapi()


@pytest.mark.parametrize(("path", "method", "mode"), ASKED)
def test_no_request_gets_a_server_error_or_an_answer_that_is_not_documented(
    live: Live, path: str, method: str, mode: GenerationMode
) -> None:
    """P-01."""
    operation = schemathesis.openapi.from_url(f"{live.url}/openapi.json")[path][method]

    @BOUNDED
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: Any) -> None:
        case.call_and_validate(checks=CHECKS, timeout=10)

    send()


class Signed(requests.auth.AuthBase):
    """Signs what really leaves, as an account's vendor would; remembers it."""

    def __init__(self, account: str) -> None:
        self.account = account
        self.body = b""
        self.headers: dict[str, str] = {}

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        body = request.body or b""
        assert isinstance(body, str | bytes)  # we never stream
        self.body = body.encode() if isinstance(body, str) else body
        self.headers = signed_headers(self.account, self.body)
        request.headers.update(self.headers)
        return request


@pytest.mark.parametrize("account", ["whatsapp", *ACCOUNTS])
def test_whatever_body_fits_the_document_is_stored_when_it_is_signed(live: Live, account: str) -> None:
    """P-01."""
    operation = OPERATIONS[WHATSAPP_PATH if account == "whatsapp" else VENDOR_PATH]["POST"]
    taken: list[Signed] = []

    @BOUNDED
    @given(case=operation.as_strategy() | operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def send(case: Any) -> None:
        if account != "whatsapp":
            case.path_parameters["token"] = live.rig.tokens[account]
        signed = Signed(account)
        response = case.call(base_url=live.url, auth=signed, timeout=10)
        assert response.status_code in {200, 400}, response.text
        if response.status_code == 200:
            taken.append(signed)

    send()
    live.settle()
    assert taken
    for signed in taken:
        assert live.missing(account, signed.headers, signed.body) == []
