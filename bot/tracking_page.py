"""Moved: see `bot.tracking`."""

from bot.tracking.links import page_link

__all__ = ["page_link"]
