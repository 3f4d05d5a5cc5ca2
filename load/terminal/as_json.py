"""What commands answer to a program: one JSON object on standard output, codes instead of words."""

import json
from dataclasses import asdict
from typing import Any

from load.release.health import Health
from load.release.layouts import Proposal
from load.release.publish import Published
from load.release.summary import FileState, Summary


def status_json(published: Published, summary: Summary, files: list[FileState]) -> str:
    """Give what is published and, where asked for, every file."""
    return _written(
        {"published": published.record, "summary": summary.to_record(), "files": _rows(files)}
    )


def layouts_json(proposals: list[Proposal], unmapped: int) -> str:
    """Give the seed rows to review, and how many figures found no place in all."""
    return _written({"unmapped": unmapped, "proposals": _rows(proposals)})


def health_json(health: Health) -> str:
    """Give the answer to a monitor."""
    return _written(asdict(health))


def _rows(values: list[Any]) -> list[dict[str, Any]]:
    return [asdict(value) for value in values]


def _written(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
