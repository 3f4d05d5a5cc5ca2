"""Compile the project before the first load: `python -m load.compiled.prepare`.

Part of the installation; a load does it by itself where it was not done, or the project changed.
"""

import sys
import tempfile
from pathlib import Path

from load.compiled.cached import compiled_project
from load.errors import LoadError
from load.run import start_run
from load.settings import Places
from load.terminal.screen import Screen


def main() -> int:
    """Compile the project into the cache of the checkout; the exit status."""
    with tempfile.TemporaryDirectory(prefix="compile-") as folder:
        try:
            compiled_project(start_run(Places(Path(folder)), None, Screen()))
        except LoadError as error:
            sys.stderr.write(f"{error}\n")
            return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main())
