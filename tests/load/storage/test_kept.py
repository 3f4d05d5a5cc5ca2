"""A data folder on object storage: two machines share it by way of a server that speaks S3."""

import json
from pathlib import Path

import pytest
from pyarrow.fs import FileSelector, FileSystem, FileType

from load.errors import LoadError, UsageError
from load.storage import kept as kept_module
from load.storage.kept import ALL, READ, Kept
from load.storage.states import STATE
from tests.load.storage.test_mirror import put, quietly


@pytest.fixture
def machines(bucket: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Kept, Kept]:
    """Give what is kept at an address as two machines see it, each with a copy of its own."""
    seen = []
    for name in ("one", "other"):
        monkeypatch.setattr(kept_module, "COPIES", tmp_path / name)
        seen.append(Kept(bucket))
    return seen[0], seen[1]


def write(kept: Kept, files: dict[str, str], run: str = "first") -> None:
    """Leave in the copy what a load leaves."""
    for name, text in {f"releases/{run}/reports/index.html": run, **files}.items():
        path = kept.places.data / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    current = kept.places.current
    current.unlink(missing_ok=True)
    current.symlink_to(f"releases/{run}")


def held(kept: Kept) -> dict[str, str]:
    """Read what readers and loads of this machine find."""
    data = kept.places.data
    files = (path for path in data.rglob("*") if path.is_file() and not path.is_symlink())
    found = {str(path.relative_to(data)): path.read_text("utf-8") for path in files}
    return found | {"current": (kept.places.current / "reports/index.html").read_text("utf-8")}


def keys(bucket: str) -> set[str]:
    store, root = FileSystem.from_uri(bucket)
    found = store.get_file_info(FileSelector(root, recursive=True))
    return {one.path.removeprefix(f"{root}/") for one in found if one.type == FileType.File}


def test_what_one_machine_stores_another_has(machines: tuple[Kept, Kept]) -> None:
    one, other = machines
    assert not one.fetch(ALL, quietly)
    write(one, {"raw/cells/a.parquet": "a", "raw/.seen.json": "of this machine", "cache/x": "x"})
    one.store(quietly)
    assert other.fetch(ALL, quietly)
    first = {"releases/first/reports/index.html": "first", "current": "first"}
    assert held(other) == {"raw/cells/a.parquet": "a", **first}
    write(other, {"raw/cells/b.parquet": "b"}, run="second")
    (other.places.data / "raw/cells/a.parquet").unlink()
    other.store(quietly)
    assert one.fetch(ALL, quietly)
    assert held(one) == {
        "raw/cells/b.parquet": "b",
        "raw/.seen.json": "of this machine",
        "cache/x": "x",
        "releases/second/reports/index.html": "second",
        "current": "second",
    }


def test_only_what_changed_is_stored(machines: tuple[Kept, Kept], bucket: str) -> None:
    one, _ = machines
    write(one, {"raw/manifest.json": "1", "raw/cells/a.parquet": "a"})
    one.fetch(ALL, quietly)
    one.store(quietly)
    stored: list[str] = []
    one.store(lambda _done, _count, path: stored.append(path))
    assert not stored
    write(one, {"raw/manifest.json": "twenty"})
    one.store(lambda _done, _count, path: stored.append(path))
    assert sorted(stored) == ["raw/manifest.json", "releases/first/reports/index.html"]
    manifests = {key for key in keys(bucket) if key.startswith("raw/manifest")}
    assert len(manifests) == 2  # a reader may still go by the state before
    one_more = {"raw/manifest.json": "hundreds"}
    write(one, one_more)
    one.store(quietly)
    assert len({key for key in keys(bucket) if key.startswith("raw/manifest")} & manifests) == 1


def test_a_page_taken_over_from_the_release_before_is_not_sent_again(
    machines: tuple[Kept, Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = machines
    one.fetch(ALL, quietly)
    write(one, {"releases/first/reports/page.html": "the same"})
    one.store(quietly)
    second = one.places.releases / "second" / "reports"
    second.mkdir(parents=True)
    (second / "page.html").hardlink_to(one.places.releases / "first/reports/page.html")
    write(one, {}, run="second")
    (one.places.releases / "first/reports/page.html").unlink()
    opened: list[str] = []
    original = Path.open

    def noting(path: Path, *rest: str, **more: str) -> object:
        opened.append(path.name)
        return original(path, *rest, **more)  # type: ignore[call-overload]

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", noting)
        one.store(quietly)
    assert "page.html" not in opened
    assert "index.html" in opened
    other.fetch(ALL, quietly)
    assert held(other)["releases/second/reports/page.html"] == "the same"


def test_killed_before_the_state_is_written_leaves_the_state_of_before(
    machines: tuple[Kept, Kept],
) -> None:
    one, other = machines
    one.fetch(ALL, quietly)
    write(one, {"raw/manifest.json": "1"})
    one.store(quietly)
    write(one, {"raw/manifest.json": "half a load"}, run="second")

    def stop(done: int, _count: int, _path: str) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        one.store(stop)
    other.fetch(ALL, quietly)
    assert held(other)["raw/manifest.json"] == "1"
    assert held(other)["current"] == "first"
    assert one.fetch(ALL, quietly)  # the copy is ahead, and stays so
    assert held(one)["raw/manifest.json"] == "half a load"
    one.store(quietly)
    other.fetch(ALL, quietly)
    assert held(other)["raw/manifest.json"] == "half a load"


def test_what_another_machine_stored_meanwhile_stays(machines: tuple[Kept, Kept]) -> None:
    one, other = machines
    for machine in machines:
        machine.fetch(ALL, quietly)
    write(one, {"raw/manifest.json": "mine"})
    one.store(quietly)
    write(other, {"raw/manifest.json": "theirs"}, run="theirs")
    with pytest.raises(LoadError, match="再运行一次"):
        other.store(quietly)
    other.fetch(ALL, quietly)
    assert held(other)["raw/manifest.json"] == "mine"
    assert held(other)["current"] == "first"


def test_who_only_reads_fetches_what_is_published(machines: tuple[Kept, Kept]) -> None:
    one, other = machines
    one.fetch(ALL, quietly)
    write(one, {"raw/cells/a.parquet": "a", "history/loads/1.parquet": "1"})
    one.store(quietly)
    other.fetch(READ, quietly)
    assert "raw/cells/a.parquet" not in held(other)
    assert held(other)["history/loads/1.parquet"] == "1"
    other.fetch(ALL, quietly)
    assert held(other)["raw/cells/a.parquet"] == "a"


def test_lists_that_people_write_are_taken_as_they_are(
    machines: tuple[Kept, Kept], bucket: str
) -> None:
    one, _ = machines
    put(bucket, "waivers.csv", b"rule_id")
    one.fetch(READ, quietly)
    assert one.places.waivers.read_bytes() == b"rule_id"
    write(one, {})
    one.store(quietly)
    store, root = FileSystem.from_uri(bucket)
    store.delete_file(f"{root}/waivers.csv")
    one.fetch(READ, quietly)
    assert not one.places.waivers.exists()


@pytest.mark.parametrize("content", [b"no json", b"[]", json.dumps({"name": 1}).encode()])
def test_what_is_no_state_of_ours_is_left_alone(
    machines: tuple[Kept, Kept], bucket: str, content: bytes
) -> None:
    put(bucket, STATE, content)
    with pytest.raises(UsageError, match="别的东西"):
        machines[0].fetch(ALL, quietly)


def test_a_wrong_bucket_is_said_before_anything_is_done(bucket: str) -> None:
    with pytest.raises(UsageError, match="密钥"):
        Kept(bucket.replace("budgets-", "nowhere-")).begin()


def test_who_began_last_can_be_seen(machines: tuple[Kept, Kept], bucket: str) -> None:
    machines[0].begin()
    assert "begun.json" in keys(bucket)
