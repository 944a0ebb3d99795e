"""Measures understanding, beside the published figures of others: `make bench-nlu`."""
