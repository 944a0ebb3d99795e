"""The second factor: six digits from an authenticator app (TOTP, RFC 6238), each usable once, and recovery codes.

The app's secret is derived from the service's own secret and a random nonce per user, and is stored nowhere: who reads
the store cannot make codes.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime
from typing import Any

import pyotp
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.store.schema_access import users

STEP_SECONDS = 30
AROUND = 1  # steps before and after that count too: clocks of phones differ
RECOVERY_CODES = 10
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # 31 characters, so 10 of them are 49 bits


class SecondFactor:
    """Makes and checks codes with the service's secret."""

    def __init__(self, secret: str, issuer: str) -> None:
        self._secret = secret.encode()
        self._issuer = issuer

    def _totp(self, user_id: int, nonce: str) -> pyotp.TOTP:
        seed = hmac.new(self._secret, f"totp:{user_id}:{nonce}".encode(), hashlib.sha256).digest()[:20]
        return pyotp.TOTP(base64.b32encode(seed).decode(), interval=STEP_SECONDS)

    def app_secret(self, user_id: int, nonce: str) -> str:
        """What to type into an app that cannot scan, in base32."""
        return self._totp(user_id, nonce).secret

    def address(self, user_id: int, nonce: str, email: str) -> str:
        """What the QR code holds: otpauth://totp/…"""
        return self._totp(user_id, nonce).provisioning_uri(name=email, issuer_name=self._issuer)

    def code_at(self, user_id: int, nonce: str, at: datetime) -> str:
        """The six digits that the app shows at that moment."""
        return self._totp(user_id, nonce).at(at)

    def _step_of(self, row: Any, code: str, at: datetime) -> int:
        """The time step this code belongs to, 0 when it is none of now."""
        now, totp = int(at.timestamp()) // STEP_SECONDS, self._totp(row.id, row.totp_nonce)
        steps = range(now - AROUND, now + AROUND + 1)
        fits = [step for step in steps if hmac.compare_digest(totp.generate_otp(step), code)]
        return fits[0] if fits else 0

    async def use(self, connection: AsyncConnection, row: Any, code: str, at: datetime) -> bool:
        """Whether the code is hers and was not used before; it is used up then. `row` is hers in `users`."""
        bare = "".join(code.split()).replace("-", "").lower()
        if not bare.isascii():
            return False
        if bare.isdigit():
            return await self._use_step(connection, row, bare, at)
        return await self._use_recovery(connection, row.id, self.hash_of(bare))

    async def _use_step(self, connection: AsyncConnection, row: Any, code: str, at: datetime) -> bool:
        step = self._step_of(row, code, at)
        unused = (users.c.id == row.id) & (users.c.totp_step < step)
        used = await connection.execute(update(users).where(unused).values(totp_step=step))
        return bool(used.rowcount)

    async def _use_recovery(self, connection: AsyncConnection, user_id: int, code_hash: str) -> bool:
        query = select(users.c.recovery).where(users.c.id == user_id).with_for_update()
        left: list[str] = (await connection.execute(query)).scalar_one()
        if code_hash not in left:
            return False
        remaining = [each for each in left if each != code_hash]
        await connection.execute(update(users).where(users.c.id == user_id).values(recovery=remaining))
        return True

    def hash_of(self, recovery_code: str) -> str:
        """What the store keeps of a recovery code, written without hyphens."""
        return hmac.new(self._secret, b"recovery:" + recovery_code.encode(), hashlib.sha256).hexdigest()

    async def switch_on(self, connection: AsyncConnection, row: Any, code: str, at: datetime) -> list[str]:
        """Make the factor count from now on, if the code proves that her app has it; ten new recovery codes, shown
        once, or none when the code is wrong."""
        if not row.totp_nonce or not code.isascii() or not await self._use_step(connection, row, code, at):
            return []
        codes = new_recovery_codes()
        values = {"totp_at": at, "recovery": [self.hash_of(each.replace("-", "")) for each in codes]}
        await connection.execute(update(users).where(users.c.id == row.id).values(values))
        return codes


async def begin_enrolment(connection: AsyncConnection, user_id: int) -> None:
    """Give her a new secret, which counts only once she has proved that her app has it."""
    fresh = {"totp_nonce": secrets.token_urlsafe(24), "totp_step": 0}
    unproven = (users.c.id == user_id) & users.c.totp_at.is_(None)
    await connection.execute(update(users).where(unproven).values(fresh))


async def switch_off(connection: AsyncConnection, user_id: int) -> None:
    """Log in with the password alone again."""
    nothing: dict[str, Any] = {"totp_nonce": "", "totp_at": None, "totp_step": 0, "recovery": []}
    await connection.execute(update(users).where(users.c.id == user_id).values(nothing))


def new_recovery_codes() -> list[str]:
    """Ten codes as they are shown: abcde-fgh23."""
    codes = ("".join(secrets.choice(ALPHABET) for _ in range(10)) for _ in range(RECOVERY_CODES))
    return [f"{code[:5]}-{code[5:]}" for code in codes]
