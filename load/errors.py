"""What can end a load, each with the exit status a scheduler sees."""

from enum import IntEnum


class ExitStatus(IntEnum):
    """The exit statuses of the command line; docs/operations.md says what to do about each."""

    PUBLISHED = 0
    FAILED = 1
    USAGE = 2
    QUARANTINED = 3
    BUSY = 4
    BRAKED = 5
    FINDINGS = 6
    INTERRUPTED = 130


UNPLANNED = frozenset({"BinderException", "CatalogException", "ParserException"})
"""Errors of DuckDB from before it looks at any row: no document is to blame for these."""


class LoadError(Exception):
    """A load that cannot go on; its message is one plain Chinese sentence with the remedy."""

    exit_status: ExitStatus = ExitStatus.FAILED


class BuildError(LoadError):
    """A step that fails because of what is built, perhaps because of a single document.

    Attributes:
        step: The step: build (of documents alone), across (what is built over them), judge or gate.
        cause: What failed, without the remedy.
        nodes: The models and tests of dbt that failed, as far as they are known.
        is_shortage: Memory or time ran out, which many documents may bring about together.
        is_of_code: It failed before it looked at any document.
        is_endless: It used up its processor time, which no other program can bring about.
        documents: The documents that were built when it failed; all of the folder where empty.
    """

    def __init__(  # noqa: PLR0913  # all that is known of what failed
        self,
        said: str,
        step: str,
        cause: str,
        *,
        nodes: tuple[str, ...] = (),
        is_shortage: bool = False,
        is_of_code: bool = False,
        is_endless: bool = False,
    ) -> None:
        super().__init__(said)
        self.step, self.cause, self.nodes, self.is_shortage = step, cause, nodes, is_shortage
        self.is_of_code, self.is_endless = is_of_code, is_endless
        self.documents: tuple[str, ...] = ()


class UsageError(LoadError):
    """The command was given something that cannot be loaded."""

    exit_status = ExitStatus.USAGE


class BusyError(LoadError):
    """Another load of the same data folder is running."""

    exit_status = ExitStatus.BUSY


class BrakeError(LoadError):
    """So much of what is published would change that a person should look first."""

    exit_status = ExitStatus.BRAKED


class LateError(LoadError):
    """Something failed after the new warehouse was published."""

    def __init__(self, said: str, exit_status: ExitStatus) -> None:
        super().__init__(said)
        self.exit_status = exit_status


class Interrupted(BaseException):
    """Somebody stopped the load, by Ctrl-C or by ending its service.

    It is no KeyboardInterrupt, since typer would print a message of its own for that.
    """
