"""Phrases no model was trained on, by language, and the test that reads them."""
