"""Documents that fail together in; those that make them fail out.

Nothing here knows what failing is: a trial says whether a set of documents fails. A document is
blamed where it fails alone; where none does, where it fails beside documents that hold without it.
"""

from collections.abc import Callable, Sequence

Trial = Callable[[Sequence[str]], str | None]
"""Tries documents together: what failed, in words; None where they hold."""


class NobodyToBlame(Exception):  # noqa: N818  # an answer, not an error
    """What fails does not fail because of a document."""


class FailedByChance(Exception):  # noqa: N818  # an answer, not an error
    """What failed holds when it is tried again, with the same documents."""


def find_guilty(
    documents: Sequence[str], fails: Trial, *, fresh_count: int = 0, may_clash: bool = True
) -> dict[str, str]:
    """Find documents that make a set fail, each with what failed.

    Not always all of them: what is left must be tried again. At least one is found. For `g` guilty
    among `n` documents it takes about 2·g·log2(n) trials; for one, together as much work as two
    trials of all.

    Args:
        documents: Known to fail together.
        fails: The trial.
        fresh_count: So many of them, the first, are suspected more: they are tried by themselves.
        may_clash: Whether documents may fail together of which each holds alone, as where a key
            must be unique. Not so for memory and time: there the last would be blamed for the sum.

    Raises:
        NobodyToBlame: Without documents it fails, too; or every document fails; or none does.
        FailedByChance: No document fails alone, and tried again all of them hold.
    """
    if fails([]) is not None:
        raise NobodyToBlame
    guilty: dict[str, str] = {}
    if 0 < fresh_count < len(documents):
        guilty = _failing_alone(documents[:fresh_count], fails)
        documents = [*documents[fresh_count:], *documents[:fresh_count]]
    if not guilty:
        guilty = _failing_in_failing(documents, fails)
    if not guilty:
        failure = fails(documents)
        if failure is None:
            raise FailedByChance
        if may_clash and len(documents) > 1:
            guilty = _last_straw(documents, fails, failure)
    if not guilty or len(guilty) == len(documents) > 1:
        raise NobodyToBlame
    return guilty


def _failing_alone(documents: Sequence[str], fails: Trial) -> dict[str, str]:
    """Find all documents that fail alone."""
    failure = fails(documents)
    if failure is None:
        return {}
    if len(documents) == 1:
        return {documents[0]: failure}
    return _failing_in_failing(documents, fails)


def _failing_in_failing(documents: Sequence[str], fails: Trial) -> dict[str, str]:
    """Find all documents that fail alone in a set that is known to fail."""
    if len(documents) == 1:
        return _failing_alone(documents, fails)
    half = len(documents) // 2
    first, second = documents[:half], documents[half:]
    guilty = _failing_alone(first, fails)
    # where the first half holds, the second must fail: that needs no trial
    return guilty | (_failing_alone if guilty else _failing_in_failing)(second, fails)


def _last_straw(documents: Sequence[str], fails: Trial, failure: str) -> dict[str, str]:
    """Find a document that fails beside others which hold without it; together all fail so."""
    good: list[str] = []
    suspects = documents
    while len(suspects) > 1:
        half = len(suspects) // 2
        said = fails([*good, *suspects[:half]])
        if said is None:
            good += suspects[:half]
            suspects = suspects[half:]
        else:
            suspects, failure = suspects[:half], said
    return {suspects[0]: failure}
