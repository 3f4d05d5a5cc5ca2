"""The search ends: with the guilty, with nobody, or when it took too long; no build is done."""

from collections.abc import Callable, Collection
from typing import Any

import pytest

from load.blame import search
from load.blame.search import Search
from load.blame.set_aside import SetAside, keep_set_aside, read_set_aside
from load.errors import BuildError
from load.run import start_run
from load.settings import Places
from load.terminal.screen import Screen

ERROR = BuildError("生成数据仓库失败，没有发布", "build", "a test failed")
OF_CODE = BuildError("数据库出错，没有发布", "judge", "Binder Error", is_of_code=True)
SHORTAGE = BuildError("内存不足，没有发布", "build", "killed", is_shortage=True)

Searching = Callable[..., list[SetAside]]


@pytest.fixture
def searching(places: Places, monkeypatch: pytest.MonkeyPatch) -> Searching:
    """Search among so many documents, of which some are published, where `fails` says who fails.

    All searches of a test are of one load.
    """
    searches: list[Search] = []

    def searching(
        number: int,
        fails: Callable[[Collection[str]], bool],
        error: BuildError = ERROR,
        published: int = 0,
    ) -> list[SetAside]:
        documents = {f"d{index:03}": "x" for index in range(number)}

        def failure(_run: Any, _error: BuildError, tried: Collection[str]) -> str | None:
            return "failed" if fails(tried) else None

        monkeypatch.setattr(search, "_failure", failure)
        monkeypatch.setattr(search, "_published", lambda _: set([*documents][:published]))
        monkeypatch.setattr(search, "read_current", lambda _: documents)
        if not searches:
            searches.append(Search(start_run(places, 1, Screen())))
        return searches[0].set_aside(error)

    return searching


def kept(places: Places) -> list[str]:
    documents = {f"d{index:03}": "x" for index in range(1000)}
    return [one.document_sha256 for one in read_set_aside(places, documents)]


def test_the_guilty_are_set_aside_beside_those_that_were(
    searching: Searching, places: Places
) -> None:
    keep_set_aside(places, [SetAside("d001", "x", "before")])
    found = searching(9, lambda tried: "d004" in tried)
    assert found == [SetAside("d004", "x", "failed")]
    assert kept(places) == ["d001", "d004"]


def test_what_is_new_is_suspected_first(searching: Searching) -> None:
    sizes: list[int] = []

    def fails(tried: Collection[str]) -> bool:
        sizes.append(len(tried))
        return "d998" in tried

    searching(1000, fails, published=996)
    assert max(sizes) == 4


def test_a_build_that_used_up_its_time_is_not_built_again(
    searching: Searching, places: Places
) -> None:
    endless = BuildError("没有发布", "build", "endless", is_shortage=True, is_endless=True)
    endless.documents = ("d998", "d999")
    tried: list[list[str]] = []

    def fails(documents: Collection[str]) -> bool:
        tried.append([*documents])
        return "d999" in documents

    assert [one.document_sha256 for one in searching(1000, fails, endless, 998)] == ["d999"]
    assert tried == [[], ["d998"], ["d999"]]
    endless.documents = ("d998",)
    [found] = searching(999, fails, endless, 998)
    assert found == SetAside("d998", "x", "endless")
    assert tried[3:] == [[]]


@pytest.mark.parametrize(
    ("fails", "error"),
    [
        (lambda _: True, ERROR),
        (len, ERROR),
        (lambda tried: len(tried) > 5, SHORTAGE),
    ],
    ids=["without documents", "every document", "many together for want of memory"],
)
def test_where_nobody_is_to_blame_the_error_stays(
    searching: Searching,
    places: Places,
    fails: Callable[[Collection[str]], bool],
    error: BuildError,
) -> None:
    with pytest.raises(BuildError) as caught:
        searching(9, fails, error)
    assert caught.value is error
    assert kept(places) == []


@pytest.mark.parametrize("error", [ERROR, SHORTAGE], ids=["a failure", "a shortage"])
def test_a_load_goes_on_once_after_what_failed_by_chance(
    searching: Searching, places: Places, error: BuildError
) -> None:
    assert searching(9, lambda _: False, error) == []
    with pytest.raises(BuildError) as caught:
        searching(9, lambda _: False, error)
    assert caught.value is error
    assert kept(places) == []


def test_who_was_found_before_it_took_too_long_is_set_aside_for_the_next_load(
    searching: Searching, places: Places
) -> None:
    with pytest.raises(BuildError):
        searching(100, lambda tried: any(int(name[1:]) % 3 == 0 for name in tried))
    found = kept(places)
    assert found
    assert all(int(name[1:]) % 3 == 0 for name in found)


def test_a_folder_is_never_set_aside_as_a_whole(searching: Searching, places: Places) -> None:
    keep_set_aside(places, [SetAside("d000", "x", "before"), SetAside("d001", "x", "before")])
    with pytest.raises(BuildError):
        searching(3, lambda tried: len(tried) > 0)
    assert kept(places) == ["d000", "d001"]


def test_a_search_that_takes_too_long_ends(
    searching: Searching, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "MOST_SECONDS", -1.0)
    with pytest.raises(BuildError):
        searching(9, lambda tried: "d004" in tried)


def test_no_document_is_tried_where_it_failed_before_it_looked_at_any(
    searching: Searching, places: Places
) -> None:
    tried: list[Collection[str]] = []
    with pytest.raises(BuildError) as caught:
        searching(9, lambda some: bool(tried.append(some)) or "d004" in some, OF_CODE)
    assert caught.value is OF_CODE
    assert tried == []
    assert kept(places) == []
