"""One run: what it works on, and what every step of it needs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from load.lists.problems import Problem
from load.lists.register import Expected, read_register
from load.lists.seeds import problems_of_seeds
from load.lists.waivers import Waiver, read_waivers
from load.release.log import Log, open_log
from load.release.publish import new_build
from load.settings import Build, Places, worker_count
from load.terminal.screen import Advance, Screen


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its folder, its log, the screen it writes to, people's lists, and their wishes.

    Attributes:
        problems: Lines of these lists that do nothing; those of the waivers are found later.
        stop_on: Severities of departments' findings that stop publication.
        accept: Publish though much of what is published would change.
        executor: Address of a Dask scheduler whose workers read; this machine reads unless given.
    """

    build: Build
    places: Places
    workers: int
    log: Log
    screen: Screen
    waivers: tuple[Waiver, ...]
    register: tuple[Expected, ...]
    problems: tuple[Problem, ...]
    stop_on: tuple[str, ...] = ()
    accept: bool = False
    executor: str | None = None

    @contextmanager
    def step(self, name: str) -> Iterator[Advance]:
        """Show, time and log a step; yields what to call as it advances."""
        with self.log.step(name), self.screen.step(name) as advance:
            yield advance


def start_run(
    places: Places, workers: int | None, screen: Screen, build: Build | None = None
) -> Run:
    """Begin a run.

    Args:
        places: The data folder.
        workers: Processes, as many as CPUs unless given.
        screen: Where it shows what it does.
        build: The build to go on with; a new one unless given.
    """
    waivers = read_waivers(places.waivers, datetime.now(UTC).astimezone().date())
    register, problems = read_register(places.register)
    problems += problems_of_seeds()
    build = build or new_build(places)
    log = open_log(places, build.run_id)
    return Run(build, places, worker_count(workers), log, screen, waivers, register, problems)
