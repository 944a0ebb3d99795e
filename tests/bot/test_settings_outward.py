"""Settings of the tools beside us: each wrong one is named with what it should be, and no secret is repeated."""

import base64
from pathlib import Path

import pytest

from bot.settings import load_settings
from journeys.brand import Listener
from tests.bot.test_settings import COURIER, GOOD, complaints

SECRET = "whsec_" + base64.b64encode(b"thirty-two-bytes-of-signing-key!").decode()
TOOL = {
    "HARKARA_WEBHOOKS__0__NAME": "crm",
    "HARKARA_WEBHOOKS__0__URL": "https://crm.example/hooks",
    "HARKARA_WEBHOOKS__0__SECRET": SECRET,
    "HARKARA_WEBHOOKS__0__EVENTS": "order.*, ndr.opened",
}
MAIL = {"HARKARA_SMTP__HOST": "smtp.khadi.example", "HARKARA_SMTP__PASSWORD": "password-of-the-mail-server"}


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No harkara.toml of the developer's own is read."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("HARKARA_WEBHOOKS__0__SECRET", "whsec_c2hvcnQ=", "is not a signing secret"),  # fewer than 24 bytes
        ("HARKARA_WEBHOOKS__0__SECRET", SECRET.removeprefix("whsec_"), "is not a signing secret"),
        ("HARKARA_WEBHOOKS__0__SECRET", "whsec_no base64 at all, not at all", "is not a signing secret"),
        ("HARKARA_WEBHOOKS__0__EVENTS", "order.shipped", "takes no event; known are order.stage_changed"),
        ("HARKARA_WEBHOOKS__0__URL", "http://crm.example/hooks", "should begin with https://"),
        ("HARKARA_WEBHOOKS__0__NAME", "The CRM", "is not written as it should be; your word for the tool"),
        ("HARKARA_ALERTS__SLACK_URL", "hooks.slack.example", "is not a web address"),
        ("HARKARA_ALERTS__EMAIL_TO", "asha, ravi@khadi.example", "holds something that is not an e-mail address"),
        ("HARKARA_ALERTS__DIGEST_AT", "nine", "local time such as"),
        ("HARKARA_ACCOUNTS__0__ESCALATION__EMAIL", "hub", "holds something that is not an e-mail address"),
        ("HARKARA_SMTP__SECURITY", "some", "should be 'starttls', 'tls' or 'none'"),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_should_be(name: str, value: str, words: str) -> None:
    """A-89, A-22e."""
    (line,) = complaints(GOOD | COURIER | TOOL | MAIL | {name: value})
    assert line.startswith(f"{name}: ")
    assert words in line
    assert value not in line.replace("order.shipped takes", "")


@pytest.mark.parametrize("name", ["HARKARA_ALERTS__EMAIL_TO", "HARKARA_ACCOUNTS__0__ESCALATION__EMAIL"])
def test_whoever_is_to_be_mailed_needs_a_mail_server(name: str) -> None:
    """A-22c, A-22e, A-89."""
    (line,) = complaints(GOOD | COURIER | {name: "ops@khadi.example"})
    assert line.startswith("HARKARA_SMTP__HOST: missing, and somebody is to be mailed; the mail server's name")
    assert load_settings(GOOD | COURIER | MAIL | {name: "ops@khadi.example"}).smtp.as_smtp()


def test_two_tools_of_one_name_are_told_apart_by_no_one() -> None:
    """A-89."""
    second = {name.replace("__0__", "__1__"): value for name, value in TOOL.items()}
    (line,) = complaints(GOOD | TOOL | second)
    assert line.startswith("HARKARA_WEBHOOKS__1__NAME: is the same as another tool's")


def test_tools_become_listeners_and_their_secrets_are_struck_out() -> None:
    """A-33, A-12."""
    escalation = {
        "HARKARA_ACCOUNTS__0__ESCALATION__URL": "https://cases.riders.example/new",
        "HARKARA_ACCOUNTS__0__ESCALATION__SECRET": "secret-of-the-cases",
    }
    slack = {"HARKARA_ALERTS__SLACK_URL": "https://hooks.slack.example/T0/B0/x7Hk"}
    settings = load_settings(GOOD | COURIER | TOOL | MAIL | escalation | slack)
    assert settings.listeners() == (Listener("crm", ("order.*", "ndr.opened")),)
    assert settings.brand.as_brand(settings.listeners()).listeners == settings.listeners()
    struck_out = {SECRET, MAIL["HARKARA_SMTP__PASSWORD"], "secret-of-the-cases", slack["HARKARA_ALERTS__SLACK_URL"]}
    assert struck_out <= settings.secret_values()
    (account,) = settings.vendor_accounts()
    assert account.options == {
        "escalation_url": "https://cases.riders.example/new",
        "escalation_secret": "secret-of-the-cases",
    }


def test_nothing_is_set_by_default() -> None:
    """A-12: shop, courier and WhatsApp are enough."""
    settings = load_settings(GOOD | COURIER)
    assert settings.listeners() == ()
    assert settings.smtp.as_smtp() is None
    assert settings.vendor_accounts()[0].options == {}
