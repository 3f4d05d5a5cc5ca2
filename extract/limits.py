"""The limits of one document on the process that reads it.

CPU, memory, file size, open files, and no network where the system allows a process network and
user namespaces of its own. Where it does not (some containers), the process keeps the network:
there is no seccomp in Python's standard library. Nothing in a worker opens a socket.
"""

import ctypes
import resource
import signal
from functools import cache

import cv2

from extract.settings import ExtractSettings

_PR_SET_PDEATHSIG = 1
"""Option of prctl: a worker is killed when the load that started it ends (Linux)."""

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


def limit_this_process(settings: ExtractSettings) -> None:
    """Set the limits for one more document: CPU, memory, files, one thread and no core file.

    The soft CPU limit is raised for each document; beyond it the process is killed (SIGXCPU).
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    _set_soft(resource.RLIMIT_CPU, spent + settings.cpu_seconds + 1)
    _set_soft(resource.RLIMIT_AS, settings.memory_bytes)
    _set_soft(resource.RLIMIT_CORE, 0)
    _set_soft(resource.RLIMIT_FSIZE, settings.file_bytes)
    _set_soft(resource.RLIMIT_NOFILE, settings.open_files)
    give_up_network()
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    cv2.setNumThreads(1)


@cache
def give_up_network() -> bool:
    """Leave this process no network but a loopback that is down; say whether that was allowed."""
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    # root may do so directly, other users only in a user namespace of their own
    return any(unshare(flags) == 0 for flags in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET))


def allow_more_cpu(seconds: int) -> None:
    """Raise the CPU limit, for one more page."""
    soft, _ = resource.getrlimit(resource.RLIMIT_CPU)
    if soft != resource.RLIM_INFINITY:
        _set_soft(resource.RLIMIT_CPU, soft + seconds)


def _set_soft(limit: int, value: int) -> None:
    _, hard = resource.getrlimit(limit)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(limit, (value, hard))
