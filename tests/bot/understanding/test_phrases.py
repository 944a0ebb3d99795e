"""Reading labelled phrases, and what is said of files that are wrong."""

from pathlib import Path

import pytest

from bot.understanding.phrases import Phrase, PhrasesInvalid, read_file, read_phrases, shipped_files
from bot.understanding.phrases_yaml import read_any, read_plain

PLAIN = """\
version: "3.1"
nlu:
- intent: greeting
  examples: |
    - hi
    - good morning: friend
- intent: order_status
  examples: |
    - where is [KH-10234](number)
    - #88213 kab aayega
"""
LISTED = """\
version: "3.1"
nlu:
- synonym: mumbai
  examples: |
    - bombay
- intent: greeting
  examples:
  - text: |
      hi
  - good morning
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_rasa_yaml_is_read_with_the_language_of_its_folder(tmp_path: Path) -> None:
    """B-23."""
    assert read_file(written(tmp_path, "ta/nlu.yml", PLAIN)) == [
        Phrase("hi", "greeting", "ta"),
        Phrase("good morning: friend", "greeting", "ta"),
        Phrase("where is KH-10234", "order_status", "ta"),
        Phrase("#88213 kab aayega", "order_status", "ta"),
    ]


def test_both_readers_of_yaml_agree_on_every_file_of_ours() -> None:
    """B-23: the quick one reads the usual layout, ruamel.yaml reads any."""
    files = [*shipped_files(), *Path(__file__).parents[2].glob("nlu/*/*.yml")]
    assert files
    for path in files[:3]:
        text = path.read_text("utf-8")
        assert read_plain(text) == read_any(text), path


def test_another_layout_of_rasa_is_read_too(tmp_path: Path) -> None:
    """B-23."""
    assert read_plain(LISTED) is None
    assert read_file(written(tmp_path, "nlu.yml", LISTED)) == [
        Phrase("hi", "greeting"),
        Phrase("good morning", "greeting"),
    ]


def test_csv_is_read_by_the_names_of_its_columns(tmp_path: Path) -> None:
    """B-23."""
    path = written(tmp_path, "train.csv", 'label,sentence\nGREET,"hi, there"\n\nBYE,ok bye\n')
    assert read_phrases([path]) == [Phrase("hi, there", "GREET"), Phrase("ok bye", "BYE")]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "text,intent\nhi,GREET\n", "a.csv:1: the first line should name the columns: sentence,label"),
        ("a.csv", "sentence,label\nhi,GREET\nbye\n", "a.csv:3: should have a sentence and a label"),
        ("a.yml", "nlu: 3\n", "a.yml:1: should have a list under `nlu:`"),
        ("a.yml", "nlu:\n- intent: [\n", "a.yml:3: is not YAML"),
        ("a.yml", "nlu:\n- examples: |\n    - hi\n", "a.yml:2: should begin with `- intent:`"),
        ("a.yml", "nlu:\n- intent: greeting\n", ""),  # no examples at all: nothing is found
        (
            "a.yml",
            "nlu:\n- intent: greeting\n  examples: |\n    - hi\n    - \n",
            "a.yml:5: an example of `greeting` is empty",
        ),
        ("a.yml", "nlu:\n- intent: greeting\n  examples: |\n    hi\n", "a.yml:4: an example should begin with `- `"),
        ("a.txt", "hi", "a.txt: should end in .csv, .yml or .yaml"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path: Path, name: str, text: str, said: str) -> None:
    """B-23."""
    with pytest.raises(PhrasesInvalid) as caught:
        read_phrases([written(tmp_path, name, text)])
    assert said in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """B-23."""
    with pytest.raises(PhrasesInvalid, match="cannot be read"):
        read_file(tmp_path / "none.csv")
