"""A folder on object storage, mirrored: a server that speaks S3 is started by the test."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from pyarrow.fs import FileSystem

from load.errors import UsageError
from load.settings import SAMPLE
from load.storage.mirror import fetch, mirror_of
from tests.load.cli.test_main import run


def quietly(*_: object) -> None:
    """Show no progress."""


def put(bucket: str, name: str, content: bytes) -> None:
    store, root = FileSystem.from_uri(bucket)
    with store.open_output_stream(f"{root}/{name}") as out:
        out.write(content)


def drop(bucket: str, name: str) -> None:
    store, root = FileSystem.from_uri(bucket)
    store.delete_file(f"{root}/{name}")


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


def test_only_what_is_new_or_changed_is_fetched(bucket: str, tmp_path: Path) -> None:
    folder = mirror_of(bucket, tmp_path)
    put(bucket, "区/甲.pdf", b"one")
    put(bucket, "乙.pdf", b"two")
    fetched: list[str] = []
    fetch(bucket, folder, lambda _done, _total, name: fetched.append(name))
    assert held(folder) == {"区/甲.pdf": b"one", "乙.pdf": b"two"}
    before = (folder / "乙.pdf").stat()
    put(bucket, "区/甲.pdf", b"changed")
    fetch(bucket, folder, lambda _done, _total, name: fetched.append(name))
    assert fetched[2:] == ["区/甲.pdf"]
    after = (folder / "乙.pdf").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    drop(bucket, "乙.pdf")
    fetch(bucket, folder, quietly)
    assert held(folder) == {"区/甲.pdf": b"changed"}


def test_no_name_leads_out_of_the_folder(bucket: str, tmp_path: Path) -> None:
    boto3 = pytest.importorskip("boto3")
    server = bucket.partition("endpoint_override=")[2].partition("&")[0]
    name = bucket.removeprefix("s3://").partition("/")[0]
    client = boto3.client("s3", endpoint_url=f"http://{server}")
    keys = ("../../out.pdf", "a/./b.pdf", "长" * 150 + ".pdf", "a.pdf", "a.pdf/b.pdf")
    for key in keys:
        client.put_object(Bucket=name, Key=f"warehouse/{key}", Body=key[-5:].encode())
    folder = mirror_of(bucket, tmp_path / "mirrors")
    told = fetch(bucket, folder, quietly)
    assert sorted(held(folder).values()) == [b"a.pdf", b"b.pdf", "长.pdf".encode()]
    assert len(told) == 2  # no address can say them
    assert not list(tmp_path.glob("*.pdf"))


def test_what_cannot_be_read_leaves_the_folder(bucket: str, tmp_path: Path) -> None:
    folder = mirror_of(bucket, tmp_path)
    put(bucket, "甲.pdf", b"one")
    fetch(bucket, folder, quietly)
    drop(bucket, "甲.pdf")
    put(bucket, "readme.txt", b"none")
    with pytest.raises(UsageError, match="没有 PDF"):
        fetch(bucket, folder, quietly)
    with pytest.raises(UsageError, match="读不到"):
        fetch(bucket.replace("budgets-", "nowhere-"), folder, quietly)
    assert held(folder) == {"甲.pdf": b"one"}


def test_an_address_is_read_as_a_folder(bucket: str, tmp_path: Path) -> None:
    report = min(SAMPLE.rglob("*.pdf"), key=lambda path: path.stat().st_size)
    put(bucket, f"区/{report.name}", report.read_bytes())
    ended = run("extract", "--data-dir", tmp_path / "data", "--pdf-dir", bucket)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert f"载入 {bucket.partition('?')[0]}\n" in ended.stdout
    assert "endpoint" not in ended.stdout
    files = pq.read_table(tmp_path / "data" / "raw" / "files.parquet").to_pylist()
    assert [one["file_path"] for one in files] == [f"区/{report.name}"]
    [log] = (tmp_path / "data" / "logs").iterdir()
    assert '"fetched"' in log.read_text("utf-8")
