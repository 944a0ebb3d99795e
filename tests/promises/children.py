"""The service as processes of their own, as a deployment runs it: started, killed, told to stop."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import orjson
from pydantic import BaseModel, SecretStr

from bot.settings import Settings

STOPS_WITHIN_SECONDS = 40.0


def environment_of(settings: Settings, cache: Path) -> dict[str, str]:
    """What a deployer would set, as HARKARA_* variables. Compiled modules go to `cache`, so that starts are quick."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("HARKARA_", "PYTHON"))}
    told = {f"HARKARA_{name.upper()}": _text(value) for name, value in _plain(settings).items()}
    return inherited | told | {"PYTHONPYCACHEPREFIX": str(cache), "HARKARA_CONFIG": ""}


def _plain(value: Any) -> Any:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name)) for name in value.model_fields_set}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _text(value: Any) -> str:
    return value if isinstance(value, str) else orjson.dumps(value, default=str).decode()


class Child:
    """One process of the service; `command` is what follows `harkara`."""

    def __init__(self, command: tuple[str, ...], environment: dict[str, str], log: Path) -> None:
        self._command = [sys.executable, "-m", "bot", *command]
        self._environment = environment
        self._log = log
        self.start()

    def start(self) -> None:
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(self._command, env=self._environment, stdout=log, stderr=log)

    @property
    def exit_code(self) -> int | None:
        """None while it runs."""
        return self._process.poll()

    def kill(self) -> None:
        """As the kernel does when memory runs out: no warning, no last words."""
        self._process.kill()
        self._process.wait()

    async def stop(self) -> int:
        """SIGTERM, and its exit code, while the world goes on. Raises TimeoutExpired when it does not obey."""
        self._process.send_signal(signal.SIGTERM)
        return await asyncio.to_thread(self._process.wait, STOPS_WITHIN_SECONDS)
