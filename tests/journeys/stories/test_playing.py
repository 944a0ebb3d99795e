"""Playing stories: what is so passes, what is not is told in a sentence; nothing may happen that no line names."""

from textwrap import indent

import pytest

from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.errors import JourneyInvalid
from journeys.loading import parse_journey
from journeys.stories import read_stories, run_story
from tests.journeys.rehearsal.test_rehearsal import JOURNEY

CATALOGUE = Catalogue([parse_journey(JOURNEY, "second_try.yaml")])
FAILED = """
- scan: out_for_delivery
- wait: 1h
- {scan: delivery_attempt_failed, reason: customer_unavailable}
"""


def told(play: str, head: str = "", catalogue: Catalogue = CATALOGUE) -> list[str]:
    """What fails in a story with these lines."""
    text = f"- story: a story\n{indent(head.strip(), '  ')}\n  play:\n{indent(play.strip(), '    ')}\n"
    (story,) = read_stories(text, "second_try.yaml")
    return [failure.text for failure in run_story(story, catalogue, Brand())]


PASSING = {
    "nobody answers": FAILED
    + """
- at_step: second_try settle
- wait: 3m59s
- silent
- wait: 1s
- {sent: attempt_failed, form: template, at: "Mon 12:04:00"}
- at_step: second_try ask
- wait: 1h59m59s
- silent
- wait: 1s
- task: call_customer
- ended: second_try finished
- no_run: second_try
""",
    "she answers, and the courier accepts": FAILED
    + """
- wait: 4m
- sent: attempt_failed
- tap: reattempt
- {did: courier.request_reattempt, with: {awb: KHA200011}}
- at_step: second_try again
- answer: accepted
- sent: reattempt_accepted
- ended: second_try finished
""",
    "the courier refuses": FAILED
    + """
- wait: 4m
- sent: attempt_failed
- tap: reattempt
- did: courier.request_reattempt
- {answer: refused, reason: too late, of: courier.request_reattempt}
- task: call_customer
""",
    "told twice": FAILED + "\n- again\n- wait: 4m\n- sent: attempt_failed\n- again\n- wait: 1h\n- silent\n",
    "delivered within the settle window": FAILED
    + "\n- wait: 3m\n- scan: delivered\n- ended: second_try exit:shipment.attempt_over\n- wait: 1d\n- silent\n",
    "told late: delivered before the failure was heard of": """
- order
- scan: out_for_delivery
- wait: 5h
- scan: delivered
- {scan: delivery_attempt_failed, reason: refused, ago: 2h}
- wait: 1d
- silent
""",
    "an outage longer than all waits": FAILED + "\n- outage: 3h\n- sent: attempt_failed\n",
    "she writes": "- order\n- say: where is my order\n- sent: order_status\n",
    "a button that nobody waits for any more": FAILED
    + "\n- wait: 4m\n- sent: attempt_failed\n- scan: delivered\n- tap: reattempt\n- sent: button_too_late\n",
    "opted out": FAILED
    + "\n- opt_out\n- sent: opted_out\n- wait: 4m\n- withheld: attempt_failed opted_out\n- silent\n",
    "an agent holds the chat": FAILED
    + """
- agent: holds
- wait: 5m
- withheld: attempt_failed held_by_agent
- silent
- agent: releases
- sent: attempt_failed
""",
}


@pytest.mark.parametrize("play", PASSING.values(), ids=PASSING)
def test_what_is_so_passes(play: str) -> None:
    """A-11, A-40."""
    assert told(play) == []


EVERYTHING = """
- checkout: started
- checkout: completed
- order
- fulfilled
- address: {line1: 9 Neem Lane}
- scan: label_created
- {scan: picked_up, facility: Bhiwandi_GW, edd: 3d, as: X-1}
- page: opened
- incident: {opened: flood, place: Pune}
- incident: cleared
- signal: {hub_loop: {hub: Bhiwandi}}
- {scan: out_for_delivery, place: Bengaluru}
- scan: delivery_attempt_failed
  reason: refused
  attempted: yes
  call: 12s
  deadline: 20h
  actions: [reattempt]
- correct: {status: in_transit}
- scan: delivered
- return: {requested: {reason: size}}
- return: {pickup_scheduled: {pickup_from: 1d, pickup_until: 30h}}
- return: qc_passed
- refund: {created: {amount: 499}}
- refund: processed
- marketing: no
- order: another
- paid
- payment: failed
- {order: another, ago: 1h}
- cancel
- until: Tue 09:00
- silent
"""


def test_whatever_a_story_may_tell_is_taken_in_without_a_word_where_no_journey_is() -> None:
    """A-07: all kinds enter one log."""
    assert told(EVERYTHING, head="journeys: []") == []


FAILING = {
    "sent too early": (FAILED + "- wait: 3m\n- sent: attempt_failed", "expected `attempt_failed`, but nothing left by"),
    "where its run stands": (
        FAILED + "- wait: 3m\n- sent: attempt_failed",
        "second_try stands at settle since Mon 12:00",
    ),
    "another message": (FAILED + "- wait: 4m\n- sent: no_news", "expected `no_news`, but `attempt_failed` left at"),
    "another form": (
        FAILED + "- wait: 4m\n- {sent: attempt_failed, form: free_form}",
        "left as template, not as free_form",
    ),
    "another time": (FAILED + "- wait: 4m\n- {sent: attempt_failed, at: 12:05}", "left at Mon 12:04, not at 12:05"),
    "unnamed before an act": (FAILED + "- wait: 4m\n- wait: 1m", "before `wait` this happened and no line names it"),
    "unnamed at the end": (FAILED + "- wait: 4m", "before the end this happened and no line names it: `sent: attempt"),
    "not silent": (FAILED + "- wait: 4m\n- silent", "before `silent` this happened"),
    "an unnamed command": (
        FAILED + "- wait: 4m\n- sent: attempt_failed\n- tap: reattempt\n- wait: 1m",
        "`did: courier.request_reattempt`",
    ),
    "no command": (FAILED + "- did: courier.request_reattempt", "nothing was asked"),
    "other parameters": (
        FAILED
        + "- wait: 4m\n- sent: attempt_failed\n- tap: reattempt\n- {did: courier.request_reattempt, with: {awb: X}}",
        "was asked with {'awb': 'KHA200011'}, not with {'awb': 'X'}",
    ),
    "no task": (FAILED + "- task: call_customer", "expected the task `call_customer`, but none was opened"),
    "another task": (
        FAILED + "- wait: 4m\n- sent: attempt_failed\n- wait: 2h\n- task: something_else",
        "expected the task `something_else`, but `call_customer` was opened",
    ),
    "another step": (
        FAILED + "- at_step: second_try ask",
        "second_try does not stand at ask; second_try stands at settle",
    ),
    "not ended": (FAILED + "- ended: second_try finished", "second_try has not ended as finished"),
    "still running": (FAILED + "- no_run: second_try", "second_try is running"),
    "not withheld": (FAILED + "- withheld: attempt_failed stale", "it was never held back"),
    "another blocker": (
        FAILED + "- opt_out\n- sent: opted_out\n- wait: 4m\n- withheld: attempt_failed stale",
        "`attempt_failed` was not held back for stale; opted_out",
    ),
    "no such button yet": (FAILED + "- tap: reattempt", "no message with a button `reattempt` has left"),
    "nothing to answer": (FAILED + "- answer: accepted", "no command waits for an answer"),
    "nothing to repeat": ("- again", "nothing was told that could be told again"),
    "operations not told": (
        "- order\n- alert: hub_loop",
        "operations were not told of `hub_loop`; they were told of not",
    ),
}


@pytest.mark.parametrize(("play", "said"), FAILING.values(), ids=FAILING)
def test_what_is_not_so_is_told_in_a_sentence(play: str, said: str) -> None:
    """A-11."""
    (failure,) = told(play)
    assert said in failure


def test_a_failure_names_the_file_and_the_line() -> None:
    """A-11."""
    (story,) = read_stories("- story: s\n  play:\n    - order\n    - sent: shipped\n", "second_try.yaml")
    (failure,) = run_story(story, CATALOGUE, Brand())
    assert str(failure).startswith("second_try.yaml, line 4: expected `shipped`")


def test_only_the_journeys_that_the_story_names_are_there() -> None:
    """A-11: one that nobody knows is named with a hint."""
    assert told(FAILED + "- wait: 1h\n- silent", head="journeys: []") == []
    with pytest.raises(JourneyInvalid, match=r"second_try.yaml:1: no journey `second_tri`; did you mean `second_try`"):
        told(FAILED, head="journeys: second_tri")


def test_what_the_story_is_given_is_so_before_it_begins() -> None:
    """A-11: nothing is said of it."""
    given = "given: {payment: prepaid, first_order: no, marketing: yes, language: hi, parcel: out_for_delivery}"
    assert told("- silent\n- say: where is my order\n- sent: order_status\n- wait: 1d\n- silent", head=given) == []


def test_a_shorter_or_longer_wait_in_the_journey_fails_the_story() -> None:
    """A-11: the mutation check, by hand."""
    for changed in ("wait: 3m", "wait: 5m"):
        catalogue = Catalogue([parse_journey(JOURNEY.replace("wait: 4m", changed), "second_try.yaml")])
        assert told(PASSING["nobody answers"], catalogue=catalogue) != []
