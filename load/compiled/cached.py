"""The compiled project from load to load: dbt is asked again only where the project has changed.

It lies where the installation or another load of this checkout put it, or in the data folder. It is
used only where the same project made it and each file is as it was written.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from load.compiled.build import build
from load.compiled.dbt import FAULT, PLAN, SEEDS, WRITTEN
from load.compiled.plan import Plan, read_plan
from load.errors import BuildError, LoadError
from load.lists.seeds import write_readable
from load.process.children import OURS, start_child
from load.release.digest import digest_of
from load.release.files import check_written, move_database
from load.run import Run
from load.settings import CHECKOUT, DBT_PROJECT, Places
from load.terminal.sentences import cause_in
from load.terminal.text import printable

SHARED = DBT_PROJECT / "target" / "compiled"
"""Where all data folders of this checkout find it."""
_STAMP = "stamp.json"
_CPU_SECONDS = 600.0
"""So much processor time dbt may use: twenty times what was measured."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """The compiled project: its models and tests, and the file that they start from.

    Attributes:
        seeds: The file, with the seeds and what is made of them alone.
    """

    plan: Plan
    seeds: Path

    @property
    def of_seeds(self) -> frozenset[str]:
        """Name the relations that are made of seeds alone: they stand in the file."""
        return frozenset(node.relation for node in self.plan.of_seeds() if node.kind == "table")


def compiled_project(run: Run) -> Compiled:
    """Bring the compiled project into the run's folder; ask dbt for it where it is not cached.

    Raises:
        LoadError: dbt could not compile the project, or a seed does not hold.
    """
    folder = run.build.folder / "compiled"
    if not (folder / _STAMP).is_file() and not restore(run.places, folder):
        _compile(run, folder)
        keep(run.places, folder)
    return Compiled(read_plan(folder / PLAN), folder / SEEDS)


def restore(places: Places, folder: Path) -> bool:
    """Copy the compiled project into a folder; false where it is not cached, or not whole."""
    for cached in _cached(places):
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError, ValueError):
            stamp = json.loads((cached / _STAMP).read_bytes())
            shutil.copytree(cached, folder)
            if stamp == _digests(folder):
                return True
    shutil.rmtree(folder, ignore_errors=True)
    return False


def keep(places: Places, folder: Path) -> None:
    """Cache what lies in a folder; on a full disk the next load has to ask dbt again."""
    (folder / _STAMP).write_text(json.dumps(_digests(folder)), encoding="utf-8")
    for cached in _cached(places):
        with suppress(OSError):
            new = cached.with_name(f".{cached.name[:16]}.{os.getpid()}")
            shutil.copytree(folder, new)
            shutil.rmtree(cached, ignore_errors=True)
            new.rename(cached)
            for other in cached.parent.iterdir():
                if other != cached:
                    shutil.rmtree(other, ignore_errors=True)
            return


def _cached(places: Places) -> Iterator[Path]:
    digest = digest_of((DBT_PROJECT, CHECKOUT / "load" / "compiled"))
    yield SHARED / digest
    yield places.cache / "compiled" / digest


def _digests(folder: Path) -> dict[str, str]:
    files = (folder / PLAN, folder / SEEDS)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _compile(run: Run, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    work = folder.with_name("compiling")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    project = work / "project"
    shutil.copytree(DBT_PROJECT, project, ignore=shutil.ignore_patterns("target", "logs"))
    write_readable(project)
    environment = OURS | {"PYTHONWARNINGS": "ignore", "DBT_THREADS": str(run.workers)}
    with start_child(
        "load.compiled.dbt", [str(work), str(project)], environment, _CPU_SECONDS
    ) as dbt:
        lines = [line.strip() for line in dbt.lines if line.strip()]
        end = dbt.wait()
    if end.status != 0:
        run.log.write("dbt", message="\n".join(lines)[-4000:])
        faults = [line.removeprefix(FAULT) for line in lines if line.startswith(FAULT)]
        said = printable(" ".join(lines) or end.trouble or "没有说明原因")[:400]
        failed = "".join(faults[:1]) or f"生成数据仓库失败，没有发布：{said}。"
        cause = cause_in(" ".join(lines)) or failed
        raise LoadError(f"{cause}详情见 {printable(run.log.path)}。")
    check_written(work / WRITTEN)  # dbt keeps it open until it ends, under its first name
    folder.mkdir()
    (work / PLAN).replace(folder / PLAN)
    _build_of_seeds(run, work / SEEDS, folder)
    shutil.rmtree(work)


def _build_of_seeds(run: Run, seeds: Path, folder: Path) -> None:
    """Put beside the seeds what is made of them alone, and test it."""
    nodes = read_plan(folder / PLAN).of_seeds()
    tested = replace(run, build=replace(run.build, has_tests=True))
    try:
        with build(tested, nodes, 0, lambda *_: None, partial(shutil.copyfile, seeds)) as built:
            move_database(built, folder / SEEDS)
    except BuildError as error:  # no document is to blame
        raise LoadError(str(error)) from error
