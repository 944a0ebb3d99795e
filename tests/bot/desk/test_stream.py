"""The stream of changes at its end: nobody holds up a service that stops."""

from tests.harness import Harness


async def test_who_comes_while_the_service_stops_is_sent_away_at_once(sqlite_harness: Harness) -> None:
    """A-36: a screen that comes back in that moment would keep the process for as long as it may take to stop."""
    feed = sqlite_harness.service.parts.desk_feed
    early, _ = await feed.listen(1, 0)
    await feed.stop()
    late, _ = await feed.listen(1, 0)
    assert early.get_nowait() is None
    assert late.get_nowait() is None
