"""Settings of logging in: how long a session lasts, and which proxies stand in front of the service."""

from datetime import timedelta

from pydantic import Field

from bot.settings_kinds import Section, Span


class AccessSettings(Section):
    """How long people stay logged in, and how their address is known."""

    session_idle: Span = Field(
        default=timedelta(hours=12), gt=timedelta(0), description="how long a session lasts without a request"
    )
    session_longest: Span = Field(
        default=timedelta(days=7), gt=timedelta(0), description="how long a session lasts at most"
    )
    proxies: int = Field(
        default=0, ge=0, le=5, description="how many proxies of yours add to X-Forwarded-For; 0 without any"
    )
