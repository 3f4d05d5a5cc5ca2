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

_MINUTE = timedelta(minutes=1)
_GOOD_ENDS = {"load_published": "已发布", "nothing_new": "没有新内容"}


@dataclass(frozen=True, slots=True)
class Health:
    """The answer to a monitor; `sentence` is one line of plain Chinese, which says a thing once.

    Attributes:
        state: `running`, `published`, `nothing_new`, `failed`, `late` or `never`.
        run_id: What is published.
        published_at: When that was finished.
        last_good_at: When a load last ended well, with something new or not.
    """

    is_well: bool
    sentence: str
    state: str = "never"
    run_id: str | None = None
    published_at: datetime | None = None
    last_good_at: datetime | None = None


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
    # what a clock that was set back since has written tells of no time
    ends = [end for end in _ends(places) if end.at <= now]
    good = [end.at for end in ends if end.event in _GOOD_ENDS]
    good += [finished] if finished <= now else []
    running = _is_running(places)
    failed = bool(ends) and ends[-1].event not in _GOOD_ENDS and not running
    last_good = max(good, default=finished)
    is_late = not good or now - last_good > oldest
    state = _state(ends, running=running, failed=failed)
    said = _sentence(state, ends, now, finished, last_good)
    if is_late:
        said = f"{_ago(max(oldest, _MINUTE))}内没有正常结束的载入；{said}"
    return Health(
        is_well=not (is_late or failed),
        sentence=f"{'异常' if is_late or failed else '正常'}：{said}（{published.run_id}）。",
        state="late" if is_late and not failed else state,
        run_id=published.run_id,
        published_at=finished,
        last_good_at=last_good,
    )


def _state(ends: list[_LastLine], *, running: bool, failed: bool) -> str:
    if running:
        return "running"
    if failed:
        return "failed"
    return "nothing_new" if ends and ends[-1].event == "nothing_new" else "published"


def _sentence(
    state: str, ends: list[_LastLine], now: datetime, finished: datetime, good: datetime
) -> str:
    """Say how the last load ended and how old what is published is, each once."""
    published = f"现在的结果发布于 {_ago(now - finished)}前"
    if state == "running":
        return f"载入正在进行；{published}"
    if state == "failed":
        return f"最近一次载入（{_ago(now - ends[-1].at)}前）没有正常结束；{published}"
    if state == "nothing_new":
        return f"最近一次载入在 {_ago(now - good)}前正常结束，没有新内容；{published}"
    return f"最近一次载入在 {_ago(now - finished)}前发布"


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


def _ago(age: timedelta) -> str:
    minutes = age.total_seconds() / 60
    if minutes < 1:
        return f"{max(age.total_seconds(), 1):.0f} 秒"
    if minutes < 60:
        return f"{minutes:.0f} 分钟"
    return f"{minutes / 60:.1f} 小时" if minutes < 48 * 60 else f"{minutes / 60 / 24:.0f} 天"
