"""Rows are written by the names of their columns, all of a transaction or nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from callassist.storage import schema
from callassist.storage.driver import Connection, load_driver
from callassist.storage.rows import ANY, insert, insert_all, once, transaction, update


@pytest.fixture
def connection() -> Iterator[Connection]:
    made = load_driver().connect(":memory:", timeout=0, isolation_level=None, check_same_thread=False, uri=False)
    schema.build(made)
    made.execute("PRAGMA foreign_keys = ON")
    yield made
    made.close()


def names(connection: Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT name FROM account ORDER BY name")]


def test_what_is_not_given_is_as_the_class_says(connection: Connection) -> None:
    insert(connection, "account", {"id": "a", "name": "Kern"})
    insert(connection, "contact", {"id": "c", "account_id": "a"})
    row = connection.execute("SELECT role, number_state, email, created_at FROM contact").fetchone()
    assert row == ("unknown", "ok", "", "")


def test_what_has_to_be_given_cannot_be_left_out(connection: Connection) -> None:
    with pytest.raises(load_driver().Error, match="NOT NULL"):
        insert(connection, "contact", {"id": "c"})


def test_a_name_that_is_no_column_is_not_passed_over(connection: Connection) -> None:
    with pytest.raises(AssertionError):
        insert(connection, "account", {"id": "a", "nickname": "Kern"})


def test_a_row_that_is_there_stays_and_a_limit_is_an_error_all_the_same(connection: Connection) -> None:
    insert(connection, "account", {"id": "a", "name": "Kern"})
    insert_all(connection, "account", ({"id": "a", "name": "Nord"}, {"id": "b", "name": "Oduya"}), once("id"))
    insert(connection, "account", {"id": "b", "name": "Nord"}, ANY)
    assert names(connection) == ["Kern", "Oduya"]
    with pytest.raises(load_driver().Error, match="CHECK"):
        insert(connection, "account", {"id": "c", "name": "x" * 201}, once("id"))


def test_only_what_is_meant_is_updated(connection: Connection) -> None:
    insert_all(connection, "account", [{"id": "a"}, {"id": "b"}])
    update(connection, "account", {"name": "Kern", "created_at": "then"}, "id = ?", ("a",))
    assert names(connection) == ["", "Kern"]


def test_a_transaction_that_fails_leaves_nothing_behind(connection: Connection) -> None:
    def fail() -> None:
        with transaction(connection):
            insert(connection, "account", {"id": "a"})
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        fail()
    assert not connection.in_transaction
    assert names(connection) == []
    with transaction(connection):
        insert(connection, "account", {"id": "a"})
    assert not connection.in_transaction
    assert len(names(connection)) == 1


def test_a_transaction_that_cannot_be_kept_is_taken_back(connection: Connection) -> None:
    """What fails is the end itself: a reference that is looked at only then."""

    def write() -> None:
        with transaction(connection):
            connection.execute("PRAGMA defer_foreign_keys = ON")
            insert(connection, "contact", {"id": "c", "account_id": "nobody"})

    with pytest.raises(load_driver().Error, match="FOREIGN KEY"):
        write()
    assert not connection.in_transaction
    assert connection.execute("SELECT count(*) FROM contact").fetchone() == (0,)


def test_what_went_wrong_first_is_told(connection: Connection) -> None:
    """SQLite ends some transactions by itself, and taking back what is none is an error of its own."""

    def fail() -> None:
        with transaction(connection):
            connection.execute("ROLLBACK")
            raise RuntimeError("first")

    with pytest.raises(RuntimeError, match="first"):
        fail()
