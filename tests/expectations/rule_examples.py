"""The examples of the rules about sums: short data made into documents."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from expectations.catalogue import read_catalogue
from tests.expectations.warehouse_fixture import Figure, Paper, Printed, Sum

EXAMPLES = Path(__file__).parent / "examples"
OUTCOMES = {
    "fails": "violation",
    "passes": "pass",
    "not_applicable": "not_applicable",
    "cannot_tell": "cannot_tell",
}


SUM_RULES = tuple(rule for rule in read_catalogue() if rule.kind == "identity" and not rule.terms)
"""For tests whose documents are made of sums alone."""


def read_examples() -> list[dict[str, Any]]:
    """Read the examples of sums, one mapping a rule."""
    return [
        example
        for path in (EXAMPLES / "arithmetic.yaml",)
        for example in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def example_paper(example: Mapping[str, Any], case: str) -> Paper:
    """Make the document that shows one outcome of one rule."""
    name = f"{example['rule']}-{case}"
    kind = "budget" if example["statement"].startswith("YS") else "final_accounts"
    other = "final_accounts" if kind == "budget" else "budget"
    code = example["statement"]
    sound = example_sum(example, "passes")
    failing = example_sum(example, "fails")
    nil = tuple(Printed(also, amounts=0) for also in example.get("also_nil", []))
    if case in {"fails", "passes"}:
        return Paper(name, kind, sums=(example_sum(example, case),), statements=nil)
    papers = {
        "nil": Paper(name, kind, statements=(Printed(code, amounts=0),)),
        "kind": Paper(name, other, sums=()),
        "narrative": Paper(name, kind, part="narrative_only"),
        "unprinted": Paper(name, kind),
        "no_parts": Paper(name, kind, statements=(Printed(code, amounts=3),)),
        "missing": Paper(name, kind),
        "unrecognised": Paper(name, kind, statements=(Printed(code, is_recognised=False),)),
        "untrusted": Paper(name, kind, sums=(in_doubt(failing),)),
        "unplaced": Paper(
            name,
            kind,
            sums=(failing,),
            statements=(Printed(code, unmapped=1),),
            unplaced=((code, 1, (100.0, 500.0, 150.0, 512.0)),),
        ),
        "no_total": Paper(name, kind, sums=(without_total(sound),)),
    }
    return papers[example[case]]


def example_sum(example: Mapping[str, Any], case: str) -> Sum:
    """Make the sum of an example."""
    total, parts = example[case]
    measure = example.get("measure", "amount")
    return Sum(
        rule=example["rule"],
        statement=example["statement"],
        side=example.get("side", ""),
        identity=example.get("identity", "total_line"),
        printed_unit=example.get("unit", "万元"),
        unit="count" if example.get("counts") else "yuan",
        total=Figure(total, example["label"], example.get("code", ""), measure),
        parts=tuple(Figure(part, f"分项{i}", "", measure) for i, part in enumerate(parts, 1)),
    )


def in_doubt(one: Sum) -> Sum:
    """Give the same sum, its first part read without certainty."""
    first, *rest = one.parts
    doubtful = Figure(first.text, first.label, first.code, first.measure, is_trusted=False)
    return Sum(**{**vars(one), "parts": (doubtful, *rest)})


def without_total(one: Sum) -> Sum:
    """Give the same sum as the identity model reports it where the total is blank."""
    return Sum(**{**vars(one), "cannot_tell": "合计没有印出"})
