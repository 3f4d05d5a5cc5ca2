"""Raw parquet in, a fresh build file out: what is new document by document, the rest over it."""

from load.errors import LoadError
from load.partitions.across import build_across
from load.partitions.documents import build_documents
from load.process.points import reached
from load.run import Run
from load.terminal.screen import part_of
from load.terminal.text import printable

_DOCUMENTS_SHARE = 0.9
"""So much of the work is one document's alone, as it was measured where everything is new."""


def build_warehouse(run: Run) -> None:
    """Bring the partitions up to date, and build the run's build file over them.

    Documents that are set aside have their state and reason there, and nothing else.

    Raises:
        LoadError: The raw layer was changed; nothing is published.
        BuildError: A model or a test failed.
    """
    from extract.store.raw import changed_files  # not paid for by commands that build nothing

    with run.step("build") as advance:
        if changed := changed_files(run.places.raw):
            raise LoadError(
                f"原始数据 {printable(changed[0])} 与登记的校验和不符（共 {len(changed)} 个文件），"
                "没有发布：请重新运行，会自动重新读取。"
            )
        wanted = build_documents(run, part_of(advance, 0, _DOCUMENTS_SHARE))
        build_across(run, wanted, part_of(advance, _DOCUMENTS_SHARE, 1))
    reached("built")
