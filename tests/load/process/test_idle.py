"""A process that does nothing any more is ended; one that works is not."""

import subprocess
import sys

import pytest

from load.process.idle import IdleWatch

SLEEP = "import time; time.sleep(60)"
WORK = "import time\nwhile time.process_time() < 5: pass"


@pytest.mark.parametrize(("program", "is_idle"), [(SLEEP, True), (WORK, False)])
def test_only_an_idle_process_is_ended(program: str, *, is_idle: bool) -> None:
    with subprocess.Popen([sys.executable, "-c", program], text=True) as process:
        watch = IdleWatch(process, seconds=2)
        status = process.wait()
        watch.join()
    assert watch.has_killed == is_idle
    assert (status != 0) == is_idle


def test_a_process_that_ends_by_itself_ends_the_watch() -> None:
    with subprocess.Popen([sys.executable, "-c", "pass"], text=True) as process:
        watch = IdleWatch(process, seconds=30)
        assert process.wait() == 0
        watch.join(timeout=10)
    assert not watch.is_alive()
    assert not watch.has_killed


def test_a_process_that_works_without_end_is_ended() -> None:
    with subprocess.Popen([sys.executable, "-c", WORK], text=True) as process:
        watch = IdleWatch(process, seconds=1, cpu_seconds=0.2)
        assert process.wait() != 0
        watch.join()
    assert watch.was_endless
    assert not watch.has_killed
