"""Passwords: what is weak, what is not, and that a missing account costs as much as a wrong password."""

import pytest
from argon2 import PasswordHasher

from bot.access import passwords
from bot.access.passwords import hashed, is_right, new_password, why_weak

ABOUT = ("Asha Rao", "asha.rao@weaves.example", "Asha Weaves")


@pytest.mark.parametrize(
    "password",
    [
        "short one",
        "aaaaaaaaaaaaaaaa",
        "abababababababab",
        "Password12345678",
        "qwertyqwerty123456",
        "1234567890123",
        "abcdefghijklmnop",
        "asharao1234567",
        "AshaWeaves@2026",
        "Welcome@Mumbai123",
        "x" * 300,
    ],
)
def test_what_is_guessed_first_is_refused(password: str) -> None:
    """Issue 5."""
    assert why_weak(password, *ABOUT)


@pytest.mark.parametrize(
    "password", ["five quiet rivers", "tarbooz-chappal-niche", "Gn7#vQ2!kLp9w", "नमक मिर्च हल्दी जीरा"]
)
def test_words_that_do_not_belong_together_will_do(password: str) -> None:
    """Issue 5."""
    assert why_weak(password, *ABOUT) == ""


def test_a_password_that_is_given_is_strong_and_new_each_time() -> None:
    """Issue 5."""
    made = {new_password() for _ in range(50)}
    assert len(made) == 50
    assert not any(why_weak(each, *ABOUT) for each in made)


async def test_only_the_right_password_is_right() -> None:
    """Issue 5."""
    kept = await hashed("five quiet rivers")
    assert kept.startswith("$argon2id$")
    assert await is_right("five quiet rivers", kept)
    assert not await is_right("five quiet river", kept)
    assert not await is_right("five quiet rivers", None)
    assert not await is_right("five quiet rivers", "not a hash")


def test_nobodys_hash_costs_as_much_as_a_real_one() -> None:
    """Issue 5: who has an account cannot be told by the time of the answer."""
    assert not PasswordHasher().check_needs_rehash(passwords._NOBODYS)
