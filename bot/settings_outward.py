"""Settings of what other tools may ask of us, by the tokens that they prove themselves with."""

from collections import Counter
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

from bot.settings_kinds import Section
from bot.settings_sources import Misplaced, listed


class ApiToken(Section):
    """A tool that may use the API under /api, and what it proves itself with. `name` is written down with its asks."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", description='your word for the tool, such as "crm"')
    token: SecretStr = Field(
        min_length=32, description="32 characters or more; `openssl rand -hex 32` makes one, `Bearer` comes before it"
    )


def _told_apart(tokens: tuple[ApiToken, ...]) -> tuple[ApiToken, ...]:
    for field in ("name", "token"):
        seen = Counter(getattr(token, field) for token in tokens)
        for index, token in enumerate(tokens):
            if seen[getattr(token, field)] > 1 and index > 0:
                raise Misplaced("is the same as another tool's", (index, field))
    return tokens


ApiTokens = Annotated[tuple[ApiToken, ...], BeforeValidator(listed), AfterValidator(_told_apart)]
