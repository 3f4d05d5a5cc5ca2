"""The warehouse of the sample copied into a PostgreSQL server that the test starts."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from load.errors import UsageError
from load.reader import Warehouse, open_warehouse
from load.reader.__main__ import main
from load.reader.postgres import copy_to_postgres
from tests.conftest import Ended

dbapi = pytest.importorskip(
    "adbc_driver_postgresql.dbapi", reason="the driver is a development extra and not installed"
)
_SOCKET_ONLY = "-c listen_addresses= -c fsync=off"


def find_program(name: str) -> str:
    """Find a program of the server: Debian keeps them out of the path."""
    versions = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    found = shutil.which(name) or (str(versions[-1]) if versions else "")
    if not found:
        pytest.skip("no PostgreSQL server on this machine (Debian: apt-get install postgresql)")
    return found


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    initdb, control = find_program("initdb"), find_program("pg_ctl")
    as_user: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="pg") as name:  # short: it holds a socket
        folder = Path(name)
        if os.geteuid() == 0:  # the server refuses to be root
            try:
                postgres = pwd.getpwnam("postgres")
            except KeyError:
                pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
            os.chown(folder, postgres.pw_uid, postgres.pw_gid)
            as_user = {"user": postgres.pw_uid, "group": postgres.pw_gid, "extra_groups": []}
        data, options = folder / "data", f"-k {folder} {_SOCKET_ONLY}"
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "cwd": folder}
        made = [initdb, "-D", data, "-A", "trust", "-U", "reader", "-E", "UTF8", "--no-locale"]
        subprocess.run(made, check=True, **quiet, **as_user)
        started = [control, "-D", data, "-o", options, "-l", folder / "log", "-w", "start"]
        subprocess.run(started, check=True, **quiet, **as_user)
        try:
            yield f"postgresql:///postgres?host={folder}&user=reader"
        finally:
            stopped = [control, "-D", data, "-m", "immediate", "stop"]
            subprocess.run(stopped, check=True, **quiet, **as_user)


@pytest.fixture
def warehouse(sample_load: Ended) -> Iterator[Warehouse]:
    with open_warehouse(sample_load.places.data) as opened:
        yield opened


def ask(address: str, question: str) -> list[tuple[Any, ...]]:
    with dbapi.connect(address) as database, database.cursor() as cursor:
        cursor.execute(question)
        answer: list[tuple[Any, ...]] = cursor.fetchall()
        return answer


def test_every_figure_arrives_to_the_last_digit(
    address: str,
    warehouse: Warehouse,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    sample_load: Ended,
) -> None:
    monkeypatch.setenv("DATA_DIR", str(sample_load.places.data))
    assert main(["export", "", "postgres", address]) == 0
    assert "写入 PostgreSQL" in capsys.readouterr().out
    question = "select cell_id, value from marts.figures order by cell_id"
    here = warehouse.sql(question).fetchall()
    assert here
    assert [(cell, Decimal(value)) for cell, value in ask(address, question)] == here


def test_the_chinese_views_answer_as_here(address: str, warehouse: Warehouse) -> None:
    copy_to_postgres(warehouse, address, lambda *_: None)
    question = """
        select "部门名称", "年度", "收入或支出侧", round("总数（元）", 2)::text as "总数"
        from "中文"."部门总数" order by 1, 2, 3, 4
    """
    here = warehouse.sql(question.replace("::text", "::varchar")).fetchall()
    assert ask(address, question) == here
    described = "select obj_description('marts.figures'::regclass)"
    assert ask(address, described)[0][0].startswith("每个")


def test_a_copy_that_fails_leaves_the_one_before(
    address: str, warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = copy_to_postgres(warehouse, address, lambda *_: None)

    def stop(number: int, total: int, _: str) -> None:
        if number == total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_to_postgres(warehouse, address, stop)
    count = "select count(*)::int from marts.figures"
    assert ask(address, count) == [(copied["marts.figures"],)]
    arriving = "select 1 from pg_namespace where nspname = 'marts_arriving'"
    assert ask(address, arriving) == []


@pytest.mark.parametrize("wrong", ["", "mysql://here/there", "postgresql://127.0.0.1:1/none"])
def test_an_address_that_is_none_is_said_so(warehouse: Warehouse, wrong: str) -> None:
    with pytest.raises(UsageError):
        copy_to_postgres(warehouse, wrong, lambda *_: None)
