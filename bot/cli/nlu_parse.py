"""`harkara nlu parse`: a line of text in, a line of JSON out, in the shape of Rasa's `/model/parse`."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def parse(
    model: Annotated[Path | None, typer.Option(help="A model of `harkara nlu train`; else the service's own.")] = None,
    file: Annotated[Path | None, typer.Option(help="The texts, one a line; else standard input.")] = None,
) -> None:
    """Print what each line means, and in which language; exit 1 when the model cannot be read."""
    import orjson

    from bot.understanding.model_file import ModelInvalid
    from bot.understanding.ready import interpreter_of

    try:
        interpreter = interpreter_of(model)
        with file.open("rb") if file else sys.stdin.buffer as lines:
            for line in lines:
                text = line.decode("utf-8", "replace").rstrip("\r\n")
                sys.stdout.buffer.write(orjson.dumps(interpreter.parse(text).as_rasa()) + b"\n")
                sys.stdout.buffer.flush()
    except (ModelInvalid, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None
    interpreter.close()
