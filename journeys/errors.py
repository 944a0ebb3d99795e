"""Every error Harkara raises, by who must act. The docstring is what that person reads."""


class HarkaraError(Exception):
    """Something went wrong inside Harkara."""

    retryable = False


class JourneyInvalid(HarkaraError):
    """The journey's author must act: the message holds file, line and a hint."""


class SettingsInvalid(HarkaraError):
    """The deployer must act: the message names the setting and what it should be."""


class SignatureInvalid(HarkaraError):
    """Nobody must act: the sender could not prove itself. Counted; nothing is stored."""


class PayloadUnsupported(HarkaraError):
    """Nobody must act: a known sender sent a kind we do not use. Acknowledged and logged."""


class PayloadMalformed(HarkaraError):
    """A developer must act: a proven sender sent something unreadable. Kept, parked, visible."""


class CommandRefused(HarkaraError):
    """The journey must act: the other side understood and said no.

    `code` is the other side's own code, `reason` its words; neither is shown to a customer as it stands.
    """

    def __init__(self, reason: str, *, code: str = "") -> None:
        super().__init__(f"{code}: {reason}" if code else reason)
        self.reason = reason
        self.code = code


class ServiceUnavailable(HarkaraError):
    """Time must pass: the other side is down, slow or asks us to wait. It did *not* do what we asked."""

    retryable = True

    def __init__(self, reason: str, *, retry_after_seconds: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after_seconds = retry_after_seconds


class OutcomeUnknown(HarkaraError):
    """Reconciliation must act: we asked and heard nothing, so the other side may or may not have done it."""
