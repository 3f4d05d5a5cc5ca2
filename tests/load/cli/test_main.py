"""The command line teaches, and answers wrong usage in one line."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from load.cli.commands import app
from load.settings import CHECKOUT, Places
from tests.load.releases import names_in, publish_number, read_number

COMMANDS = sorted(
    str(command.callback.__name__) for command in app.registered_commands if command.callback
)


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    quiet = dict.fromkeys(("PDF_DIR", "DATA_DIR", "WORKERS"), "")
    return subprocess.run(
        [sys.executable, "-m", "load.cli", *map(str, arguments)],
        cwd=CHECKOUT,
        env={**os.environ, **quiet, "COLUMNS": "100", "LANG": "C", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_steps_stand_in_the_order_of_the_data() -> None:
    assert [
        *("audit", "build", "check", "export", "extract", "health", "layouts", "load", "report"),
        *("sheet", "sql", "status"),
    ] == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    shown = run(command, "--help").stdout
    assert "例：" in shown
    assert f"budget-warehouse {command}" in shown


@pytest.mark.parametrize("width", ["100", "80"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_chinese(command: str, width: str) -> None:
    shown = run(*([command] if command else []), "--help", COLUMNS=width).stdout
    assert shown.startswith("用法：budget-warehouse")
    english = ("Usage", "Options", "Commands", "Arguments", "Show this", "default", "env var")
    for word in (*english, "<str>"):
        assert word not in shown


def test_help_lists_first_what_is_done_everyday() -> None:
    shown = run("--help").stdout.partition("命令：")[2]
    listed = [line.split()[0] for line in shown.splitlines() if line.strip()]
    assert listed[:3] == ["load", "check", "status"]
    assert set(listed) == set(COMMANDS)


def test_help_explains_the_exit_statuses() -> None:
    shown = run("--help").stdout
    assert "退出状态" in shown
    assert "隔离" in shown


@pytest.mark.parametrize("name", ["missing", "empty"])
def test_a_folder_that_cannot_be_loaded_ends_with_status_2(tmp_path: Path, name: str) -> None:
    places = Places(tmp_path / "data")
    publish_number(places, 1)
    before = names_in(places.data)
    (tmp_path / "empty").mkdir()
    ended = run("load", PDF_DIR=str(tmp_path / name), DATA_DIR=str(places.data))
    assert ended.returncode == 2
    assert ended.stderr.startswith("错误：")
    assert ended.stderr.count("\n") == 1
    assert read_number(places) == 1
    assert names_in(places.data) == before


@pytest.mark.parametrize("stop_on", ["grave", "critical grave"])
def test_an_unknown_severity_ends_with_status_2(tmp_path: Path, stop_on: str) -> None:
    ended = run("load", "--data-dir", tmp_path / "data", STOP_ON=stop_on)
    assert ended.returncode == 2
    assert "应为 critical、warning、info 之一" in ended.stderr
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("command", ["build", "audit", "report", "status"])
def test_a_step_without_its_predecessor_says_what_to_run_first(
    tmp_path: Path, command: str
) -> None:
    ended = run(command, "--data-dir", tmp_path)
    assert ended.returncode == 2
    assert "请先运行 make" in ended.stderr


def test_a_data_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = run("load", "--data-dir", tmp_path / "file" / "data")
    assert ended.returncode == 1
    assert ended.stderr.startswith("错误：")
    assert ended.stderr.count("\n") == 1


def test_starting_imports_nothing_heavy() -> None:
    code = "import sys, load.cli.__main__, load.steps; print(sorted(sys.modules))"
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True
    ).stdout
    for heavy in ("camelot", "dbt", "great_expectations", "pandas", "duckdb", "pyarrow"):
        assert f"'{heavy}'" not in shown


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_load_that_is_stopped_says_so_and_publishes_nothing(
    tmp_path: Path, number: signal.Signals
) -> None:
    command = [sys.executable, "-m", "load.cli", "load", "--data-dir", str(tmp_path / "data")]
    with subprocess.Popen(
        [*command, "--pdf-dir", str(CHECKOUT / "data" / "sample" / "tiny")],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        assert "载入" in process.stdout.readline()
        assert "读取 PDF" in process.stdout.readline()
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == "错误：已中断，没有发布；原有结果不变，可随时重新运行。\n"
    assert names_in(tmp_path / "data" / "releases") == set()


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("os.write(2, b'last words'); os.abort()", "信号 6），最后的输出：last words"),
        ("os.kill(os.getpid(), 9)", "信号 9"),
        ("os.write(2, b'last words'); os._exit(1)", "中途退出，最后的输出：last words"),
        ("raise KeyError('x')", "程序出错，没有发布：KeyError"),
        ("raise MemoryError", "内存不足，没有发布"),
    ],
)
def test_a_process_that_ends_in_any_way_leaves_one_line(end: str, said: str) -> None:
    code = (
        "import os, load.cli.commands, load.cli.__main__\n"
        f"def app(**_): {end}\n"
        "load.cli.commands.app = app\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", f"{code}load.cli.__main__.main()"],
        cwd=CHECKOUT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("错误：")
    assert said in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_output_that_nobody_reads_stops_nothing(tmp_path: Path) -> None:
    publish_number(Places(tmp_path), 1)
    command = [sys.executable, "-m", "load.cli", "health", "--data-dir", str(tmp_path)]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            command, cwd=CHECKOUT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode in {0, 1}
    assert not ended.stderr


def test_what_libraries_say_past_python_is_kept_in_the_log(tmp_path: Path) -> None:
    code = (
        "import os, load.cli.commands, load.cli.__main__\n"
        "from pathlib import Path\n"
        "from load.release.log import Log\n"
        f"log = Log(Path({str(tmp_path / 'log')!r}))\n"
        "def app(**_):\n"
        "    with log.step('extract'): os.write(2, b'a word')\n"
        "load.cli.commands.app = app\n"
        "load.cli.__main__.main()\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, check=True)
    assert '"words_of_libraries", "step": "extract", "text": "a word"' in (
        tmp_path / "log"
    ).read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("load", "--pdf-dirr", "x"),
            "没有选项 --pdf-dirr，是否想写 --pdf-dir？用 budget-warehouse",
        ),
        (("lod",), "没有命令 lod，是否想写 load？用"),
        (("xyz",), "没有命令 xyz。"),
        (("load", "--workers", "x"), "--workers 的值不对：应为整数"),
        (("load", "--workers", "0"), "--workers 的值不对：不能小于 1"),
        (("load", "--data-dir", "a?b"), "--data-dir 的值不对：路径里有问号"),
        (("load", "--executor", "host"), "--executor 的值不对：应为集群调度器的地址"),
        (("check",), "缺少 PDF 文件。用 budget-warehouse check --help"),
    ],
)
def test_wrong_usage_is_one_chinese_sentence(arguments: tuple[str, ...], said: str) -> None:
    ended = run(*arguments)
    assert ended.returncode == 2
    assert ended.stderr.startswith("错误：")
    assert said in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_the_version_is_told() -> None:
    assert run("--version").stdout.startswith("budget-warehouse ")


@pytest.mark.parametrize("name", ["草稿.docx", "草稿.zip"])
def test_a_draft_that_is_no_pdf_is_told_what_to_do(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"PK")
    ended = run("check", tmp_path / name, "--data-dir", tmp_path / "data")
    assert ended.returncode == 1
    assert "再核对" in ended.stderr
    assert "。请" in ended.stderr
    assert ended.stderr.strip().endswith("。")
    assert "下载" not in ended.stderr


def test_a_folder_of_office_files_is_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "预算.docx").touch()
    ended = run("load", "--pdf-dir", tmp_path, "--data-dir", tmp_path / "data")
    assert ended.returncode == 2
    assert "另存为 PDF" in ended.stderr
