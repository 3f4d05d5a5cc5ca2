"""What went wrong is one Chinese sentence that names the cause and the remedy."""

import errno

import duckdb
import pytest

from extract.errors import BrokenEnvironment
from load.terminal.sentences import sentence_of

FULL = "TransactionContext Error: Failed to commit: Could not write file: No space left on device"


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (
            OSError(errno.ENOSPC, "No space left on device", "/data/{x}"),
            "磁盘已满，没有发布（/data/{x}）",
        ),
        (OSError(errno.EROFS, "Read-only file system"), "磁盘只读"),
        (PermissionError(errno.EACCES, "Permission denied"), "没有权限"),
        (OSError(errno.EMFILE, "Too many open files"), "ulimit -n"),
        (OSError(errno.EFBIG, "File too large"), "系统限制"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (MemoryError(), "内存不足"),
        (RuntimeError("can't start new thread"), "内存不足"),
        (ImportError("libx.so: failed to map segment from shared object"), "内存不足"),
        (BrokenEnvironment("No module named 'playa'"), "读取 PDF 的程序缺少文件"),
        (duckdb.TransactionException(FULL), "磁盘已满"),
        (duckdb.IOException("Could not read"), "请检查磁盘空间和内存"),
        (duckdb.BinderException("no column\nLINE 1"), "维护人员"),
        (KeyError("x\x1b[31m"), "KeyError"),
    ],
)
def test_every_error_is_one_sentence(error: Exception, cause: str) -> None:
    said = sentence_of(error)
    assert cause in said
    assert "没有发布" in said
    assert said.endswith("。")
    assert not set("\n\x1b") & set(said)
