"""The limits of one document on the process that reads it."""

import ctypes
import resource
import signal

import cv2

from extract.settings import ExtractSettings

_PR_SET_PDEATHSIG = 1
"""A load that is killed takes its workers with it (Linux)."""


def limit_this_process(settings: ExtractSettings) -> None:
    """Allow this process so many CPU seconds more, so much memory, one thread and no core file.

    The soft limit is moved on for each document; going beyond it kills the process (SIGXCPU).
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime)
    _set_soft(resource.RLIMIT_CPU, spent + settings.cpu_seconds + 1)
    _set_soft(resource.RLIMIT_AS, settings.memory_bytes)
    _set_soft(resource.RLIMIT_CORE, 0)
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    cv2.setNumThreads(1)


def allow_more_cpu(seconds: int) -> None:
    """Move the limit on, for a page that costs more than others."""
    soft, _ = resource.getrlimit(resource.RLIMIT_CPU)
    if soft != resource.RLIM_INFINITY:
        _set_soft(resource.RLIMIT_CPU, soft + seconds)


def _set_soft(limit: int, value: int) -> None:
    _, hard = resource.getrlimit(limit)
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(limit, (value, hard))
