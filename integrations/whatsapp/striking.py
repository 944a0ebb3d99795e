"""Strikes one-time codes and card numbers out of what a customer wrote, before her message is stored anywhere."""

from typing import Any

from integrations.pasted_secrets import struck_out

# Fields of a message that hold words of hers (per Meta's messages webhook reference); ids and hashes are left alone.
FIELDS_OF_WORDS = frozenset({"body", "caption", "filename", "text", "name", "address", "formatted_name"})
DEEPEST = 8  # an edited message with a caption is four levels deep


def without_secrets(part: Any, depth: int = 0) -> Any:
    """A copy of a message, or of a part of it, with dots for the digits of pasted secrets. Pure, and the same again
    for its own result."""
    if depth > DEEPEST:
        return part
    if isinstance(part, dict):
        return {key: _kept(key, value, depth) for key, value in part.items()}
    if isinstance(part, list):
        return [without_secrets(each, depth + 1) for each in part]
    return part


def _kept(key: str, value: Any, depth: int) -> Any:
    if isinstance(value, str):
        return struck_out(value) if key in FIELDS_OF_WORDS else value
    return without_secrets(value, depth + 1)
