"""A bomb of packed bytes is told from a large report."""

from pathlib import Path
from zlib import compress

import pytest

from extract.damage.packing import unpacks_too_far

LARGE = bytes(201 << 20)


@pytest.mark.parametrize(
    ("streams", "is_too_far"),
    [
        ([compress(LARGE, 1)], True),
        ([compress(compress(LARGE, 1))], True),
        ([compress(LARGE[: 101 << 20], 1)] * 2, True),
        ([compress(LARGE[: 100 << 20], 1)], False),
        ([compress(LARGE, 1), b"x" * (3 << 20)], False),
        ([b"q Q"], False),
    ],
    ids=["once", "twice", "two together", "large", "no more than the file", "not packed"],
)
def test_a_file_that_is_small_only_while_packed_is_told_from_others(
    tmp_path: Path, streams: list[bytes], *, is_too_far: bool
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"".join(b"stream\r\n" + one + b"\nendstream " for one in streams))
    assert unpacks_too_far(path) == is_too_far
