"""Settings: read from a file and from variables, and every wrong one named with what it should be."""

import json
from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.bootstrap import require_known
from bot.pairing import sandbox_pair
from bot.settings import load_settings, load_store_settings
from bot.settings_values import span
from journeys.brand import Brand, Hours
from journeys.errors import SettingsInvalid
from journeys.loading import load_catalogue

GOOD = {
    "HARKARA_PUBLIC_URL": "https://chat.meera.example/",
    "HARKARA_TOKEN_SECRET": "0f" * 32,
    "HARKARA_BRAND__NAME": "Meera Handlooms",
    "HARKARA_WHATSAPP__PHONE_NUMBER_ID": "201",
    "HARKARA_WHATSAPP__WABA_ID": "101",
    "HARKARA_WHATSAPP__DISPLAY_NUMBER": "+919999900001",
    "HARKARA_WHATSAPP__ACCESS_TOKEN": "meta-token-of-meera",
    "HARKARA_WHATSAPP__APP_SECRETS": "new-app-secret, old-app-secret",
    "HARKARA_WHATSAPP__VERIFY_TOKEN": "meera-verifies",
}
COURIER = {
    "HARKARA_ACCOUNTS__0__NAME": "delhivery-main",
    "HARKARA_ACCOUNTS__0__PROVIDER": "delhivery",
    "HARKARA_ACCOUNTS__0__PATH_TOKEN": "ab" * 16,
    "HARKARA_ACCOUNTS__0__API_KEY": "key-of-the-courier",
}
TOOLS = {
    "HARKARA_API_TOKENS__0__NAME": "crm",
    "HARKARA_API_TOKENS__0__TOKEN": "c" * 32,
    "HARKARA_API_TOKENS__1__NAME": "marketing",
    "HARKARA_API_TOKENS__1__TOKEN": "m" * 32,
}


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No harkara.toml of the developer's own is read."""
    monkeypatch.chdir(tmp_path)


def complaints(environ: dict[str, str]) -> list[str]:
    with pytest.raises(SettingsInvalid) as caught:
        load_settings(environ)
    return str(caught.value).splitlines()


def test_variables_alone_are_enough_and_the_rest_has_defaults() -> None:
    """A-89."""
    settings = load_settings(GOOD | COURIER)
    assert settings.public_url == "https://chat.meera.example"
    assert settings.store_url == "sqlite+aiosqlite:///var/harkara.db"
    assert (settings.host, settings.port) == ("127.0.0.1", 8080)
    assert [secret.get_secret_value() for secret in settings.whatsapp.app_secrets] == [
        "new-app-secret",
        "old-app-secret",
    ]
    assert settings.brand.ordinary_hours == Hours(time(9), time(21))
    assert settings.brand.urgent_hours == Hours(time(8), time(21, 30))
    assert (settings.brand.daily_cap, settings.brand.spacing) == (3, timedelta(hours=4))
    assert settings.brand.as_brand() == Brand(name="Meera Handlooms")
    (account,) = settings.vendor_accounts()
    assert (account.name, account.path_token, account.api_key) == ("delhivery-main", "ab" * 16, "key-of-the-courier")


def test_every_missing_setting_is_named_with_where_to_find_it() -> None:
    """A-89."""
    lines = complaints({})
    assert [line.split(":")[0] for line in lines] == [
        "HARKARA_PUBLIC_URL",
        "HARKARA_TOKEN_SECRET",
        "HARKARA_BRAND__NAME",
        "HARKARA_WHATSAPP__PHONE_NUMBER_ID",
        "HARKARA_WHATSAPP__WABA_ID",
        "HARKARA_WHATSAPP__DISPLAY_NUMBER",
        "HARKARA_WHATSAPP__ACCESS_TOKEN",
        "HARKARA_WHATSAPP__APP_SECRETS",
        "HARKARA_WHATSAPP__VERIFY_TOKEN",
    ]
    assert all(": missing; " in line and len(line) > 60 for line in lines)
    assert "app secret from Meta's app dashboard, needed to check signatures" in lines[7]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("HARKARA_PORT", "99999", "should be less than or equal to 65535"),
        ("HARKARA_STORE_URL", "mysql://root@db/x", "is neither SQLite nor PostgreSQL"),
        ("HARKARA_STORE_URL", "sqlite://", "a store in memory would lose acknowledged webhooks"),
        ("HARKARA_PUBLIC_URL", "http://chat.meera.example", "should begin with https://"),
        ("HARKARA_PUBLIC_URL", "chat.meera.example", "is not a web address"),
        ("HARKARA_TOKEN_SECRET", "short", "is too short; 32 characters or more"),
        ("HARKARA_BRAND__SPACING", "4", "is not a span of time such as"),  # a bare number has no unit
        ("HARKARA_BRAND__ORDINARY_HOURS", "21:00-09:00", "closes before it opens"),
        ("HARKARA_BRAND__ORDINARY_HOURS", "9 to 9", "is not hours such as"),
        ("HARKARA_BRAND__URGENT_HOURS", "08:00-24:30", "between 00:00 and 23:59"),
        ("HARKARA_BRAND__TIMEZONE", "India", "is not a time zone such as"),
        ("HARKARA_BRAND__TRANSIT_DAYS", "7-3", "should go from the fewest days"),
        ("HARKARA_WHATSAPP__MESSAGES_PER_SECOND", "1001", "should be less than or equal to 1000"),
        ("HARKARA_WHATSAPP__DISPLAY_NUMBER", "99999 00001", "is not written as it should be; the business number"),
        ("HARKARA_WHATSAPP__APP_SECRET", "x", "is not a setting; did you mean app_secrets?"),
        ("HARKARA_WHATSAP__ACCESS_TOKEN", "x", "is not a setting; did you mean whatsapp?"),
        ("HARKARA_LOG__LEVEL", "loud", "should be 'debug', 'info', 'warning' or 'error'"),
        ("HARKARA_ACCOUNTS__0__PATH_TOKEN", "ab" * 15, "is too short; 32 or more hex digits"),
        ("HARKARA_ACCOUNTS__0__PATH_TOKEN", "srkr" * 8, "holds something other than 0-9 and a-f"),
        ("HARKARA_ACCOUNTS__0__PROVIDER", "pigeon", "is unknown; known are clickpost, "),
        (
            "HARKARA_ACCOUNTS__0__PROVIDER",
            "whatsapp",
            "is unknown; known are clickpost, delhivery, ",
        ),  # has a section of its own
        ("HARKARA_WHATSAPP__GRAPH_URL", "https://graph.facebook.com", "the Graph API with its version at the end"),
        ("HARKARA_ACCOUNTS", "[{", "is not JSON"),
        ("HARKARA_API_TOKENS__0__TOKEN", "guessable", "is too short; 32 characters or more"),
        ("HARKARA_API_TOKENS__0__NAME", "The CRM", "is not written as it should be; your word for the tool"),
        ("HARKARA_API_TOKENS__1__TOKEN", "c" * 32, "is the same as another tool's; 32 characters"),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_should_be(name: str, value: str, words: str) -> None:
    """A-89."""
    lines = complaints(GOOD | COURIER | TOOLS | {name: value})
    assert len(lines) == 1
    assert lines[0].startswith(name.removesuffix("__ACCESS_TOKEN") if "WHATSAP__" in name else f"{name}: ")
    assert words in lines[0]


@pytest.mark.parametrize("field", ["NAME", "PATH_TOKEN"])
def test_two_accounts_may_not_share_a_name_or_a_webhook_address(field: str) -> None:
    """P-01."""
    second = {name.replace("__0__", "__1__"): value for name, value in COURIER.items()}
    second |= {"HARKARA_ACCOUNTS__1__NAME": "other", "HARKARA_ACCOUNTS__1__PATH_TOKEN": "cd" * 16}
    assert len(load_settings(GOOD | COURIER | second).accounts) == 2
    shared = {f"HARKARA_ACCOUNTS__1__{field}": COURIER[f"HARKARA_ACCOUNTS__0__{field}"]}
    (line,) = complaints(GOOD | COURIER | second | shared)
    assert line.startswith(f"HARKARA_ACCOUNTS__1__{field}: is the same as another account's")


def test_a_file_is_read_and_variables_lie_over_it_account_by_account(tmp_path: Path) -> None:
    """A-89."""
    (tmp_path / "harkara.toml").write_text(
        f"""
        port = 9090
        [brand]
        name = "Meera"
        spacing = "1h30m"
        [[accounts]]
        name = "shop"
        provider = "shopify"
        path_token = "{"cd" * 16}"
        secrets = ["a-shop-secret"]
        options = {{ shop_domain = "meera.example" }}
        """
    )
    settings = load_settings(GOOD | {"HARKARA_ACCOUNTS__0__API_KEY": "from-the-environment"})
    assert (settings.port, settings.brand.spacing) == (9090, timedelta(hours=1, minutes=30))
    assert settings.brand.name == "Meera Handlooms"
    (account,) = settings.vendor_accounts()
    assert (account.secrets, account.api_key) == (("a-shop-secret",), "from-the-environment")
    assert account.options == {"shop_domain": "meera.example"}


def test_a_mistake_in_the_file_is_named_as_the_file_has_it(tmp_path: Path) -> None:
    """A-89."""
    path = tmp_path / "meera.toml"
    path.write_text("[brand]\nspacing = 4\n[[accounts]]\nname = 'Main Courier'\n")
    lines = complaints(GOOD | {"HARKARA_CONFIG": str(path)})
    assert lines[0].startswith("meera.toml: brand.spacing: is not a span of time")
    assert lines[1].startswith("meera.toml: accounts.0.name: is not written as it should be")
    path.write_text("brand = [")
    assert "meera.toml: is not a TOML file: " in complaints(GOOD | {"HARKARA_CONFIG": str(path)})[0]
    gone = complaints(GOOD | {"HARKARA_CONFIG": "elsewhere.toml"})
    assert gone == ["HARKARA_CONFIG: there is no file elsewhere.toml; should be the path of a TOML file"]


def test_accounts_may_be_one_json_value() -> None:
    """A-89."""
    accounts = [{"name": "pay", "provider": "razorpay", "path_token": "12" * 16, "secrets": ["s1", "s2"]}]
    (account,) = load_settings(GOOD | {"HARKARA_ACCOUNTS": json.dumps(accounts)}).vendor_accounts()
    assert account.secrets == ("s1", "s2")


@pytest.mark.parametrize(
    ("given_url", "url"),
    [
        ("sqlite:////srv/harkara.db", "sqlite+aiosqlite:////srv/harkara.db"),
        ("postgres://h:p%40ss@db/h", "postgresql+asyncpg://h:p%40ss@db/h"),
        ("postgresql+psycopg://db/h", "postgresql+asyncpg://db/h"),
        ("postgresql://db/h?sslmode=require", "postgresql+asyncpg://db/h?ssl=require"),  # as hosting companies print it
    ],
)
def test_a_store_url_gets_the_driver_that_does_not_block(given_url: str, url: str) -> None:
    """A-89."""
    assert load_settings(GOOD | {"HARKARA_STORE_URL": given_url}).store_url == url
    assert load_store_settings({"HARKARA_STORE_URL": given_url}).store_url == url


def test_secrets_show_neither_in_repr_nor_in_complaints() -> None:
    """P-01."""
    settings = load_settings(GOOD | COURIER | {"HARKARA_ACCOUNTS__0__HEADER_TOKEN": "header-token-1"})
    secrets = settings.secret_values()
    assert secrets == {
        *("0f" * 32, "meta-token-of-meera", "new-app-secret", "old-app-secret"),
        *("meera-verifies", "ab" * 16, "key-of-the-courier", "header-token-1"),
    }
    shown = repr(settings) + str(settings)
    assert not [secret for secret in secrets if secret in shown]
    wrong = GOOD | COURIER | {"HARKARA_ACCOUNTS__0__PATH_TOKEN": "hush-hush", "HARKARA_TOKEN_SECRET": "psst-psst"}
    said = "\n".join(complaints(wrong))
    assert "hush" not in said
    assert "psst" not in said


def test_settings_do_not_change_once_read() -> None:
    """P-01."""
    settings = load_settings(GOOD)
    with pytest.raises(ValueError, match="frozen"):
        settings.port = 1


def test_both_sides_of_the_sandbox_fit() -> None:
    """A-89."""
    settings, sandbox = sandbox_pair(18080, 19000)
    assert settings.public_url == "http://127.0.0.1:18080"
    assert settings.clock_url == "http://127.0.0.1:19000/sandbox/api/clock"
    assert settings.whatsapp.graph_url == "http://127.0.0.1:19000/v26.0"
    assert [s.get_secret_value() for s in settings.whatsapp.app_secrets] == [sandbox.app_secret]
    accounts = {account.provider: account for account in settings.vendor_accounts()}
    for provider, side in [("shopify", sandbox.shop), ("razorpay", sandbox.razorpay)]:
        assert accounts[provider].secrets == (side.secret,)
        assert side.webhook_url.endswith(f":18080/webhooks/in/{accounts[provider].path_token}")
    for provider, courier in [("delhivery", sandbox.delhivery), ("shiprocket", sandbox.shiprocket)]:
        assert accounts[provider].header_token == courier.header_token
        assert courier.webhook_url.endswith(f":18080/webhooks/in/{accounts[provider].path_token}")


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400)))
def test_a_span_reads_back_what_it_says(length: timedelta) -> None:
    """A-89."""
    seconds = int(length.total_seconds())
    written = f"{seconds // 86400}d{seconds % 86400 // 3600}h{seconds % 3600 // 60}m{seconds % 60}s"
    assert span(written) == timedelta(seconds=seconds)


@given(st.one_of(st.integers(), st.floats(), st.text(alphabet="0123456789 .,hdmsw-+", max_size=6)))
def test_a_span_without_a_unit_to_every_number_is_refused(value: object) -> None:
    """A-89."""
    import re

    if isinstance(value, str) and re.fullmatch(r"(\d+[dhms])+", value):
        return
    with pytest.raises(ValueError, match="is not a span of time"):
        span(value)


def test_a_journey_that_is_to_be_off_must_exist() -> None:
    """A-48: each journey can be switched off by itself; a slip is named with what was meant."""
    catalogue = load_catalogue()
    require_known(("nps", "review"), catalogue)
    with pytest.raises(
        SettingsInvalid, match=r"HARKARA_JOURNEYS_OFF: no journey is named 'reviews'; did you mean `review`"
    ):
        require_known(("reviews",), catalogue)
