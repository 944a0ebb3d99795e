"""Tests of the ops room: its figures, pages, levers, roles, looks, and what hostile text does to it."""
