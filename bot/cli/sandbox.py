"""`harkara sandbox`: the emulated Meta, couriers, shop and payment provider, without the service."""

from typing import Annotated

import typer


def sandbox(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where the sandbox listens.")] = 9000,
    service_port: Annotated[int, typer.Option(min=1, max=65535, help="Where the service it calls listens.")] = 8080,
    seed: Annotated[int, typer.Option(help="Same seed, same ids and delays.")] = 1,
) -> None:
    """Emulate the outside world for a service on this machine, until told to stop."""
    import asyncio

    from bot.log import configure_logging
    from bot.pairing import run_sandbox

    configure_logging("info", "console")
    asyncio.run(run_sandbox(service_port, port, seed))
