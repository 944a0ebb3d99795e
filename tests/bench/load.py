"""A load generator lean enough not to be what is measured: raw HTTP over asyncio, prepared requests, closed loop."""

import asyncio
import time
from collections.abc import Sequence
from typing import NamedTuple, cast


class Load(NamedTuple):
    """What a run came to: requests a second, latencies in milliseconds, answers that were not 200."""

    per_second: float
    p50_ms: float
    p99_ms: float
    refused: int


class _Connection(asyncio.Protocol):
    """Sends the next prepared request as soon as the last was answered."""

    def __init__(self, requests: list[bytes], latencies: list[float], refused: list[int]) -> None:
        self._requests = requests
        self._latencies = latencies
        self._refused = refused
        self._sent_at = 0.0
        self._buffer = b""
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is one in all but name
        self._next()

    def data_received(self, chunk: bytes) -> None:
        self._buffer += chunk
        head, found, rest = self._buffer.partition(b"\r\n\r\n")
        if not found:
            return
        lowered = head.lower()
        at = lowered.find(b"content-length:")
        length = int(lowered[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
        if len(rest) < length:
            return
        self._buffer = b""
        self._latencies.append(time.perf_counter() - self._sent_at)
        if b" 200 " not in head[:16]:
            self._refused.append(1)
        self._next()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.done.done():
            self.done.set_result(None)

    def _next(self) -> None:
        if not self._requests:
            self._transport.close()
            return
        self._sent_at = time.perf_counter()
        self._transport.write(self._requests.pop())


async def run_load(port: int, requests: Sequence[bytes], connections: int = 64) -> Load:
    """Send every request once over `connections` kept-alive connections to 127.0.0.1."""
    waiting = list(reversed(requests))
    latencies: list[float] = []
    refused: list[int] = []
    loop = asyncio.get_running_loop()
    began = time.perf_counter()
    protocols = []
    for _ in range(connections):
        _, protocol = await loop.create_connection(lambda: _Connection(waiting, latencies, refused), "127.0.0.1", port)
        protocols.append(protocol)
    await asyncio.gather(*(protocol.done for protocol in protocols))
    seconds = time.perf_counter() - began
    ranked = sorted(latencies)
    return Load(len(ranked) / seconds, 1000 * at(ranked, 0.5), 1000 * at(ranked, 0.99), len(refused))


def at(ranked: Sequence[float], share: float) -> float:
    """The value below which `share` of the ranked values lie."""
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))] if ranked else 0.0


def post(path: str, body: bytes, headers: dict[str, str]) -> bytes:
    """A whole POST request as bytes."""
    lines = [f"POST {path} HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json"]
    lines += [f"Content-Length: {len(body)}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body
