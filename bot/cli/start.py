"""What every long-running command does first: read the settings, set up logging."""

from bot.log import configure_logging
from bot.settings import Settings, load_settings


def ready() -> Settings:
    """The settings, with logging set up to strike out their secrets. Raises SettingsInvalid."""
    settings = load_settings()
    configure_logging(settings.log.level, settings.log.format, settings.secret_values())
    return settings
