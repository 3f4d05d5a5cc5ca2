"""A folder of PDFs in, the raw layer up to date."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from load.errors import LoadError
from load.process.points import reached
from load.release.log import Log
from load.run import Run
from load.source import Source
from load.storage.mirror import fetch
from load.terminal.screen import Advance
from load.terminal.text import printable

if TYPE_CHECKING:
    from extract import ExtractSummary, ProgressEvent

_NAMED = 3
"""So many files that could not be fetched are named on the screen; the log names all."""


def fetch_source(run: Run, source: Source) -> None:
    """Bring the mirror of an address up to date; a folder of people's is left alone.

    Raises:
        LoadError: The address cannot be read.
    """
    if not source.address:
        return
    with run.step("fetch") as advance:
        missed = fetch(source.address, source.folder, advance)
    run.log.write("fetched", missed=missed)
    if missed:
        names = "、".join(printable(name) for name in missed[:_NAMED])
        run.screen.say(f"注意：{len(missed)} 个文件取不到（如 {names}），其余照常载入。", "yellow")


def read_folder(
    run: Run, folder: Path, begun: Callable[[], object] = lambda: None
) -> "ExtractSummary":
    """Read what is new in the folder; nothing new starts no worker.

    Args:
        run: The run.
        folder: The folder.
        begun: Called where something is new, before it is read.

    Raises:
        LoadError: The folder is gone.
    """
    from extract import extract_folder

    with run.step("extract") as advance:
        try:
            read = extract_folder(
                folder,
                run.places.raw,
                workers=run.workers,
                progress=_on_event(advance, run.log, begun),
                executor=run.executor,
            )
        except NotADirectoryError as error:
            raise LoadError(f"文件夹 {printable(folder)} 已不在：请检查后重新运行。") from error
    run.log.write("extracted", files=read.files, read=read.read, pages=read.pages)
    reached("extracted")
    return read


def _on_event(
    advance: Advance, log: Log, begun: Callable[[], object]
) -> Callable[["ProgressEvent"], None]:
    from extract import DocumentDone, FolderFound

    def on_event(event: "ProgressEvent") -> None:
        if isinstance(event, FolderFound):
            advance(0, event.pending, f"共 {event.files} 个文件")
            if event.pending:
                begun()
        elif isinstance(event, DocumentDone):
            advance(event.done, event.total, f"{event.page_count or 0} 页")
            log.write(
                "document",
                sha256=event.document_sha256,
                status=event.status,
                reason=event.reason_code,
                pages=event.page_count,
                seconds=round(event.read_seconds, 3),
            )

    return on_event
