"""Prints three tables: `python -m tests.bench_nlu`. The first needs the HINT3 data beside the repository."""

import os
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from bot.understanding.embedded import EmbeddedInterpreter
from bot.understanding.embedder import load_embedder
from bot.understanding.evaluation import judge_all, scores_of
from bot.understanding.model import NEVER, Model
from bot.understanding.model_file import named
from bot.understanding.phrases import Phrase, read_file, read_phrases, shipped_files
from bot.understanding.preparing import Preparation
from bot.understanding.training import train_char_half, train_model
from tests.bench.anchors import EMBEDDING_MS_OF_THE_GOALS, Anchor
from tests.nlu.reading import FOLDER, accuracy, files, read, shipped

HINT3 = Path(__file__).parents[3] / "shared" / "data" / "hint3"
# Arora et al. 2020, table 4: Curekart v1, full training set; in-scope at 0.1, out-of-scope recall at 0.5, best MCC.
PUBLISHED = {
    "Dialogflow": (75.0, 74.8, 0.578),
    "Rasa 2020 (ConveRT + DIET)": (84.1, 26.0, 0.511),
    "LUIS": (72.6, 84.0, 0.539),
    "Haptik": (80.3, 81.6, 0.603),
    "BERT": (83.6, 26.0, 0.553),
}
TITLE = f"""HINT3, real queries to an Indian brand; MCC at the best threshold on test
"as a ratio": what it would take where an embedding takes {EMBEDDING_MS_OF_THE_GOALS:.0f} ms, as with the goals"""
GOALS = ("goal", "≥ 88.5 (84 characters)", "", "≥ 0.670", "≥ 75.0", "≤ 1; ≤ 35", "≤ 1; ≤ 35", "")
TIGHT = {"en", "hi", "hi-Latn"}
FREQUENT = frozenset(
    {
        "order_status",
        "change_address",
        "change_delivery_time",
        "cancel_order",
        "return_request",
        "refund_status",
        "not_received",
        "item_problem",
        "payment_failed",
        "person",
    }
)


def main() -> None:
    """Measure on one core, so that times compare."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    console = Console(width=150)
    if (HINT3 / "curekart_v1_train.csv").exists():
        console.print(_curekart())
    else:
        console.print(f"no data in {HINT3}: the comparison is left out")
    console.print(_languages())
    console.print(_speed())
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(f"peak memory of this process, training included: {peak_mb:.0f} MB")


def _curekart() -> Table:
    heads = ("in-scope @ 0.1", "OOS recall @ 0.5", "best MCC", "in-scope @ 80 % OOS", "ms p50; p99", "as a ratio")
    table = Table(
        "Curekart",
        *heads,
        "trained in",
        title=TITLE,
    )
    for name, (inside, outside, mcc) in PUBLISHED.items():
        table.add_row(f"v1 {name}", f"{inside}", f"{outside}", f"{mcc:.3f}", "", "", "", "")
    table.add_row(*GOALS)
    for version in ("v1", "v2"):
        for row in _of_version(version):
            table.add_row(*row)
    return table


def _of_version(version: str) -> Iterator[tuple[str, ...]]:
    phrases, test = (read_file(HINT3 / f"curekart_{version}_{part}.csv") for part in ("train", "test"))
    embedder = load_embedder()
    begun = time.perf_counter()
    char = named(train_model(phrases, None))
    seconds = time.perf_counter() - begun
    yield _row(f"{version} characters alone", EmbeddedInterpreter(char), test, 0.5, seconds)
    if embedder is None:
        return
    begun = time.perf_counter()
    model = named(train_model(phrases, embedder.embed_all))
    seconds = time.perf_counter() - begun
    for name, judge in (("both, always", _always_both(model)), ("cascade, as shipped", model)):
        interpreter = EmbeddedInterpreter(judge, embedder)
        yield _row(f"{version} {name}", interpreter, test, model.calibration.threshold, seconds)
        interpreter.close()


def _always_both(model: Model) -> Model:
    return replace(model, calibration=replace(model.calibration, sure=NEVER))


def _row(
    name: str, interpreter: EmbeddedInterpreter, test: Sequence[Phrase], threshold: float, seconds: float
) -> tuple[str, ...]:
    anchor = Anchor()
    anchor.take(100)
    scores = scores_of(judge_all(interpreter, test), threshold)
    anchor.take(100)
    times_ms = scores.median_us / 1000, scores.p99_us / 1000
    return (
        name,
        f"{scores.in_scope_at_tenth * 100:.1f}",
        f"{scores.outside_recall_at_half * 100:.1f}",
        f"{scores.best_mcc:.3f}",
        f"{scores.in_scope_at_80 * 100:.1f}",
        "; ".join(f"{each:.2f}" for each in times_ms),
        "; ".join(f"{each / anchor.slower:.2f}" for each in times_ms),
        f"{seconds:.1f} s",
    )


def _languages() -> Table:
    table = Table("language", "goal", "ten intents", "all", "characters", "goal at midnight", "midnight", "characters")
    table.title = "our own phrases: percent read right by the cascade (the ten most frequent intents, all) and by"
    table.title += " the character model alone; all 46 intents are trained"
    whole, char = shipped(embeddings=True), shipped(embeddings=False)
    held_in, midnight = files("held_in"), files("midnight")
    for language in sorted(held_in.keys() & midnight.keys(), key=lambda each: (each not in TIGHT, each)):
        goal = "≥ 95" if language in TIGHT else "≥ 92"
        day, night = read(held_in[language]), read(midnight[language])
        frequent = [phrase for phrase in day if phrase.label in FREQUENT]
        parts = ((whole, frequent), (whole, day), (char, day), (whole, night), (char, night))
        shares = [f"{accuracy(by, part):.1f}" for by, part in parts]
        table.add_row(language, goal, *shares[:3], "≥ 88", *shares[3:])
    whole.close()
    char.close()
    return table


def _speed() -> Table:
    """Of the shipped model, in a process that only reads; an embedding of the anchor's between every two messages."""
    table = Table("the shipped model", "wall", "processor", "wall as a ratio", title="one thread, one core")
    anchor = Anchor()
    phrases = read_phrases(shipped_files())
    begun, used = time.perf_counter(), time.process_time()
    train_char_half(phrases)
    table.add_row(f"training on {len(phrases):,} phrases", *_spent(begun, used))
    preparing = Preparation(FOLDER)
    begun, used = time.perf_counter(), time.process_time()
    interpreter = preparing.start()
    table.add_row("loading what was kept", *_spent(begun, used))
    texts = [phrase.text for path in files("held_in").values() for phrase in read(path)][::7]
    wall, processor = [], []
    for text in texts:
        begun, used = time.perf_counter(), time.process_time()
        interpreter.parse(text)
        wall.append(1000 * (time.perf_counter() - begun))
        processor.append(1000 * (time.process_time() - used))
        anchor.take()
    for share in (50, 99):
        wall_ms, processor_ms = (float(np.percentile(times, share)) for times in (wall, processor))
        row = (f"{wall_ms:.2f} ms", f"{processor_ms:.2f} ms", f"{wall_ms / anchor.slower:.2f} ms")
        table.add_row(f"reading a message, p{share}", *row)
    there = f"{EMBEDDING_MS_OF_THE_GOALS:.0f} ms where the goals were set"
    table.add_row("an embedding alone, in between, p50", f"{anchor.p50_ms:.2f} ms", "", there)
    interpreter.close()
    return table


def _spent(begun: float, used: float) -> tuple[str, str]:
    return f"{time.perf_counter() - begun:.2f} s", f"{time.process_time() - used:.2f} s"


if __name__ == "__main__":
    main()
