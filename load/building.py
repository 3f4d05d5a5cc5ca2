"""Raw parquet in, a fresh build file out: what is new document by document, the rest over it."""

from load.partitions.across import build_across
from load.partitions.documents import build_documents
from load.process.points import reached
from load.run import Run
from load.terminal.screen import part_of

_DOCUMENTS_SHARE = 0.9
"""So much of the work is one document's alone, as it was measured where everything is new."""


def build_warehouse(run: Run) -> None:
    """Bring the partitions up to date, and build the run's build file over them.

    Documents that are set aside have their state and reason there, and nothing else.

    Raises:
        LoadError: The raw layer was changed; nothing is published.
        BuildError: A model or a test failed.
    """
    with run.step("build") as advance:
        wanted = build_documents(run, part_of(advance, 0, _DOCUMENTS_SHARE))
        build_across(run, wanted, part_of(advance, _DOCUMENTS_SHARE, 1))
    reached("built")
