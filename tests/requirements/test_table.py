"""The rows of the requirements and the tests that prove them."""

from tests.requirements.table import ROWS, TABLE, own_tests, text


def test_every_row_has_a_test_named_by_its_id() -> None:
    """A row without a test is a promise nobody checks."""
    own = own_tests()
    assert [row for row in ROWS if row not in own] == []


def test_the_table_is_up_to_date() -> None:
    """Write it anew with `python -m tests.requirements.table`."""
    assert TABLE.read_text(encoding="utf-8") == text()
