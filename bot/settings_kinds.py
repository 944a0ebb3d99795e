"""The kinds of value that settings are made of: sections, spans, web addresses, lists and secrets."""

from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, SecretStr

from bot.settings_sources import listed
from bot.settings_values import span, web_url

Span = Annotated[timedelta, BeforeValidator(span)]
WebUrl = Annotated[str, AfterValidator(web_url)]
Texts = Annotated[tuple[str, ...], BeforeValidator(listed)]
Secrets = Annotated[tuple[SecretStr, ...], BeforeValidator(listed)]


class Section(BaseModel):
    """A group of settings: fixed once read, unknown names refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True, str_strip_whitespace=True)
