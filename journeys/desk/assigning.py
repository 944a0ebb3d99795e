"""Who gets a conversation: the agent who knows her, else the least busy who speaks her language. Pure."""

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


class Agent(msgspec.Struct):
    """Somebody who takes conversations now. `load` is how many she has, of `capacity`; no `languages` means any."""

    id: int
    languages: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    capacity: int = 10
    load: int = 0
    given_at: datetime | None = None  # when she was last given one


class Wanted(msgspec.Struct, frozen=True):
    """A conversation that nobody has. `last_agent` answered her last; `taken_from` had it and did not answer."""

    customer_id: int
    language: str = ""
    team: str = ""
    last_agent: int | None = None
    taken_from: int | None = None


def choose(wanted: Wanted, agents: Sequence[Agent]) -> Agent | None:
    """Whom to give it; None when nobody of the team has room. Nobody is left waiting for want of a language."""
    able = [each for each in agents if _may_take(each, wanted)]
    speaking = [each for each in able if not each.languages or wanted.language in each.languages] or able
    known = next((each for each in able if each.id == wanted.last_agent), None)
    return known or min(speaking, key=_turn, default=None)


def give(agent: Agent, at: datetime) -> None:
    """Count one more for her."""
    agent.load += 1
    agent.given_at = at


def _may_take(agent: Agent, wanted: Wanted) -> bool:
    is_of_team = not wanted.team or wanted.team in agent.teams
    return agent.load < agent.capacity and is_of_team and agent.id != wanted.taken_from


def _turn(agent: Agent) -> tuple[float, datetime, int]:
    """Whose turn it is: the least busy for her capacity, of those the one who waited longest."""
    return agent.load / agent.capacity, agent.given_at or LONG_AGO, agent.id
