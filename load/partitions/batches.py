"""Batches one after another; one for which memory does not suffice is halved.

What is built of a document does not depend on what is built beside it, so that smaller batches give
the same. A document for which memory does not suffice alone is to blame.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from load.errors import BuildError
from load.terminal.screen import Advance, batch_of

T = TypeVar("T")


class Batches(Generic[T]):
    """A queue of batches; each comes with the function that shows its progress."""

    def __init__(self, batches: Iterable[Sequence[T]], advance: Advance) -> None:
        self._waiting = deque(tuple(batch) for batch in batches)
        self._advance = advance
        self._done = 0

    def __iter__(self) -> Iterator[tuple[tuple[T, ...], Advance]]:
        """Give the next that waits, until none does."""
        while self._waiting:
            batch = self._waiting.popleft()
            count = self._done + 1 + len(self._waiting)
            yield batch, batch_of(self._advance, self._done, count)
            self._done += 1

    def halve(self, batch: tuple[T, ...], error: BuildError) -> None:
        """Let the halves of a batch that failed take its turn.

        Raises:
            BuildError: Smaller batches would not help, or there are none.
        """
        if not error.is_shortage or error.is_endless or len(batch) < 2:
            raise error
        half = len(batch) // 2
        self._waiting.extendleft((batch[half:], batch[:half]))
        self._done -= 1
