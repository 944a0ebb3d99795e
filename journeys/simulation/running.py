"""Runs many histories through a catalogue, on every core. The same histories give the same figures, byte for byte."""

import gc
import multiprocessing
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

import msgspec

from journeys.simulation.figures import Figures
from journeys.simulation.history import Histories
from journeys.simulation.measuring import measure
from journeys.simulation.playing import World, play

CHUNK = 250  # histories; the same whatever the number of processes, so that sums are made in one order


def simulate(histories: Histories, *worlds: World, processes: int | None = None) -> list[Figures]:
    """The figures of each world. `processes` defaults to the machine's cores; 1 stays in this one."""
    parts = [histories.part(first, min(first + CHUNK, len(histories))) for first in range(0, len(histories), CHUNK)]
    totals = [Figures() for _ in worlds]
    wanted = min(processes or os.cpu_count() or 1, len(parts))
    for figures in _measured(parts, worlds, wanted):
        for total, part in zip(totals, figures, strict=True):
            total.add(part)
    return totals


def _measured(parts: list[Histories], worlds: tuple[World, ...], processes: int) -> Iterator[list[Figures]]:
    """The figures of each part, in order."""
    if processes <= 1:
        yield from (measure_all(part, worlds) for part in parts)
        return
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        asked = [pool.submit(measure_all, part, worlds) for part in parts]
        yield from (each.result() for each in asked)


def measure_all(histories: Histories, worlds: tuple[World, ...]) -> list[Figures]:
    """The figures of these histories in each world."""
    totals = [Figures() for _ in worlds]
    with _without_collection():
        for history in histories:
            for world, total in zip(worlds, totals, strict=True):
                total.add(measure(play(history, world), world.brand))
    return totals


@contextmanager
def _without_collection() -> Iterator[None]:
    """Everything of a part is garbage at its end: looking for some while it is played only takes time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
        gc.collect()


def as_bytes(figures: Figures) -> bytes:
    """The figures as JSON with sorted names: equal figures are equal bytes."""
    return msgspec.json.encode(figures, order="sorted")
