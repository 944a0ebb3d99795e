"""Row ids are unique, rise with time and fit a signed 64-bit column."""

from journeys.store.ids import IdSource, new_id


def test_ids_rise_and_never_repeat() -> None:
    """A-23: more of them than fit one millisecond."""
    source = IdSource()
    made = [source.next() for _ in range(20_000)]
    assert made == sorted(set(made))
    assert 0 < made[0] < made[-1] < 2**63


def test_two_processes_make_different_ids() -> None:
    """A-23: not a proof, which the primary key gives; but hardly ever a clash."""
    sources = [IdSource() for _ in range(8)]
    made = [source.next() for _ in range(50) for source in sources]
    assert len(set(made)) > len(made) * 0.7


def test_the_process_has_one_source() -> None:
    """A-23."""
    assert new_id() < new_id()


def test_ids_rise_although_the_machines_clock_is_set_back() -> None:
    """A-23: and although more are made than fit the millisecond it stands still at."""
    source = IdSource()
    source.next()
    source._last_ms += 3_600_000  # as if all this had happened an hour later
    made = [source.next() for _ in range(3000)]
    assert made == sorted(set(made))
