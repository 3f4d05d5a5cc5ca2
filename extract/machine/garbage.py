"""Python's collector of circular garbage, kept from running while a page is read.

A page makes some ten thousand small objects and hardly a circle: every few hundred of them the
collector would look through all, for a twentieth of the time. What is left is collected after it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let no circular garbage be collected, unless nothing is collected anyway."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
