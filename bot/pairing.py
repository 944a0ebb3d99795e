"""A service and a sandbox that fit each other: same secrets, same addresses, on this machine."""

from pydantic import SecretStr

from bot.settings import AccountSettings, Settings, UnderstandingSettings, WhatsAppSettings
from bot.settings_brand import BrandSettings
from bot.settings_outward import ApiToken, EscalationSettings, WebhookSettings
from integrations.sandbox.settings import (
    DelhiverySettings,
    RazorpaySettings,
    SandboxSettings,
    ShiprocketSettings,
    ShopSettings,
)

LOCAL = "127.0.0.1"
# Fixed, because nothing but this machine's sandbox is ever proven with them.
PATH_TOKENS = {
    "shopify": "5a" * 16,
    "delhivery": "de" * 16,
    "shiprocket": "5e" * 16,
    "razorpay": "7a" * 16,
}
TOKEN_SECRET = "only-for-the-sandbox-on-this-machine"
API_TOKEN = "only-for-tools-beside-the-sandbox-on-this-machine"
TEMPLATES_AT_ONCE = 1_000  # Meta lets 100 an hour be made; nobody wants to wait for a demo


def sandbox_pair(
    service_port: int = 8080, sandbox_port: int = 9000, *, store_url: str = "sqlite:///var/demo.db", seed: int = 1
) -> tuple[Settings, SandboxSettings]:
    """Settings for both sides, listening on 127.0.0.1 at the two ports. The service follows the sandbox's clock."""
    sandbox = sandbox_for(service_port, sandbox_port, seed)
    return service_for(sandbox, service_port, store_url), sandbox


def sandbox_for(service_port: int, sandbox_port: int, seed: int = 1) -> SandboxSettings:
    """A sandbox that calls the service at `service_port`."""
    webhooks = f"http://{LOCAL}:{service_port}/webhooks"
    return SandboxSettings(
        host=LOCAL,
        port=sandbox_port,
        seed=seed,
        service_url=f"http://{LOCAL}:{service_port}",
        service_token=API_TOKEN,
        template_creations_per_hour=TEMPLATES_AT_ONCE,
        whatsapp_webhook_url=f"{webhooks}/whatsapp",
        shop=ShopSettings(webhook_url=f"{webhooks}/in/{PATH_TOKENS['shopify']}"),
        delhivery=DelhiverySettings(webhook_url=f"{webhooks}/in/{PATH_TOKENS['delhivery']}"),
        shiprocket=ShiprocketSettings(webhook_url=f"{webhooks}/in/{PATH_TOKENS['shiprocket']}"),
        razorpay=RazorpaySettings(webhook_url=f"{webhooks}/in/{PATH_TOKENS['razorpay']}"),
    )


def service_for(sandbox: SandboxSettings, service_port: int, store_url: str) -> Settings:
    """The settings of a service in that sandbox."""
    base_url = f"http://{sandbox.host}:{sandbox.port}"
    return Settings(
        store_url=store_url,
        host=LOCAL,
        port=service_port,
        public_url=f"http://{LOCAL}:{service_port}",
        token_secret=SecretStr(TOKEN_SECRET),
        brand=BrandSettings(name=sandbox.business_name, agent_name="Asha's team"),
        whatsapp=_whatsapp(sandbox, base_url),
        accounts=_accounts(sandbox, base_url),
        api_tokens=(ApiToken(name="sandbox", token=SecretStr(API_TOKEN)),),
        clock_url=f"{base_url}/sandbox/api/clock",
        understanding=UnderstandingSettings(embeddings=False),  # the demo starts at once
    )


def _whatsapp(sandbox: SandboxSettings, base_url: str) -> WhatsAppSettings:
    return WhatsAppSettings(
        phone_number_id=sandbox.phone_number_id,
        waba_id=sandbox.waba_id,
        display_number=sandbox.display_number,
        access_token=SecretStr(sandbox.access_token),
        app_secrets=(SecretStr(sandbox.app_secret),),
        verify_token=SecretStr(sandbox.verify_token),
        graph_url=f"{base_url}/v26.0",
        messages_per_second=sandbox.throughput_mps,
    )


def _accounts(sandbox: SandboxSettings, base_url: str) -> tuple[AccountSettings, ...]:
    shop, delhivery, shiprocket, razorpay = sandbox.shop, sandbox.delhivery, sandbox.shiprocket, sandbox.razorpay
    return (
        _account("shopify", base_url, secret=shop.secret, key=shop.api_token, options={"shop_domain": shop.domain}),
        _account("delhivery", base_url, header=delhivery.header_token, key=delhivery.api_key),
        _account(
            "shiprocket",
            f"{base_url}/v1/external",
            header=shiprocket.header_token,
            user=shiprocket.user,
            key=shiprocket.password,
        ),
        _account("razorpay", base_url, secret=razorpay.secret, user=razorpay.key, key=razorpay.key_secret),
    )


def _account(
    provider: str,
    api_url: str,
    *,
    secret: str = "",
    header: str = "",
    user: str = "",
    key: str = "",
    options: dict[str, str] | None = None,
) -> AccountSettings:
    return AccountSettings(
        name=provider,
        provider=provider,
        path_token=SecretStr(PATH_TOKENS[provider]),
        secrets=(SecretStr(secret),) if secret else (),
        header_token=SecretStr(header),
        api_url=api_url,
        api_user=user,
        api_key=SecretStr(key),
        options=options or {},
    )


def with_tools(settings: Settings, sandbox: SandboxSettings) -> Settings:
    """The same service with the sandbox's tools beside it: told by webhook and Slack, couriers that take tickets."""
    base_url = f"http://{sandbox.host}:{sandbox.port}/sandbox/outward"
    secret = SecretStr(sandbox.outward.webhook_secret)
    cases = EscalationSettings(url=f"{base_url}/tickets", secret=SecretStr(sandbox.outward.ticket_secret))
    couriers = {"delhivery", "shiprocket"}
    changes = {
        "webhooks": (WebhookSettings(name="crm", url=f"{base_url}/webhook", secret=secret),),
        "alerts": settings.alerts.model_copy(update={"slack_url": SecretStr(f"{base_url}/slack")}),
        "accounts": tuple(
            each.model_copy(update={"escalation": cases}) if each.provider in couriers else each
            for each in settings.accounts
        ),
    }
    return settings.model_copy(update=changes)


async def run_sandbox(service_port: int, sandbox_port: int, seed: int) -> None:
    """Run a sandbox until the process is told to stop (SIGINT or SIGTERM)."""
    import asyncio
    import signal

    import structlog

    from integrations.sandbox.app import start
    from journeys.clock import MovableClock

    stop = asyncio.Event()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signal_number, stop.set)
    sandbox = await start(sandbox_for(service_port, sandbox_port, seed), MovableClock())
    structlog.get_logger("sandbox").info("the sandbox listens", url=sandbox.base_url)
    await stop.wait()
    await sandbox.stop()
