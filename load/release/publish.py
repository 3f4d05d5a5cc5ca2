"""A finished release in, the published warehouse and report out: both at once, or neither.

Readers open DATA_DIR/warehouse.duckdb and DATA_DIR/reports. Both are links through one link,
`current`, to the folder of a release; renaming that one link over the old one is the publication.
A reader who has the old file open goes on reading it. Killed anywhere, a load leaves yesterday's
release or today's, and the next load tidies up.
"""

import json
import secrets
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from load.errors import LoadError
from load.process.points import reached
from load.release.files import force_to_disk, force_tree_to_disk, replace_link
from load.settings import Build, Places
from load.terminal.text import printable

_LINKS = {"warehouse.duckdb": "current/warehouse.duckdb", "reports": "current/reports"}


@dataclass(frozen=True, slots=True)
class Published:
    """What is published now.

    Attributes:
        run_id: The run that made it.
        inputs: Digest of everything it was made from.
        is_sample: Whether it shows the bundled sample.
        record: The load's row of audit.loads, as kept in the history.
        summary: What the warehouse holds, as the end screen shows it.
    """

    run_id: str
    inputs: str
    is_sample: bool
    record: dict[str, Any]
    summary: dict[str, Any]


def new_build(places: Places) -> Build:
    """Make an empty folder for a run."""
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
    build = Build(places.builds / name)
    build.release.mkdir(parents=True)
    return build


def newest_build(places: Places) -> Build | None:
    """Find the last build that was not published, for the steps run one by one."""
    folders = sorted(places.builds.glob("*Z-*")) if places.builds.is_dir() else []
    builds = [Build(folder) for folder in folders]
    return next((build for build in reversed(builds) if build.warehouse.is_file()), None)


def read_published(places: Places) -> Published | None:
    """Read what is published; None before the first load, or when it is not whole.

    Raises:
        LoadError: What is written of it is damaged. To take it for nothing would let the sample
            take the place of real reports.
    """
    path = places.current / "published.json"
    whole = (places.warehouse.is_file(), (places.reports / "index.html").is_file(), path.is_file())
    if not all(whole):
        return None
    try:
        content: dict[str, Any] = json.loads(path.read_bytes())
        return Published(**content)
    except (ValueError, TypeError) as error:
        raise LoadError(
            f"{printable(path)} 已损坏，多半是磁盘出过故障：请从备份恢复它；"
            "没有备份就删除这个文件再运行，全部结果会重新生成。"
        ) from error


def is_published(build: Build, places: Places) -> bool:
    """Whether readers now see this build."""
    return _target_of(places.current) == _release_of(build)


def write_published(build: Build, published: Published) -> None:
    """Write the record of a release into it: its inputs and counts."""
    content = {name: getattr(published, name) for name in Published.__slots__}
    build.published.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def publish(build: Build, places: Places) -> None:
    """Make a release the published one.

    Raises:
        LoadError: A file or folder of somebody else's is in the way.
    """
    stale_log = build.warehouse.with_name("warehouse.duckdb.wal")
    if stale_log.exists():
        raise LoadError("数据仓库文件没有写完整（留有 .wal），没有发布：请重新运行。")
    force_tree_to_disk(build.release)
    places.releases.mkdir(exist_ok=True)
    release = places.releases / build.run_id
    build.release.rename(release)
    force_to_disk(places.releases)
    reached("release_moved")
    before = _target_of(places.current)
    _link_readers(places)
    if before is not None:
        replace_link(places.previous_warehouse, f"{before}/warehouse.duckdb")
    replace_link(places.current, _release_of(build))
    reached("published")


def tidy(places: Places, keep: Build | None = None) -> None:
    """Remove what earlier runs left: their build folders, and releases that no link points to."""
    targets = {_target_of(places.current), _target_of(places.previous_warehouse)}
    kept = {str(Path(target).parts[1]) for target in targets if target is not None}
    for folder in places.releases.glob("*"):
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)
    # the views of an unpublished build file read the raw layer through these
    unpublished = () if keep is None else (keep.folder, places.raw_view, places.raw_unseen)
    for folder in places.builds.glob("*"):
        if folder not in unpublished:
            shutil.rmtree(folder, ignore_errors=True)


def tidy_report(places: Places) -> None:
    """Remove the report of the release before the published one, which no link shows.

    `tidy` would at the end of a load; at ten thousand reports somebody would wait for that.
    """
    before = _target_of(places.previous_warehouse)
    if before is not None and before != f"{_target_of(places.current)}/{places.warehouse.name}":
        shutil.rmtree((places.data / before).with_name(places.reports.name), ignore_errors=True)


def _link_readers(places: Places) -> None:
    """Make the names that readers open links through `current`; after the first load they are."""
    for name, target in _LINKS.items():
        link = places.data / name
        if link.is_dir() and not link.is_symlink():
            raise LoadError(
                f"{printable(link)} 是已有的文件夹，不会覆盖它，没有发布：请移走后重新运行。"
            )
        if _target_of(link) != target:
            replace_link(link, target)
    # left by somebody who wrote to the published file; the new one could not be opened with it
    (places.data / "warehouse.duckdb.wal").unlink(missing_ok=True)


def _release_of(build: Build) -> str:
    return f"releases/{build.run_id}"


def _target_of(link: Path) -> str | None:
    return str(link.readlink()) if link.is_symlink() else None
