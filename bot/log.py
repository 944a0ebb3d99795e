"""Logging: JSON lines or a console, ours and the libraries' alike, all through one redactor."""

import logging
import sys
from collections.abc import Iterable
from typing import Any, TextIO

import structlog

from bot.log_redaction import Redactor

QUIET = ("aiohttp.access", "httpx", "httpcore", "pywa", "sqlalchemy", "alembic", "aiosqlite", "asyncio")


def configure_logging(
    level: str = "info", format: str = "json", secrets: Iterable[str] = (), stream: TextIO | None = None
) -> None:
    """Set up logging for the process, to standard error unless `stream` is given. May be called again.

    `format` is "json" or "console"; `secrets` are struck out wherever they occur (`Settings.secret_values`).
    """
    output = stream or sys.stderr
    handler = logging.StreamHandler(output)
    handler.setFormatter(_formatter(format, Redactor(secrets), colors=output.isatty()))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for library in QUIET:
        logging.getLogger(library).setLevel(max(logging.WARNING, root.level))
    logging.raiseExceptions = False  # a line that cannot be formatted would be printed with its arguments
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def _shared() -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
    ]


def _formatter(format: str, redactor: Redactor, *, colors: bool) -> logging.Formatter:
    renderer: Any = structlog.processors.JSONRenderer(ensure_ascii=False, default=_name_only)
    if format == "console":
        renderer = structlog.dev.ConsoleRenderer(
            colors=colors, exception_formatter=structlog.dev.plain_traceback, pad_event_to=0
        )
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_shared(),
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, redactor, renderer],
    )


def _name_only(value: object) -> str:
    return f"<{type(value).__qualname__}>"
