"""An error in, one plain Chinese sentence out: what happened, and what to do."""

import errno
import sys

from load.terminal.text import printable

_MEMORY = "内存不足，没有发布：请增加内存或放宽限制后重新运行，原有结果不变。"
_NO_WORKERS = (
    "读取 PDF 的进程无法启动，没有发布：多半是内存或进程数不足，请放宽后重新运行，原有结果不变。"
)
_BROKEN = (
    "读取 PDF 的程序缺少文件或没有权限打开（{}），没有发布：请检查程序和 DATA_DIR 的权限，"
    "或重新安装后再运行，原有结果不变。"
)
_FULL = "磁盘已满，没有发布{}：请腾出空间后重新运行，原有结果不变。"
_FORBIDDEN = "没有权限，没有发布{}：请检查 DATA_DIR 和 PDF 文件夹的权限，原有结果不变。"
_MANY_FILES = (
    "打开的文件太多，没有发布{}：请放宽限制（如 ulimit -n 1024）后重新运行，原有结果不变。"
)
_CLUSTER = (
    "读取 PDF 的集群不可用（{}），没有发布：请检查 EXECUTOR 的地址、调度器和工作进程"
    "（见 docs/operations.md），或去掉 EXECUTOR 在本机读取，原有结果不变。"
)
_BY_NAME = {
    "BrokenProcessPool": _NO_WORKERS,
    "BrokenEnvironment": _BROKEN,
    "UnreachableCluster": _CLUSTER,
}
_SIGNS_OF_SHORTAGE = (
    "can't start new thread",
    "cannot allocate memory",
    "failed to map segment",
    "resource temporarily unavailable",
    "out of memory error",
    "memoryerror",
    "error within the pool",
)
_OF_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: "文件大小超过系统限制，没有发布{}：请放宽限制后重新运行，原有结果不变。",
    errno.EROFS: "磁盘只读，没有发布{}：请检查 DATA_DIR 所在的磁盘，原有结果不变。",
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.ENOMEM: _MEMORY,
    errno.EAGAIN: _MEMORY,
    errno.EMFILE: _MANY_FILES,
    errno.ENFILE: _MANY_FILES,
}


def sentence_of(error: Exception) -> str:
    """Say what went wrong in the loading process itself."""
    if isinstance(error, OSError):
        return _of_system(error)
    first = printable((str(error).strip().splitlines() or [""])[0])[:400]
    if known := _BY_NAME.get(type(error).__name__):
        return known.replace("{}", first)
    if cause := cause_in(first):
        return cause
    if isinstance(error, MemoryError):
        return _MEMORY
    duckdb = sys.modules.get("duckdb")  # its errors only come where it was imported
    if duckdb is not None and isinstance(error, duckdb.Error):
        machine = isinstance(error, duckdb.IOException | duckdb.OutOfMemoryException)
        hint = "请检查磁盘空间和内存后重新运行" if machine else "请把日志交给维护人员"
        return f"数据库出错，没有发布：{first}。{hint}，原有结果不变。"
    kind = type(error).__name__
    return f"程序出错，没有发布：{kind}：{first}。请把日志交给维护人员，原有结果不变。"


def is_of_disk(sentence: str) -> bool:
    """Tell whether a sentence of this module is about the disk, which no document fills."""
    return sentence.startswith(_FULL.partition("{}")[0])


def cause_in(message: str) -> str:
    """Recognise a shortage of disk or memory in the message of a library; else nothing."""
    if "no space left on device" in message.lower():
        return _FULL.replace("{}", "")
    return _MEMORY if any(sign in message.lower() for sign in _SIGNS_OF_SHORTAGE) else ""


def _of_system(error: OSError) -> str:
    where = f"（{printable(str(error.filename))}）" if error.filename else ""
    why = printable(error.strerror or str(error))
    other = f"读写出错（{why}），没有发布{{}}：请检查后重新运行，原有结果不变。"
    return _OF_SYSTEM.get(error.errno or 0, other).replace("{}", where)
