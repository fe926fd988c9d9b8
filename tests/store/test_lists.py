"""Releases and rows as stored."""

from __future__ import annotations

from dataclasses import replace

import pytest

from uncounted.domain.date import PartialDate
from uncounted.domain.notice import Notice
from uncounted.domain.row import Fields, ListRelease, Row, RowChange
from uncounted.store import Store, list_order, lists
from uncounted.store.list_order import HandIn

NOTICE = Notice("lists", "age.too_high", "refused", "list.csv, row 2", "a number", "another", "correct it")
ROW = Row(
    "a:1:2",
    "a",
    2,
    "",
    {"name": "မမ", "age": "430"},
    Fields(name="မမ", other_names=("x", "y"), sex="female", date=PartialDate.month(2031, 3, "March 2031")),
    (NOTICE,),
)
UNNAMED = Row("a:1:3", "a", 3, "", {"name": "", "age": ""}, Fields())


def release(release_id: str, released: str = "") -> ListRelease:
    """Make a release of list a."""
    list_name = release_id.partition(":")[0]
    return ListRelease(
        release_id, list_name, "P", released, "f" * 64, ("name", "age"), {"name": "name"}, 2, 1
    )


def test_what_is_stored_is_read_back_the_same(store: Store) -> None:
    """Rows, fields, dates, notices and changes."""
    lists.add_release(store, release("a:0", "2031-02-01"), [])
    one = replace(release("a:1", "2031-03-01"), previous="a:0", n_added=1)
    change = RowChange("changed", "a:1:2", "a:0:2", ("age",))
    lists.add_release(store, one, [ROW, UNNAMED], changes=[change], notices=[NOTICE], file_name="list.csv")
    assert lists.releases(store)[1:] == [one]
    assert (lists.find_release(store, "a:1"), lists.find_release(store, "a:2")) == (one, None)
    assert lists.all_rows(store, "a:1") == [ROW, UNNAMED]
    assert lists.current_rows(store) == [ROW]
    assert lists.changes(store, "a:1") == [change]
    assert lists.notices(store, "a:1") == [NOTICE]


@pytest.mark.parametrize(
    ("dates", "newest"),
    [
        (["2031-01-01", "2031-02-01"], 1),
        (["2031-02-01", "2031-01-01"], 0),
        (["2031-01-01", "2031-01-01"], 1),
        (["", ""], 1),
        (["2031-01-01", ""], 1),
        (["", "2031-01-01"], 1),
        (["2031-02-01", "", "2031-01-01"], 1),
        (["2031-01-01", "", "2031-02-01"], 2),
    ],
)
def test_the_newest_release_is_by_date_then_by_order_of_intake(
    store: Store, dates: list[str], newest: int
) -> None:
    """A release without a date counts as no older than what was there before it."""
    for number, released in enumerate(dates):
        lists.add_release(store, release(f"a:{number}", released), [])
    assert [one.release_id for one in lists.newest_releases(store)] == [f"a:{newest}"]


def test_predecessors_are_found_before_and_after_storing(store: Store) -> None:
    """A release that comes late stands where its date puts it."""
    first, late, last = (release(f"a:{n}", f"2031-0{n}-01") for n in (1, 2, 3))
    assert lists.predecessor(store, first) is None
    lists.add_release(store, first, [])
    lists.add_release(store, last, [])
    assert lists.predecessor(store, late) == first
    lists.add_release(store, late, [])
    assert lists.predecessor(store, late) == first
    assert lists.predecessor(store, last) == late
    assert lists.predecessor(store, release("b:1")) is None


def test_a_further_reading_replaces_the_first_in_every_answer(store: Store) -> None:
    """Both stay in the database."""
    lists.add_release(store, release("a:1"), [ROW], notices=[NOTICE], read_with="one")
    again = replace(ROW, fields=replace(ROW.fields, name="အခြား"), notices=())
    lists.add_release(store, replace(release("a:1"), publisher="Q"), [again], read_with="two")
    assert lists.current_rows(store) == [again]
    assert [one.publisher for one in lists.releases(store)] == ["Q"]
    assert (lists.read_with(store, "a:1"), lists.read_with(store, "a:2")) == ("two", None)
    assert lists.notices(store, "a:1") == []
    assert store.db.scalar("SELECT count(*) FROM lists_row") == 2


def test_half_a_release_is_never_stored(store: Store) -> None:
    """A row that cannot be stored takes the whole release with it."""
    with pytest.raises(Exception, match="UNIQUE"):
        lists.add_release(store, release("a:1"), [ROW, ROW])
    assert lists.releases(store) == []
    assert store.db.scalar("SELECT count(*) FROM log") == 0


def test_current_rows_come_from_every_list_in_order_of_row_id(store: Store) -> None:
    """One newest release a list."""
    lists.add_release(store, release("b:1"), [replace(ROW, row_id="b:1:2", list_name="b")])
    lists.add_release(store, release("a:1"), [ROW])
    assert [row.row_id for row in lists.current_rows(store)] == ["a:1:2", "b:1:2"]


def test_a_refusal_is_stored_once(store: Store) -> None:
    """The same file refused again for the same reason adds nothing."""
    for _ in range(2):
        lists.add_refusal(store, "a:1", NOTICE)
    assert lists.notices(store, "a:1") == [NOTICE]
    assert store.db.scalar("SELECT count(*) FROM log") == 1


@pytest.mark.parametrize(
    ("aligned", "lineage"),
    [
        # a row that moved, a new row, a row that moved on
        (
            [{"x:1": None}, {"y:2": "x:1", "y:1": None}, {"z:9": "y:2"}],
            {"x:1": "x:1", "y:2": "x:1", "y:1": "y:1", "z:9": "x:1"},
        ),
        # each of two releases was read again after their dates changed, as the one after the other
        ([{"x:1": "y:1"}, {"y:1": "x:1"}], {"x:1": "x:1", "y:1": "x:1"}),
    ],
)
def test_a_row_keeps_its_lineage(
    store: Store, aligned: list[dict[str, str | None]], lineage: dict[str, str]
) -> None:
    """It leads to the row as first seen, through all releases of its list; a new row is its own."""
    for previous_of in aligned:
        (name,) = {row_id.partition(":")[0] for row_id in previous_of}
        rows = [replace(ROW, row_id=row_id) for row_id in previous_of]
        known = {row_id: before for row_id, before in previous_of.items() if before}
        lists.add_release(store, release(f"a:{name}"), rows, previous_of=known)
    assert lists.row_lineage(store) == lineage


def orders(store: Store) -> list[str]:
    """Give the releases of list a from the oldest to the newest."""
    return [one.release_id for one in lists.releases(store)]


def test_a_release_handed_in_again_is_the_newest_of_those_without_a_date(store: Store) -> None:
    """A date still wins."""
    for name in ("a:1", "a:2", "a:3"):
        lists.add_release(store, release(name), [])
    list_order.hand_in(store, "a", "a:1", HandIn())
    assert orders(store) == ["a:2", "a:3", "a:1"]
    lists.add_release(store, release("a:4", "2031-01-01"), [], how=HandIn("l.csv"))
    lists.add_release(store, release("a:5", "2031-02-01"), [])
    list_order.hand_in(store, "a", "a:4", HandIn("l.csv"))
    assert orders(store)[-2:] == ["a:4", "a:5"]
    assert lists.newest_releases(store)[0].release_id == "a:5"


def test_a_release_can_be_handed_in_before_a_later_one(store: Store) -> None:
    """In the same change as its rows."""
    lists.add_release(store, release("a:1"), [], how=HandIn("1.csv"))
    lists.add_release(store, release("a:2"), [], how=HandIn("2.csv"))
    new = release("a:3")
    before = lists.predecessor(store, new, HandIn("1.csv", "a:2"))
    assert before is not None
    assert before.release_id == "a:1"
    lists.add_release(store, new, [], how=HandIn("1.csv", "a:2"))
    assert orders(store) == ["a:1", "a:3", "a:2"]
    assert list_order.last_from(store, "a", "1.csv") == "a:3"
    assert list_order.last_from(store, "b", "1.csv") == ""
    assert [list_order.path_of(store, one) for one in ("a:1", "a:2", "a:9")] == ["1.csv", "2.csv", ""]
    assert store.db.scalar("SELECT count(*) FROM log") == 3


def test_releases_whose_dates_were_exchanged_name_each_other_only_one_way(store: Store) -> None:
    """What was compared with a release that now comes later says so no more."""
    lists.add_release(store, release("a:1", "2031-03-10"), [], read_with="one")
    lists.add_release(store, replace(release("a:2", "2031-03-17"), previous="a:1", n_added=2), [])
    redated = replace(release("a:1", "2031-03-24"), previous="a:2", n_unchanged=2)
    lists.add_release(store, redated, [], read_with="two")
    first, last = lists.releases(store)
    assert (first.release_id, first.previous, first.n_added) == ("a:2", "", 0)
    assert last == redated
    assert lists.newest_releases(store) == [redated]
    assert lists.find_release(store, "a:2") == first


def test_lists_counted_from_one_file_are_named(store: Store) -> None:
    """Until one of them has another file as its newest release."""
    for name in ("a:1", "b:1"):
        lists.add_release(store, release(name), [])
    lists.add_release(store, replace(release("c:1"), sha256="0" * 64), [])
    assert lists.same_file_lists(store) == [("a", "b")]
    lists.add_release(store, replace(release("b:2"), sha256="1" * 64), [])
    assert lists.same_file_lists(store) == []
