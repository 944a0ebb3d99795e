"""Who gets a conversation."""

from datetime import timedelta
from typing import Any

import pytest

from journeys.desk.assigning import Agent, Wanted, choose, give
from tests.journeys.builders import NOW

ASHA, RAVI, LATA = 1, 2, 3


def agents(**changes: Any) -> list[Agent]:
    """Asha speaks Tamil, Ravi and Lata Hindi; Lata is of the team for returns. `asha_load=3` and the like change it."""
    found = {
        "asha": Agent(ASHA, ("ta",)),
        "ravi": Agent(RAVI, ("hi",)),
        "lata": Agent(LATA, ("hi",), ("returns",)),
    }
    for name, value in changes.items():
        who, _, field = name.partition("_")
        setattr(found[who], field, value)
    return list(found.values())


@pytest.mark.parametrize(
    ("wanted", "changes", "chosen"),
    [
        (Wanted(10, "ta"), {}, ASHA),  # her language
        (Wanted(10, "hi"), {"ravi_load": 2}, LATA),  # of two the less busy
        (Wanted(10, "hi"), {"ravi_load": 2, "lata_load": 1, "ravi_capacity": 20, "lata_capacity": 2}, RAVI),
        (Wanted(10, "hi"), {"ravi_given_at": NOW, "lata_given_at": NOW - timedelta(hours=1)}, LATA),  # in turn
        (Wanted(10, "bn"), {"asha_load": 1, "ravi_load": 1}, LATA),  # nobody speaks it: nobody is left waiting
        (Wanted(10, "bn"), {"asha_languages": (), "ravi_load": 0}, ASHA),  # who names none speaks any
        (Wanted(10, "hi", last_agent=ASHA), {}, ASHA),  # who knows her
        (Wanted(10, "hi", last_agent=ASHA), {"asha_load": 10}, RAVI),  # unless she has no room
        (Wanted(10, "hi", "returns"), {}, LATA),
        (Wanted(10, "hi", "returns"), {"lata_load": 10}, None),  # a team waits for its own
        (Wanted(10, "ta", taken_from=ASHA), {}, RAVI),  # she was silent
        (Wanted(10, "ta"), {"asha_load": 10, "ravi_load": 10, "lata_load": 10}, None),
    ],
)
def test_who_gets_it(wanted: Wanted, changes: dict[str, Any], chosen: int | None) -> None:
    """A-20."""
    agent = choose(wanted, agents(**changes))
    assert (agent.id if agent else None) == chosen


def test_work_goes_round() -> None:
    """A-20: many at once are spread, not heaped on the first."""
    team = agents()
    for number in range(30):
        agent = choose(Wanted(number), team)
        assert agent
        give(agent, NOW + timedelta(seconds=number))
    assert [each.load for each in team] == [10, 10, 10]
    assert choose(Wanted(31), team) is None
