"""A batch for which memory does not suffice is built in halves; one document alone is to blame."""

from collections.abc import Collection
from dataclasses import dataclass, field

import pytest

from load.errors import BuildError
from load.partitions.batches import Batches


def shortage(*, is_endless: bool = False) -> BuildError:
    return BuildError("没有发布", "build", "memory", is_shortage=True, is_endless=is_endless)


@dataclass
class Built:
    """What was tried, and what was built."""

    tried: list[str] = field(default_factory=list)
    built: list[str] = field(default_factory=list)


def build(batches: Collection[str], at_most: int, error: BuildError, heavy: str = "") -> Built:
    """Build letters, so many at once as memory allows, a heavy one not even alone."""
    done = Built()
    waiting = Batches(batches, lambda *_: None)
    for batch, _ in waiting:
        done.tried.append("".join(batch))
        if len(batch) > at_most or heavy in batch:
            waiting.halve(batch, error)
            continue
        done.built.append("".join(batch))
    return done


def test_halves_are_built_in_the_order_of_the_whole() -> None:
    done = build(["abcde", "fg"], at_most=2, error=shortage())
    assert done.built == ["ab", "c", "de", "fg"]
    assert done.tried == ["abcde", "ab", "cde", "c", "de", "fg"]


def test_a_document_for_which_memory_does_not_suffice_alone_is_blamed() -> None:
    error = shortage()
    with pytest.raises(BuildError) as caught:
        build(["abcd"], at_most=4, error=error, heavy="c")
    assert caught.value is error


@pytest.mark.parametrize("error", [BuildError("", "build", "a test"), shortage(is_endless=True)])
def test_what_halves_do_not_mend_is_not_halved(error: BuildError) -> None:
    with pytest.raises(BuildError):
        build(["ab"], at_most=1, error=error)


def test_an_empty_batch_has_no_halves() -> None:
    with pytest.raises(BuildError):
        build([""], at_most=-1, error=shortage())


def test_progress_never_goes_beyond_the_whole() -> None:
    shares: list[float] = []

    def advance(done: int, total: int, _note: str) -> None:
        shares.append(done / total)

    waiting = Batches(["abcd", "e"], advance)
    for batch, some in waiting:
        if len(batch) > 1:
            waiting.halve(batch, shortage())
            continue
        some(1, 1, "")
    assert shares == sorted(shares)
    assert shares[-1] == 1
