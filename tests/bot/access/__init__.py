"""Tests of users, roles and logging in."""
