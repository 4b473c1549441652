from __future__ import annotations

import threading
import uuid

from hypothesis import given
from hypothesis import strategies as st

from callassist.storage.identifiers import Uuid7, new_id


@given(st.lists(st.integers(0, 2**48 - 1), min_size=1, max_size=50))
def test_ids_are_uuids_of_version_7_and_sort_in_the_order_they_were_made(clock: list[int]) -> None:
    """Also where the clock stands still or is set back."""
    times = iter(clock)
    make = Uuid7(lambda: next(times))
    made = [make() for _ in clock]
    assert made == sorted(set(made))
    assert all(uuid.UUID(one).version == 7 and uuid.UUID(one).variant == uuid.RFC_4122 for one in made)


def test_ids_of_several_threads_never_meet() -> None:
    made: list[str] = []
    threads = [threading.Thread(target=lambda: made.extend(new_id() for _ in range(500))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 2000
