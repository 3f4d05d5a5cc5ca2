"""Circular garbage is left while a page is read, and collected again after it."""

import gc
from contextlib import suppress

from extract.machine.garbage import uncollected


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
