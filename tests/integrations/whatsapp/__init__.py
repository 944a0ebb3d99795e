"""Tests of the WhatsApp side."""
