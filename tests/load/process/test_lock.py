"""One load at a time, and a second one says so."""

import subprocess
import sys
from pathlib import Path

import pytest

from load.errors import BusyError
from load.process.lock import lock_data_folder
from load.settings import CHECKOUT, Places

HOLD = """
import sys
from pathlib import Path
from load.process.lock import lock_data_folder
from load.settings import Places
with lock_data_folder(Places(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_loader_is_turned_away_at_once(places: Places) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(places.data)],
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(BusyError, match="另一次载入"), lock_data_folder(places):
            pytest.fail("two loaders at once")
        holder.kill()
    with lock_data_folder(places):
        pass


def test_two_data_folders_do_not_meet(places: Places, tmp_path: Path) -> None:
    with lock_data_folder(places), lock_data_folder(Places(tmp_path / "other")):
        pass
