"""Tests of the shell of the screens."""
