"""How well texts were read: accuracy, F1 by intent, out-of-scope recall, correlation, as in the HINT3 paper.

Arora et al., "HINT3: Raising the bar for Intent Detection in the Wild", 2020: in-scope accuracy at threshold 0.1,
out-of-scope recall at 0.5, Matthews correlation over all rows at the best of 0.1 to 0.9.
"""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

from bot.understanding.parse import OUT_OF_SCOPE, Parse
from bot.understanding.phrases import OUT_OF_SCOPE as OUTSIDE
from bot.understanding.phrases import Phrase

TENTHS = tuple(tenth / 10 for tenth in range(1, 10))


class Judged(NamedTuple):
    """A phrase's label, the likeliest intent and its confidence (both with one name for out of scope), and the time."""

    gold: str
    said: str
    confidence: float
    seconds: float


class IntentScore(NamedTuple):
    """One intent at the threshold; shares are 0 to 1, `phrases` how many it has."""

    name: str
    phrases: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares are 0 to 1. `accuracy`, `macro_f1`, `intents` and `confusions` are at the model's threshold."""

    count: int
    outside: int
    accuracy: float
    in_scope: float
    in_scope_at_tenth: float
    in_scope_at_80: float
    macro_f1: float
    outside_recall: float
    outside_recall_at_half: float
    best_mcc: float
    best_at: float
    median_us: float
    p99_us: float
    intents: tuple[IntentScore, ...]
    confusions: tuple[tuple[str, str, int], ...]


class Parser(Protocol):
    """What is judged: anything that reads a text in a known language."""

    def parse(self, text: str, language_hint: str = "") -> Parse: ...


def one_name(label: str) -> str:
    """The label, with one name for everything that is out of scope."""
    return OUT_OF_SCOPE if label in OUTSIDE else label


def judge_all(parser: Parser, phrases: Sequence[Phrase]) -> list[Judged]:
    """Read every phrase, one after the other."""
    found = []
    for phrase in phrases:
        begun = time.perf_counter()
        parsed = parser.parse(phrase.text, phrase.language)
        seconds = time.perf_counter() - begun
        first = parsed.ranking[0]
        found.append(Judged(one_name(phrase.label), one_name(first.name), first.confidence, seconds))
    return found


def scores_of(judged: Sequence[Judged], threshold: float) -> Scores:
    """The scores of judged phrases; at least one."""
    inside = [each for each in judged if each.gold != OUT_OF_SCOPE]
    outside = [each for each in judged if each.gold == OUT_OF_SCOPE]
    said = [said_at(each, threshold) for each in judged]
    gold = [each.gold for each in judged]
    intents = tuple(_intent_scores(gold, said))
    microseconds = np.array([each.seconds for each in judged]) * 1e6
    best_mcc, best_at = max((mcc(gold, [said_at(each, at) for each in judged]), at) for at in TENTHS)
    wrong = Counter((right, told) for right, told in zip(gold, said, strict=True) if right != told)
    return Scores(
        count=len(judged),
        outside=len(outside),
        accuracy=_share([right == told for right, told in zip(gold, said, strict=True)]),
        in_scope=_share([each.said == each.gold for each in inside]),
        in_scope_at_tenth=_share([said_at(each, 0.1) == each.gold for each in inside]),
        in_scope_at_80=_in_scope_at(inside, outside, 0.8),
        macro_f1=float(np.mean([row.f1 for row in intents])),
        outside_recall=_share([said_at(each, threshold) == OUT_OF_SCOPE for each in outside]),
        outside_recall_at_half=_share([said_at(each, 0.5) == OUT_OF_SCOPE for each in outside]),
        best_mcc=best_mcc,
        best_at=best_at,
        median_us=float(np.median(microseconds)),
        p99_us=float(np.percentile(microseconds, 99)),
        intents=intents,
        confusions=tuple((right, told, count) for (right, told), count in wrong.most_common()),
    )


def said_at(judged: Judged, threshold: float) -> str:
    """The intent, or out_of_scope below the threshold."""
    return judged.said if judged.confidence >= threshold else OUT_OF_SCOPE


def mcc(gold: Sequence[str], said: Sequence[str]) -> float:
    """The multi-class Matthews correlation (Gorodkin 2004): 1 perfect, 0 no better than chance."""
    golds, saids = Counter(gold), Counter(said)
    count, right = len(gold), sum(a == b for a, b in zip(gold, said, strict=True))
    chance = sum(golds[label] * saids[label] for label in golds)
    spread_of_gold = count**2 - sum(number**2 for number in golds.values())
    spread_of_said = count**2 - sum(number**2 for number in saids.values())
    if not spread_of_gold or not spread_of_said:
        return 0.0
    return (right * count - chance) / float(np.sqrt(float(spread_of_gold) * spread_of_said))


def _intent_scores(gold: Sequence[str], said: Sequence[str]) -> Iterator[IntentScore]:
    golds, saids = Counter(gold), Counter(said)
    right = Counter(a for a, b in zip(gold, said, strict=True) if a == b)
    for name in sorted(golds):
        precision, recall = right[name] / max(saids[name], 1), right[name] / golds[name]
        f1 = 2 * precision * recall / (precision + recall) if right[name] else 0.0
        yield IntentScore(name, golds[name], precision, recall, f1)


def _in_scope_at(inside: Sequence[Judged], outside: Sequence[Judged], recall: float) -> float:
    """In-scope accuracy above the confidence under which this share of what is out of scope falls."""
    scores = [each.confidence if each.said != OUT_OF_SCOPE else 0.0 for each in outside]
    bar = float(np.quantile(scores, recall)) if scores else 0.0
    return _share([each.said == each.gold and each.confidence > bar for each in inside])


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 0.0
