"""Whether the nightly load works, for a monitor: one line, and a yes or no."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from load.errors import BusyError
from load.process.lock import lock_data_folder
from load.release.publish import read_published
from load.settings import Places

_GOOD_ENDS = {"load_published": "已发布", "nothing_new": "没有新内容"}


@dataclass(frozen=True, slots=True)
class Health:
    """The answer to a monitor; `sentence` is one line of plain Chinese."""

    is_well: bool
    sentence: str


@dataclass(frozen=True, slots=True)
class _LastLine:
    """The last line of a load's log: how the load ended, or how far it came."""

    at: datetime
    event: str


def read_health(places: Places, now: datetime, oldest: timedelta) -> Health:
    """Say whether the last load ended well, and no longer ago than allowed.

    Args:
        places: The data folder.
        now: The time it is.
        oldest: How long ago the last good end may be; a load that finds nothing new is one.
    """
    published = read_published(places)
    if published is None:
        return Health(is_well=False, sentence="异常：还没有发布过结果。")
    finished = datetime.fromisoformat(published.record["finished_at"])
    ends = list(_ends(places))
    good = [finished, *(end.at for end in ends if end.event in _GOOD_ENDS)]
    running = _is_running(places)
    failed = bool(ends) and ends[-1].event not in _GOOD_ENDS and not running
    facts = (
        f"最近发布于 {_ago(now - finished)}前（{published.run_id}）；最近一次正常结束于 "
        f"{_ago(now - max(good))}前；最近一次载入{_last(ends, running=running)}"
    )
    if now - max(good) > oldest:
        return Health(
            is_well=False, sentence=f"异常：超过 {_ago(oldest)}没有正常结束的载入；{facts}。"
        )
    if failed:
        return Health(is_well=False, sentence=f"异常：最近一次载入没有正常结束；{facts}。")
    return Health(is_well=True, sentence=f"正常：{facts}。")


def _ends(places: Places) -> Iterator[_LastLine]:
    for path in sorted(places.logs.glob("load-*.jsonl")):
        lines = list(_lines(path))
        # the steps run one by one (extract, build …) write logs, too, and are no loads
        if any(line.get("event") == "load_started" for line in lines):
            yield _LastLine(datetime.fromisoformat(lines[-1]["at"]), lines[-1]["event"])


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            content = json.loads(line)
        except ValueError:  # cut off where a load was killed while it wrote
            continue
        if isinstance(content, dict) and "at" in content:
            yield content


def _is_running(places: Places) -> bool:
    try:
        with lock_data_folder(places):
            return False
    except BusyError:
        return True


def _last(ends: list[_LastLine], *, running: bool) -> str:
    if running:
        return "正在进行"
    if not ends:
        return "没有留下日志"
    return _GOOD_ENDS.get(ends[-1].event, "没有正常结束")


def _ago(age: timedelta) -> str:
    hours = age.total_seconds() / 3600
    return f"{hours:.1f} 小时" if hours >= 1 else f"{max(age.total_seconds(), 0) / 60:.0f} 分钟"
