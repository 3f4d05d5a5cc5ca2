"""Python's collector of circular garbage, kept from running while a document is read.

A page makes some ten thousand small objects and hardly a circle: every few hundred of them the
collector would look through all, for a twentieth of the time. What a document leaves is collected
after it, without a look at what was there before: modules are a hundred thousand objects.
"""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

MOST_PAGES = 100
"""Pages after which the garbage of a long document is collected: a page leaves some 20 kB."""

Item = TypeVar("Item")


@contextmanager
def uncollected() -> Iterator[None]:
    """Let no circular garbage be collected until the end, unless nothing is collected anyway."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.collect()
        gc.unfreeze()
        gc.enable()


def collected_in_between(pages: Iterable[Item]) -> Iterator[Item]:
    """Give pages one by one, and collect the garbage of many."""
    for number, page in enumerate(pages, 1):
        yield page
        if number % MOST_PAGES == 0:
            gc.collect()
