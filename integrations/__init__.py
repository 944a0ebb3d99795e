"""The outside world, one file per vendor: how each one speaks. Nothing is decided here."""
