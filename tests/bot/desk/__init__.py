"""Tests of the agents' desk."""
