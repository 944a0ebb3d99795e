"""What the sandbox must be told: where it listens, whom it calls, and the secrets both sides share."""

import msgspec

SERVICE = "http://127.0.0.1:8080"


class ShopSettings(msgspec.Struct, kw_only=True):
    """The emulated shop: it signs webhooks with `secret`, its API wants `api_token`."""

    webhook_url: str = f"{SERVICE}/webhooks/shop/sandbox"
    secret: str = "sandbox-shop-secret"
    domain: str = "asha-weaves.example"
    api_token: str = "sandbox-shop-token"


class DelhiverySettings(msgspec.Struct, kw_only=True):
    """The emulated Delhivery: it sends `header_token` with scans, its API wants `api_key`."""

    webhook_url: str = f"{SERVICE}/webhooks/delhivery/sandbox"
    header_token: str = "sandbox-delhivery-header"
    api_key: str = "sandbox-delhivery-key"


class ShiprocketSettings(msgspec.Struct, kw_only=True):
    """The emulated Shiprocket: it sends `header_token` with scans, its API logs in with `user` and `password`."""

    webhook_url: str = f"{SERVICE}/webhooks/shiprocket/sandbox"
    header_token: str = "sandbox-shiprocket-header"
    user: str = "api@asha-weaves.example"
    password: str = "sandbox-shiprocket-password"


class RazorpaySettings(msgspec.Struct, kw_only=True):
    """The emulated Razorpay: it signs webhooks with `secret`, its API takes `key` and `key_secret`."""

    webhook_url: str = f"{SERVICE}/webhooks/razorpay/sandbox"
    secret: str = "sandbox-razorpay-secret"
    key: str = "rzp_test_sandbox"
    key_secret: str = "sandbox-razorpay-key-secret"


class OutwardSettings(msgspec.Struct, kw_only=True):
    """The emulated tools beside us: webhooks and tickets are checked with these secrets."""

    webhook_secret: str = "whsec_c2FuZGJveC1vbmx5LXNhbmRib3gtb25seS1zYW5kYm94"
    ticket_secret: str = "sandbox-ticket-secret"


class SandboxSettings(msgspec.Struct, kw_only=True):
    """All settings of one sandbox. Spans are seconds of the virtual clock unless the name says otherwise.

    `throughput_mps` is messages a second and number (80, or 1,000 after Meta's upgrade).
    `messaging_limit` is unique users outside the window per rolling 24 h; -1 is unlimited.
    `webhook_cutoff_real_seconds` is how long a webhook receiver may take to answer (Meta publishes none).
    `service_url` and `service_token` open the window to the service that the page has; empty for no service.
    `views` are pages of the service that the page links to, by their name; `order_view` is one of an order, with
    "{number}" in its address.
    `customers_appear` makes a send to an unknown number create its phone; otherwise it fails with 131026.
    """

    host: str = "127.0.0.1"
    port: int = 9000
    seed: int = 1

    whatsapp_webhook_url: str = f"{SERVICE}/webhooks/whatsapp"
    app_secret: str = "sandbox-app-secret"
    verify_token: str = "sandbox-verify-token"
    access_token: str = "sandbox-access-token"
    app_id: str = "700000000000001"
    waba_id: str = "100000000000001"
    phone_number_id: str = "200000000000001"
    display_number: str = "919999900000"
    business_name: str = "Asha Weaves"
    business_country: str = "IN"

    throughput_mps: int = 80
    pair_burst: int = 45
    pair_refill_seconds: float = 6.0
    messaging_limit: int = 100_000
    management_calls_per_hour: int = 5_000
    template_creations_per_hour: int = 100
    template_limit: int = 6_000
    template_review_seconds: float = 2.0
    free_service_messages_per_month: int = 1_000
    customers_appear: bool = True

    service_url: str = ""
    service_token: str = ""
    views: dict[str, str] = msgspec.field(default_factory=dict)
    order_view: str = ""

    webhook_max_batch: int = 1_000
    webhook_concurrency: int = 32
    webhook_cutoff_real_seconds: float = 5.0

    shop: ShopSettings = msgspec.field(default_factory=ShopSettings)
    delhivery: DelhiverySettings = msgspec.field(default_factory=DelhiverySettings)
    shiprocket: ShiprocketSettings = msgspec.field(default_factory=ShiprocketSettings)
    razorpay: RazorpaySettings = msgspec.field(default_factory=RazorpaySettings)
    outward: OutwardSettings = msgspec.field(default_factory=OutwardSettings)
