"""Raw parquet in, a fresh build file out: what is new document by document, the rest over it."""

from collections.abc import Callable

from load.ahead import Ahead
from load.partitions.across import build_across
from load.partitions.documents import build_documents
from load.partitions.update import update_published
from load.process.points import reached
from load.run import Run
from load.terminal.screen import part_of

_DOCUMENTS_SHARE = 0.9
"""So much of the work is one document's alone, as it was measured where everything is new."""


def build_warehouse(
    run: Run,
    ahead: Ahead | None = None,
    documents_built: Callable[[], object] = lambda: None,
) -> None:
    """Bring the partitions up to date, and build the run's build file over them.

    Documents that are set aside have their state and reason there, and nothing else.

    Args:
        run: The run.
        ahead: What is made of the published file, from which it may start; without it all is built.
        documents_built: Called when what is new document by document is built: what comes behind
            leaves a processor idle.

    Raises:
        LoadError: The raw layer was changed; nothing is published.
        BuildError: A model or a test failed.
    """
    with run.step("build") as advance:
        before = ahead.contents if ahead else None
        wanted = build_documents(run, part_of(advance, 0, _DOCUMENTS_SHARE))
        documents_built()
        rest = part_of(advance, _DOCUMENTS_SHARE, 1)
        is_built = (
            ahead is not None
            and before is not None
            and update_published(run, wanted, before, ahead.copy, rest)
        )
        run.log.write("built", is_update=is_built)
        if not is_built:
            run.build.copied.unlink(missing_ok=True)
            build_across(run, wanted, rest)
    reached("built")
