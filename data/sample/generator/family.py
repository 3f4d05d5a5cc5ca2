"""Made-up reports by seed: the sample's reports with other figures, ruled and broken otherwise.

In: a seed. Out: a report and how its statements are laid out. Nothing is kept in the repository:
tests draw a few, and `python data/sample/make_family.py` writes as many as wanted.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from generator.model import load_reports
from generator.ruling import SPARSE
from generator.styles import STYLES

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model import Leaf, Report
    from generator.tables import Statement

STYLES_DRAWN = ("ten_forms_bold", "ten_forms", "nine_tables", "nine_tables_yuan", "three_columns",
                "three_columns_repeated", "bracket_codes")  # fmt: skip
FIRST_YEAR = 2010
LEAST_LEAVES = 3


def draw_report(seed: int) -> tuple[Report, Callable[[Statement], Statement]]:
    """Draw a report and its layout; every seed has a ruling, and every kind of ruling comes up."""
    random = Random(seed)  # noqa: S311 (no secret)
    kinds = sorted(
        key for key, report in load_reports().items()
        if report.style in STYLES_DRAWN and not report.damage
    )  # fmt: skip
    base = load_reports()[kinds[seed % len(kinds)]]
    ruling = SPARSE[(seed // len(kinds)) % len(SPARSE)]
    style = f"{base.style}-{seed}"
    STYLES[style] = replace(
        STYLES[base.style], zeros=random.random() < 0.4, thousands=random.random() < 0.6
    )
    year = FIRST_YEAR + seed // len(kinds)
    report = replace(
        base,
        key=f"family-{seed}",
        path=f"family/{seed:03}-{ruling}.pdf",
        year=year,
        dated=f"{year + 1}-08-20T09:00:00",
        style=style,
        leaves=_leaves(base, random),
        scanned=(),
        traits=(*base.traits, ruling),
    )
    return report, _layout(ruling, random)


def _leaves(base: Report, random: Random) -> tuple[Leaf, ...]:
    kept = [leaf for leaf in base.leaves if random.random() < 0.85]
    if len(kept) < LEAST_LEAVES:
        kept = list(base.leaves)
    return tuple(_scaled(leaf, random) for leaf in kept)


def _scaled(leaf: Leaf, random: Random) -> Leaf:
    def scaled(amount: Decimal) -> Decimal:
        return (amount * Decimal(random.randint(30, 300)) / 100).quantize(Decimal("0.01"))

    return replace(
        leaf,
        personnel=scaled(leaf.personnel),
        public=scaled(leaf.public),
        project=scaled(leaf.project),
    )


def _layout(ruling: str, random: Random) -> Callable[[Statement], Statement]:
    height, repeats = random.uniform(15.0, 22.0), random.random() < 0.5
    sizes = random.uniform(-1.0, 0.5)
    breaks = random.random() < 0.7

    def lay_out(statement: Statement) -> Statement:
        rows = len(statement.body)
        first = random.randint(4, rows - 2) if breaks and rows >= 8 else 0
        return replace(
            statement,
            rulings=ruling,
            row_height=height,
            font_size=statement.font_size + sizes,
            repeat_header=repeats,
            page_rows=(first,) if first else (),
            widths=tuple(width * random.uniform(0.95, 1.05) for width in statement.widths),
        )

    return lay_out
