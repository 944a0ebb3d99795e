"""The promises the code keeps, under all that can go wrong: generated lives of customers, and killed processes."""

import pytest

pytest.register_assert_rewrite("tests.promises.dying")  # so that a failed check says what it found
