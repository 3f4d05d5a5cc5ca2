"""A build that failed in; the documents that make it fail set aside, so that the rest is built.

Where nobody is to blame, the load ends as it would have, with the error of the build.
"""

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from load.auditing import gate_error, waiting_gate
from load.blame.halving import FailedByChance, NobodyToBlame, find_guilty
from load.blame.set_aside import SetAside, keep_set_aside, read_set_aside
from load.blame.view import read_current, write_view
from load.errors import BuildError
from load.partitions.across import build_across
from load.partitions.documents import build_batch, read_readings
from load.process.rules import run_rules
from load.run import Run
from load.settings import Build

MOST_TRIALS = 40
"""So many builds in search of the guilty: two documents among a thousand take no more."""
MOST_SECONDS = 3 * 3600.0
"""So long a search: a load of the night ends before the morning."""


@dataclass(slots=True)
class Search:
    """What a load has tried so far in search of the guilty.

    Attributes:
        has_held: Whether any set of documents could be built.
        has_gone_on: Whether a failure by chance was let pass; a second one ends the load.
    """

    run: Run
    trials: int = 0
    seconds: float = 0.0
    has_held: bool = False
    has_gone_on: bool = False
    guilty_alone: dict[str, str] = field(default_factory=dict)

    def set_aside(self, error: BuildError) -> list[SetAside]:
        """Find who is to blame for an error, and set them aside for this load and the next.

        Nobody is set aside for what failed by chance: what was built may be built again.

        Raises:
            BuildError: Nobody is, or the search takes too long; who was found until then is set
                aside for the next load.
        """
        places, log = self.run.places, self.run.log
        log.write("blame", step=error.step, message=error.cause)
        if error.is_of_code:
            raise error
        current = read_current(places)
        before = read_set_aside(places, current)
        free = set(current) - {one.document_sha256 for one in before}
        suspects = free & set(error.documents or current)
        published = _published(self.run) & free
        # where even one that could be built before fails with them, no document is to blame
        suspects |= set(sorted(published - suspects)[:1])
        fresh = sorted(suspects - published)
        documents = [*fresh, *sorted(suspects - set(fresh))]
        may_clash = not error.is_shortage
        began = time.monotonic()
        with self.run.step("blame") as advance:

            def fails(tried: Sequence[str]) -> str | None:
                if self.trials >= MOST_TRIALS or self.seconds_since(began) > MOST_SECONDS:
                    raise NobodyToBlame
                if error.is_endless and error.step == "build" and {*tried} == {*error.documents}:
                    return error.cause  # the same would take as long again, in vain
                advance(self.trials, MOST_TRIALS, f"{len(tried)} 份")
                return self._try(error, tried)

            try:
                guilty = find_guilty(documents, fails, fresh_count=len(fresh), may_clash=may_clash)
            except FailedByChance:
                if not self.has_gone_on:
                    self.has_gone_on = True
                    self.seconds = self.seconds_since(began)
                    log.write("failed_by_chance", step=error.step, message=error.cause)
                    return []
                guilty = {}
            except NobodyToBlame:
                guilty = {}
        self.seconds = self.seconds_since(began)
        found = guilty or (self.guilty_alone if self.has_held else {})
        aside = [SetAside(one, current[one], found[one]) for one in sorted(found)]
        is_all = len(current) > 1 and len(before) + len(aside) == len(current)
        if aside and not is_all:
            keep_set_aside(places, [*before, *aside])
            log.write("set_aside", documents=sorted(found))
        if not guilty or is_all:
            raise error
        return aside

    def seconds_since(self, began: float) -> float:
        """Count the seconds of this load's searches, of which one began then."""
        return self.seconds + time.monotonic() - began

    def _try(self, error: BuildError, documents: Sequence[str]) -> str | None:
        """Build some documents as far as what failed; give what fails now."""
        self.trials += 1
        failure = _failure(self.run, error, documents)
        self.run.log.write("trial", documents=len(documents), failure=failure)
        self.has_held |= bool(documents) and failure is None
        if len(documents) == 1 and failure is not None:
            self.guilty_alone[documents[0]] = failure
        return failure


def _failure(run: Run, before: BuildError, documents: Sequence[str]) -> str | None:
    step = before.step
    # where a later step failed, dbt's tests held
    trial = replace(run, build=Build(run.places.trial, has_tests=step in {"build", "across"}))
    shutil.rmtree(trial.build.folder, ignore_errors=True)
    trial.build.release.mkdir(parents=True)
    try:
        if step == "build":
            write_view(run.places, only=documents)
            with build_batch(trial, len(documents), _unseen, before.nodes):
                return None
        readings = read_readings(run.places)
        build_across(trial, {sha256: readings[sha256] for sha256 in documents}, _unseen)
        if step in {"judge", "gate"}:
            run_rules(trial, trial.build.warehouse, len(documents))
        if step == "gate":
            with waiting_gate() as gate:
                result = gate(trial.build.warehouse, trial.build.reports)()
            if not result.success:
                raise gate_error(result)
    except BuildError as error:
        return error.cause
    finally:
        shutil.rmtree(trial.build.folder, ignore_errors=True)
    return None


def _unseen(_done: int, _total: int, _note: str) -> None:
    """Show nothing of a trial's progress: the screen counts the trials."""


def _published(run: Run) -> set[str]:
    """Name the documents that are published: they could be built before."""
    import duckdb

    if not run.places.warehouse.is_file():
        return set()
    with duckdb.connect(str(run.places.warehouse), read_only=True) as connection:
        rows = connection.execute("select document_sha256 from marts.documents").fetchall()
    return {sha256 for (sha256,) in rows}
