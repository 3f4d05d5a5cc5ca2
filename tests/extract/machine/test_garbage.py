"""Circular garbage is left while a document is read, and collected again after it."""

import gc
import weakref
from contextlib import suppress

from extract.machine.garbage import MOST_PAGES, collected_in_between, uncollected


def test_nothing_is_collected_within_and_all_is_after_an_error() -> None:
    with suppress(ValueError), uncollected():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()


def test_a_process_that_collects_nothing_goes_on_so() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


class _Circle:
    def __init__(self) -> None:
        self.itself = self


def test_what_a_document_leaves_is_gone_after_it() -> None:
    with uncollected():
        left = weakref.ref(_Circle())
        assert left() is not None
    assert left() is None


def test_many_pages_do_not_pile_up() -> None:
    with uncollected():
        left = [weakref.ref(_Circle()) for _ in collected_in_between(range(MOST_PAGES))]
        assert {circle() for circle in left} == {None}
