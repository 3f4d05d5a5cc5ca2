"""A pool of processes that work under limits, started anew once if chance ends it.

The processes come from a fork server, which has imported what they need. Where the server is killed
(by the system, for want of memory), its processes go with it: what they worked on is not to blame.
"""

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import forkserver
from typing import Any

from pebble import ProcessExpired, ProcessFuture, ProcessPool

__all__ = ["ProcessExpired", "ProcessFuture", "WorkerPool", "was_lost"]

_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
"""Set to 1 for the processes, each of which has one processor."""

_LOST = 255
"""What `multiprocessing` gives as the exit status of a process whose fork server has ended."""


def was_lost(error: ProcessExpired) -> bool:
    """Say whether a process ended only because its fork server did."""
    return bool(error.exitcode == _LOST)


class WorkerPool:
    """Processes for one kind of work.

    Args:
        workers: How many.
        tasks_a_process: Tasks after which a process is replaced, against leaks.
        preload: Modules that the fork server imports, if it does not run yet.
    """

    def __init__(self, workers: int, tasks_a_process: int, preload: Sequence[str]) -> None:
        self._workers, self._tasks_a_process, self._preload = workers, tasks_a_process, preload
        self._restarts = 1
        self._pool = self._start()

    def schedule(
        self, function: Callable[..., Any], args: Sequence[object], timeout: float
    ) -> "ProcessFuture[Any]":
        """Give the pool a task; `timeout` is in seconds of wall time."""
        try:
            return self._pool.schedule(function, args=args, timeout=timeout)
        except RuntimeError:  # it broke since it was last looked at
            self.look_after()
            return self._pool.schedule(function, args=args, timeout=timeout)

    def look_after(self) -> bool:
        """Start the pool anew where it has broken; say so: its tasks have to be given again.

        Raises:
            BrokenProcessPool: It broke for the second time.
        """
        if self._pool.active:
            return False
        if self._restarts == 0:
            raise BrokenProcessPool("a thread of the pool ended")
        self._restarts -= 1
        self.stop()
        self._pool = self._start()
        return True

    def stop(self) -> None:
        """End the processes at once."""
        self._pool.stop()  # type: ignore[no-untyped-call]  # never closed after: that waits for all
        self._pool.join()

    def finish(self) -> None:
        """End the processes after their last task."""
        self._pool.close()  # type: ignore[no-untyped-call]
        self._pool.join()

    def _start(self) -> ProcessPool:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(list(self._preload))
        before = {name: os.environ.get(name) for name in _ONE_THREAD}
        os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
        try:
            forkserver.ensure_running()
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
        return ProcessPool(
            max_workers=self._workers, max_tasks=self._tasks_a_process, context=context
        )
