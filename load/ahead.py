"""What can be made of a release before it is known what is in it: done while PDFs are read.

Reading a report or two leaves a processor idle; building them does not.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from shutil import copyfile
from typing import Self

from load.auditing import lay_out_report
from load.partitions.contents import Contents, read_contents
from load.release.files import force_to_disk
from load.release.publish import Published, tidy_report
from load.run import Run


class Ahead:
    """The published site laid out as that of the run, and a copy of the published file.

    Attributes:
        follows: The publication from whose file the run may start; without it all is built.
        contents: What the published file was made from; None where the next cannot start from it.
    """

    def __init__(self, run: Run, follows: Published | None) -> None:
        """Make ready; nothing is done yet.

        Args:
            run: The run.
            follows: The publication from whose file it may start.
        """
        self.follows = follows
        self.contents: Contents | None = None
        self._run = run
        self._pool = ThreadPoolExecutor(max_workers=2)
        self._laid_out: Future[None] | None = None
        self._copied: Future[Path] | None = None

    def __enter__(self) -> Self:
        """Begin nothing: there may be nothing new."""
        return self

    def __exit__(self, *_: object) -> None:
        """Wait for what was begun."""
        self.end()

    def end(self) -> None:
        """Wait for what was begun; nothing more is."""
        self._pool.shutdown(cancel_futures=True)

    def begin(self) -> None:
        """Begin, where that was not done."""
        if self._laid_out is not None:
            return
        places = self._run.places
        # tens of thousands of files are linked, and as many removed
        self._laid_out = self._pool.submit(lay_out_report, self._run.build, places.reports)
        self.contents = read_contents(places) if self.follows else None
        self._copied = self._pool.submit(self._copy) if self.contents else None
        self._pool.submit(tidy_report, places)

    def used_up(self) -> None:
        """Let what was made be begun once more."""
        self.wait_for_site()
        if self._copied is not None:
            self._copied.result()
        self._laid_out = None

    def wait_for_site(self) -> None:
        """Wait until the published site is laid out."""
        assert self._laid_out is not None
        self._laid_out.result()

    def copy(self) -> Path:
        """Wait for the copy of the published file."""
        assert self._copied is not None
        return self._copied.result()

    def _copy(self) -> Path:
        """Copy the file, and force it to disk: who writes into it next would wait for all of it."""
        copyfile(self._run.places.warehouse, self._run.build.copied)
        force_to_disk(self._run.build.copied)
        return self._run.build.copied
