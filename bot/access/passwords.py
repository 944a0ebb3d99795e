"""Passwords: hashed with Argon2id, refused when they are weak, and never told apart from a missing account by time."""

import asyncio
import re
import secrets
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12  # characters; NIST SP 800-63B asks for 8 at least, and for length before anything else
LONGEST = 200  # characters; hashing more would only cost time
FEWEST_DIFFERENT = 5  # characters
AT_ONCE = 2  # each takes 64 MiB for a moment

# What people build passwords around; too little is left without it.
_COMMON = (
    "password passw0rd p@ssword p@ssw0rd qwerty asdfgh zxcvbn welcome letmein admin administrator changeme iloveyou "
    "monkey dragon football cricket india bharat mumbai delhi sachin ganesh krishna master superman sunshine princess "
    "abc123 123456 654321 111111 000000 abcdef test secret login support agent harkara whatsapp"
)
COMMON = frozenset(_COMMON.split())
LEAST_LEFT = 6  # characters that have to remain without the common words

_HASHER = PasswordHasher()  # Argon2id with RFC 9106's second choice: 64 MiB, 3 passes, 4 lanes
_THREADS = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="passwords")
# The hash of a random password that nobody kept: verified when there is no such account, so that it takes as long.
_NOBODYS = "$argon2id$v=19$m=65536,t=3,p=4$pDJDd2OMFazCm2Y+/P9Pog$mlSgLKx/rFX89hthst+NHmIjNQptdc8Y01pr7DhMQ88"


async def hashed(password: str) -> str:
    """The hash to store; about 50 ms in a thread."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, _HASHER.hash, password)


async def is_right(password: str, password_hash: str | None) -> bool:
    """Whether the password fits the hash. None, for an unknown account, takes as long and is never right."""
    loop = asyncio.get_running_loop()
    fits = await loop.run_in_executor(_THREADS, _verify, password_hash or _NOBODYS, password[:LONGEST])
    return fits and password_hash is not None and len(password) <= LONGEST


def _verify(password_hash: str, password: str) -> bool:
    try:
        return _HASHER.verify(password_hash, password)
    except (VerificationError, InvalidHashError):
        return False


def why_weak(password: str, *about_her: str) -> str:
    """What is wrong with a new password, "" when it will do. `about_her`: her name, her e-mail, the brand's name."""
    if len(password) < SHORTEST:
        return f"Use {SHORTEST} characters or more; a few unrelated words are easy to remember."
    if len(password) > LONGEST:
        return f"Use at most {LONGEST} characters."
    if len(set(password.lower())) < FEWEST_DIFFERENT:
        return "Use more than a few different characters."
    if _without_known(password, about_her) < LEAST_LEFT:
        return "This is too easy to guess: it is made of common words, a row of keys, or what is known about you."
    return ""


def _without_known(password: str, about_her: tuple[str, ...]) -> int:
    """How many characters stay once everything guessable is taken out, a run such as 12345 or abcd counted as one."""
    words = [word for text in about_her for word in re.split(r"\W+", text.lower()) if len(word) >= 3]
    left = password.lower()
    for word in sorted([*COMMON, *words], key=len, reverse=True):
        left = left.replace(word, "\0")
    return sum(not _continues(before, after) for before, after in zip("\0" + left, left, strict=False) if after != "\0")


def _continues(before: str, after: str) -> bool:
    return ord(after) - ord(before) in (0, 1, -1)


def new_password() -> str:
    """A password to give to somebody who will choose her own: 20 characters that cannot be mistaken for others."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(5)) for _ in range(4))
