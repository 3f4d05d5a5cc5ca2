"""Whatever is guilty is found, others are never blamed, and the trials are few."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from load.blame.halving import FailedByChance, NobodyToBlame, find_guilty


class Trials:
    """A trial that fails where `guilty` documents are in it, or one of the clashes is whole."""

    def __init__(self, guilty: set[str], clashes: Sequence[set[str]] = ()) -> None:
        self.guilty, self.clashes = guilty, clashes
        self.sizes: list[int] = []

    def __call__(self, documents: Sequence[str]) -> str | None:
        self.sizes.append(len(documents))
        found = sorted(self.guilty & set(documents))
        broken = [clash for clash in self.clashes if clash <= set(documents)]
        return f"fails at {[*found, *broken]}" if found or broken else None


def names(number: int) -> list[str]:
    return [f"d{index:04}" for index in range(number)]


@st.composite
def folders(draw: st.DrawFn) -> tuple[list[str], set[str]]:
    documents = names(draw(st.integers(2, 300)))
    guilty = draw(st.sets(st.sampled_from(documents), min_size=1, max_size=len(documents) - 1))
    return documents, guilty


@given(folders())
def test_all_guilty_are_found_and_nobody_else(folder: tuple[list[str], set[str]]) -> None:
    documents, guilty = folder
    fails = Trials(guilty)
    found = find_guilty(documents, fails)
    assert set(found) == guilty
    assert all(document in failure for document, failure in found.items())
    depth = math.ceil(math.log2(len(documents)))
    assert len(fails.sizes) <= 1 + len(guilty) * (2 * depth + 1)


@given(st.integers(2, 2000), st.data())
def test_one_guilty_costs_about_two_trials_of_all(number: int, data: st.DataObject) -> None:
    documents = names(number)
    guilty = data.draw(st.sampled_from(documents))
    fails = Trials({guilty})
    assert set(find_guilty(documents, fails)) == {guilty}
    assert len(fails.sizes) <= 2 * math.ceil(math.log2(number)) + 2
    assert sum(fails.sizes) <= 2 * number + 2


@given(folders())
def test_of_documents_that_clash_one_is_blamed(folder: tuple[list[str], set[str]]) -> None:
    documents, clash = folder
    found = find_guilty(documents, Trials(set(), [clash | set(documents[:2])]))
    assert len(found) == 1
    assert set(found) <= clash | set(documents[:2])


def test_the_sum_of_many_blames_nobody() -> None:
    documents = names(8)
    with pytest.raises(NobodyToBlame):
        find_guilty(documents, Trials(set(), [set(documents)]), may_clash=False)


def test_what_fails_without_documents_blames_nobody_after_one_trial() -> None:
    tried: list[Sequence[str]] = []

    def fails(documents: Sequence[str]) -> str:
        tried.append(documents)
        return "a seed is broken"

    with pytest.raises(NobodyToBlame):
        find_guilty(names(100), fails)
    assert tried == [[]]


@pytest.mark.parametrize("fresh_count", [0, 3])
def test_what_every_document_breaks_blames_nobody(fresh_count: int) -> None:
    fails, left = Trials(set(names(6))), names(6)
    if fresh_count:  # those of the fresh come first, and then there is nobody else
        found = find_guilty(left, fails, fresh_count=fresh_count)
        left = [name for name in left if name not in found]
    with pytest.raises(NobodyToBlame):
        find_guilty(left, fails)


def test_where_fresh_documents_fail_the_others_are_not_tried() -> None:
    fails = Trials({"d0002", "d0003"})
    assert set(find_guilty(names(1000), fails, fresh_count=5)) == {"d0002", "d0003"}
    assert max(fails.sizes) == 5


@given(folders(), st.integers(0, 300))
def test_where_only_others_fail_they_are_found(
    folder: tuple[list[str], set[str]], fresh_count: int
) -> None:
    documents, guilty = folder
    fresh_count = min(fresh_count, len(documents))
    found = find_guilty(documents, Trials(guilty), fresh_count=fresh_count)
    fresh = set(documents[:fresh_count]) if fresh_count < len(documents) else set()
    assert set(found) == (guilty & fresh or guilty)


def test_a_fresh_document_that_clashes_with_an_old_one_is_the_guilty_one() -> None:
    fails = Trials(set(), [{"d0001", "d0077"}])
    assert set(find_guilty(names(100), fails, fresh_count=4)) == {"d0001"}


def test_a_document_alone_in_its_folder_may_be_guilty() -> None:
    assert set(find_guilty(names(1), Trials({"d0000"}))) == {"d0000"}


@pytest.mark.parametrize("may_clash", [True, False])
@pytest.mark.parametrize("number", [1, 9])
def test_a_failure_that_does_not_come_again_is_one_by_chance(
    number: int, *, may_clash: bool
) -> None:
    fails = Trials(set())
    with pytest.raises(FailedByChance):
        find_guilty(names(number), fails, may_clash=may_clash)
    assert fails.sizes[-1] == number  # all of them together
