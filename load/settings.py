"""Where everything lies."""

import os
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
DBT_PROJECT = CHECKOUT / "dbt_project"
SAMPLE = CHECKOUT / "data" / "sample" / "reports"
SAMPLE_LABEL = "data/sample/reports"
DEFAULT_DATA = CHECKOUT / "data"
COPIES = Path(os.environ.get("DATA_COPIES") or DEFAULT_DATA / "copies").expanduser().absolute()
"""Where data folders on object storage are worked on; a copy may be removed between loads."""
DOCS_SITE = "docs-site"
"""Where the pages of the models lie in a data folder; the report links them once they are there."""

QUIET = {
    "DO_NOT_TRACK": "1",
    "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
    "GX_ANALYTICS_ENABLED": "false",
    "PYTHONUTF8": "1",
    # short of threads, OpenBLAS sends its own process the signal of Ctrl-C
    "OPENBLAS_NUM_THREADS": "1",
}
"""Environment of every process: no telemetry, output in UTF-8, no threads for linear algebra."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files below one data folder; two data folders never meet."""

    data: Path

    @property
    def raw(self) -> Path:
        """The raw layer, kept between loads."""
        return self.data / "raw"

    @property
    def builds(self) -> Path:
        """Unfinished work, one folder a run."""
        return self.data / "build"

    @property
    def build_folder(self) -> Path:
        """Where a batch, or the layer across, is built; gone when it is."""
        return self.builds / "batch"

    @property
    def build_file(self) -> Path:
        """The file that is built; dbt's SQL names its catalog."""
        return self.build_folder / "warehouse.duckdb"

    @property
    def partitions(self) -> Path:
        """What was built of one document alone, kept between loads; may be removed."""
        return self.data / "partitions"

    @property
    def raw_view(self) -> Path:
        """The raw layer as the build sees it."""
        return self.builds / "raw"

    @property
    def raw_unseen(self) -> Path:
        """The raw layer as the gate sees it: of documents that were not published before."""
        return self.builds / "raw_unseen"

    @property
    def raw_judged(self) -> Path:
        """The raw layer as the rules see it: of the documents that they judge."""
        return self.builds / "raw_judged"

    @property
    def trial(self) -> Path:
        """Where documents are built that may be to blame for a failure."""
        return self.builds / "trial"

    @property
    def set_aside(self) -> Path:
        """Documents that broke the build, kept between loads."""
        return self.data / "set_aside.json"

    @property
    def cache(self) -> Path:
        """What only saves time; may be removed at any moment."""
        return self.data / "cache"

    @property
    def mirrors(self) -> Path:
        """What was fetched from object storage, one folder an address, kept between loads."""
        return self.data / "mirrors"

    @property
    def releases(self) -> Path:
        """What was published: this run's and the one before."""
        return self.data / "releases"

    @property
    def current(self) -> Path:
        """The link whose renaming is the moment of publishing."""
        return self.data / "current"

    @property
    def warehouse(self) -> Path:
        """The published warehouse, as readers open it."""
        return self.data / "warehouse.duckdb"

    @property
    def reports(self) -> Path:
        """The published report, as readers open it."""
        return self.data / "reports"

    @property
    def previous_warehouse(self) -> Path:
        """Yesterday's warehouse."""
        return self.data / "warehouse.previous.duckdb"

    @property
    def loads_history(self) -> Path:
        """One small parquet file a publication."""
        return self.data / "history" / "loads"

    @property
    def findings_history(self) -> Path:
        """The findings of all loads so far: one parquet file, named after the last publication."""
        return self.data / "history" / "findings"

    def findings_of(self, run_id: str) -> Path:
        """Name that file, where the run was the last publication."""
        return self.findings_history / f"{run_id}.parquet"

    @property
    def waivers(self) -> Path:
        """Findings that somebody took responsibility for; written by people, may be missing."""
        return self.data / "waivers.csv"

    @property
    def register(self) -> Path:
        """Who has to publish what; written by people, may be missing."""
        return self.data / "register.csv"

    @property
    def logs(self) -> Path:
        """One file of JSON lines a run."""
        return self.data / "logs"

    @property
    def lock(self) -> Path:
        """Held by the one load that may write here."""
        return self.data / ".load.lock"


@dataclass(frozen=True, slots=True)
class Build:
    """The folder of one run; `release` is what will be published, the rest is removed.

    dbt's data tests guard what is published. A build that is never published does without them
    (`has_tests`), in half the time.
    """

    folder: Path
    has_tests: bool = True

    @property
    def run_id(self) -> str:
        """The run's name: its UTC time and a few random digits, so that names sort by time."""
        return self.folder.name

    @property
    def release(self) -> Path:
        """Becomes DATA_DIR/releases/<run id>."""
        return self.folder / "release"

    @property
    def warehouse(self) -> Path:
        """The build file."""
        return self.release / "warehouse.duckdb"

    @property
    def changed(self) -> Path:
        """A file of the departments of which anything is new; there is none where all was built."""
        return self.folder / "changed.duckdb"

    @property
    def copied(self) -> Path:
        """The copy of the published file from which a load starts."""
        return self.folder / "copied.duckdb"

    @property
    def checked(self) -> Path:
        """The file that the gate has to look at: what was not looked at before is in it."""
        return self.changed if self.changed.is_file() else self.warehouse

    @property
    def reports(self) -> Path:
        """The report that belongs to the build file."""
        return self.release / "reports"

    @property
    def published(self) -> Path:
        """What this release is made of, and what it holds."""
        return self.release / "published.json"


def worker_count(wanted: int | None) -> int:
    """As many processes as wanted, or as this one may use CPUs."""
    return max(1, wanted or len(os.sched_getaffinity(0)))
