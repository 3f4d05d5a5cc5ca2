"""The steps of a load as commands of their own; nothing is published."""

from collections.abc import Iterator
from contextlib import contextmanager

from load import stepwise
from load.cli.app import app, places_of
from load.cli.options import DataDir, Executor, PdfDir, Workers
from load.errors import UsageError
from load.process.lock import lock_data_folder
from load.settings import Places
from load.storage.addresses import is_address
from load.terminal.screen import Screen


@app.command()
def extract(
    *,
    pdf_dir: PdfDir = None,
    data_dir: DataDir = None,
    workers: Workers = None,
    executor: Executor = None,
) -> None:
    """只读取 PDF，更新 data/raw，不生成仓库。

    \b
    例：
      budget-warehouse extract --pdf-dir ~/reports
    """
    with _one_step(data_dir) as (screen, places):
        stepwise.only_extract(pdf_dir, places, workers, screen, executor)


@app.command()
def build(*, data_dir: DataDir = None, workers: Workers = None) -> None:
    """只由 data/raw 生成数据仓库，放在 data/build/ 下，不发布。

    \b
    例：
      budget-warehouse build
    """
    with _one_step(data_dir) as (screen, places):
        stepwise.only_build(places, workers, screen)


@app.command()
def audit(*, data_dir: DataDir = None) -> None:
    """核对最近一次生成、尚未发布的仓库。

    \b
    例：
      budget-warehouse build && budget-warehouse audit
    """
    with _one_step(data_dir) as (screen, places):
        stepwise.only_audit(places, screen)


@app.command()
def report(*, pdf_dir: PdfDir = None, data_dir: DataDir = None) -> None:
    """为最近一次生成、尚未发布的仓库写报告；先运行 audit。

    \b
    例：
      budget-warehouse report --pdf-dir ~/reports
    """
    with _one_step(data_dir) as (screen, places):
        stepwise.only_report(pdf_dir, places, screen)


@contextmanager
def _one_step(data_dir: str | None) -> Iterator[tuple[Screen, Places]]:
    if data_dir and is_address(data_dir):
        raise UsageError("单独的步骤只能在文件夹里做：请把 DATA_DIR 设为文件夹，或运行 make load。")
    places = places_of(data_dir)
    with lock_data_folder(places):
        yield Screen(), places
