"""Tests of `bot/understanding`."""
