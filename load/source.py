"""Which folder is loaded: the one given, the mirror of an address, the inbox, or the sample."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from load.errors import UsageError
from load.settings import SAMPLE, Places
from load.storage.addresses import is_address, without_options
from load.storage.mirror import mirror_of
from load.terminal.text import printable


@dataclass(frozen=True, slots=True)
class Source:
    """What is loaded.

    Attributes:
        folder: The folder that is read.
        is_sample: Whether the bundled reports stand in for an empty inbox.
        address: Where on object storage the folder is a mirror of; empty for a folder of people's.
    """

    folder: Path
    is_sample: bool
    address: str = ""

    @property
    def name(self) -> str:
        """What people call it: the folder, or the address."""
        return without_options(self.address) if self.address else printable(self.folder)


def choose_source(given: Path | str | None, places: Places, *, sample_is_fine: bool) -> Source:
    """Take the folder or address given, else DATA_DIR/inbox, else the sample.

    Args:
        given: PDF_DIR, if any; what lies at an address is fetched later
            (`load.storage.mirror.fetch`).
        places: Where the inbox is looked for.
        sample_is_fine: False where real reports are published: an inbox that is suddenly empty is
            then more likely a missing disk than a wish for the sample.

    Raises:
        UsageError: There is no such folder, nothing in it, or in the inbox only what is no PDF or
            may not be read: the sample would hide that.
    """
    if given is not None and is_address(str(given)):
        address = str(given)
        return Source(mirror_of(address, places.mirrors), is_sample=False, address=address)
    if given is not None:
        return Source(_with_pdfs(Path(given).expanduser().absolute()), is_sample=False)
    inbox = places.data / "inbox"
    if inbox.is_dir():
        if holds_pdf(inbox):
            return Source(inbox.absolute(), is_sample=False)
        if why := _why_no_pdf(inbox):
            raise UsageError(why)
    if not sample_is_fine:
        raise UsageError(
            f"收件文件夹 {printable(inbox)} 里没有 PDF，而已发布的数据仓库来自真实报告，"
            "不会用样例覆盖它：请检查文件夹是否挂载；确要载入样例，请给出 PDF_DIR=样例文件夹。"
        )
    return Source(SAMPLE, is_sample=True)


def holds_pdf(folder: Path) -> bool:
    """Tell whether any file below the folder is named as a PDF."""
    return any(
        name.lower().endswith(b".pdf") and not name.startswith(b"._")
        for _, _, names in _walk(os.fsencode(folder))
        for name in names
    )


def _with_pdfs(folder: Path) -> Path:
    name = printable(folder)
    if not folder.exists():
        raise UsageError(f"找不到文件夹 {name}：请检查 PDF_DIR 是否写对。")
    if not folder.is_dir():
        raise UsageError(f"{name} 不是文件夹：请把 PDF 放进一个文件夹，再用 PDF_DIR 指向它。")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise UsageError(f"没有读取文件夹 {name} 的权限：请让管理员授予读取权限。")
    if not holds_pdf(folder):
        raise UsageError(
            _why_no_pdf(folder)
            or f"文件夹 {name} 里没有 PDF 文件：请放入部门预算或决算的 PDF 后再试。"
        )
    return folder


def _why_no_pdf(folder: Path) -> str:
    """Say why no PDF is seen in a folder that is not simply empty; else nothing."""
    name = printable(folder)
    if others := _other_reports(folder):
        return (
            f"文件夹 {name} 里没有 PDF 文件，有 {others} 个文字处理、电子表格文件或压缩包："
            "请另存为 PDF，或解压后再试。"
        )
    if closed := _closed_folders(folder):
        return (
            f"文件夹 {name} 里没有看到 PDF 文件，有 {len(closed)} 个文件夹"
            f"（如 {printable(closed[0])}）没有读取权限：请让管理员授予读取权限。"
        )
    return ""


def _closed_folders(folder: Path) -> list[str]:
    """Name the folders that may not be looked into: this one, or some below."""
    errors: list[OSError] = []
    for _ in _walk(os.fsencode(folder), errors.append):
        pass
    return sorted(os.fsdecode(error.filename) for error in errors)


def _other_reports(folder: Path) -> int:
    """Count files that may hold reports and were not saved as PDF, or not unpacked."""
    from extract.inbox import ARCHIVE_SUFFIXES, OFFICE_SUFFIXES

    suffixes = OFFICE_SUFFIXES | ARCHIVE_SUFFIXES
    return sum(
        Path(os.fsdecode(name)).suffix.lower() in suffixes
        for _, _, names in _walk(os.fsencode(folder))
        for name in names
    )


def _walk(
    folder: bytes, on_error: Callable[[OSError], object] = lambda _: None
) -> Iterator[tuple[bytes, list[bytes], list[bytes]]]:
    from extract.names import walk  # a quarter of a second, rarely needed

    return walk(folder, on_error)
