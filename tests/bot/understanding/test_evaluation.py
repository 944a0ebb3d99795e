"""The scores by which interpreters are compared."""

import pytest

from bot.understanding.embedded import EmbeddedInterpreter
from bot.understanding.evaluation import Judged, judge_all, mcc, scores_of
from bot.understanding.phrases import Phrase
from tests.bot.understanding.small import char_model


def test_scores_follow_the_papers_definitions() -> None:
    """A-91, B-24."""
    judged = [
        Judged("a", "a", 0.9, 1e-6),
        Judged("a", "b", 0.6, 3e-6),
        Judged("b", "b", 0.05, 2e-6),  # right, but too unsure at 0.1
        Judged("out_of_scope", "a", 0.3, 2e-6),
        Judged("out_of_scope", "out_of_scope", 0.9, 2e-6),
    ]
    scores = scores_of(judged, 0.5)
    assert scores.count == 5
    assert scores.outside == 2
    assert scores.accuracy == pytest.approx(3 / 5)
    assert scores.in_scope == pytest.approx(2 / 3)
    assert scores.in_scope_at_tenth == pytest.approx(1 / 3)
    assert scores.outside_recall == 1.0
    assert scores.in_scope_at_80 == pytest.approx(1 / 3)
    assert scores.median_us == pytest.approx(2)
    assert scores.confusions[0] == ("a", "b", 1)
    rows = {row.name: row for row in scores.intents}
    assert (rows["a"].precision, rows["a"].recall) == (1.0, 0.5)
    assert rows["b"].f1 == 0.0


@pytest.mark.parametrize(
    ("gold", "said", "score"),
    [("aabb", "aabb", 1.0), ("aabb", "bbaa", -1.0), ("aabb", "abab", 0.0), ("aabb", "aaaa", 0.0)],
)
def test_the_correlation_is_matthews(gold: str, said: str, score: float) -> None:
    """B-24."""
    assert mcc(list(gold), list(said)) == pytest.approx(score)


def test_every_name_of_out_of_scope_is_one() -> None:
    """B-24: other data sets call it otherwise."""
    [judged] = judge_all(EmbeddedInterpreter(char_model()), [Phrase("tell me a joke", "NO_NODES_DETECTED")])
    assert judged.gold == judged.said == "out_of_scope"
