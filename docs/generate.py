"""The catalogue of rules, the seeds and the models in; the generated pages of docs/ out.

`make docs` writes them; `--check`, in `make lint` and the tests, tells whether they are fresh.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import conventions
import dictionary
import models
import notebook

from expectations.catalogue import read_catalogue
from expectations.rule import Rule
from expectations.seeds import read_seed
from expectations.severities import other_severities
from expectations.terms.kinds import KINDS
from expectations.vocabulary import DOCUMENT_KINDS, SEVERITIES

DOCS = Path(__file__).resolve().parent
_MADE = "<!-- made by docs/generate.py; do not edit -->"


def pages() -> dict[Path, str]:
    """Make the generated pages."""
    return {
        DOCS / "rules.md": "\n".join(_rules()) + "\n",
        DOCS / "statements.md": "\n".join(_statements()) + "\n",
        DOCS / "models.md": models.page(_MADE),
        DOCS / "conventions.md": conventions.page(_MADE),
        DOCS / "dictionary.md": dictionary.page(_MADE),
        DOCS / "notebook.ipynb": notebook.notebook(),
    }


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` only compare them."""
    stale = [
        path
        for path, text in pages().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.name} is stale: run make docs", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages()[path], encoding="utf-8")
    return 0


def _rules() -> Iterator[str]:
    yield from (_MADE, "", "# Rules · 规则", "")
    yield "| rule | 规则 | 适用 | 表 | 级别 | 条件 |"
    yield "|---|---|---|---|---|---|"
    for rule in read_catalogue():
        yield _row(*_cells_of(rule))
    yield from ("", "## Keys of terms · 规则条款的键", "")
    yield "For those who write rules in `expectations/rules/`. How figures are named:"
    yield "`expectations/terms/selectors.py`."
    for name, kind in KINDS.items():
        yield from ("", f"### {name}", "", kind.asks, "")
        needed = {key for group in kind.needs if len(group) == 1 for key in group}
        for group in kind.needs:
            if len(group) > 1:
                yield f"- one of {', '.join(f'`{key}`' for key in group)}"
        for key, one in kind.keys.items():
            yield f"- `{key}`{' (needed)' if key in needed else ''}: {one.meaning}"


def _cells_of(rule: Rule) -> tuple[str, ...]:
    return (
        f"{rule.id}<br>{rule.title_en}",
        rule.title_zh,
        "、".join(DOCUMENT_KINDS[kind] for kind in rule.applies_to),
        " ".join(rule.statements),
        severity_words(rule),
        rule.condition_zh,
    )


def severity_words(rule: Rule) -> str:
    """Name a rule's severity, and when its findings have another."""
    others: dict[str, list[str]] = {}
    for when, severity in other_severities(rule):
        others.setdefault(when, []).append(SEVERITIES[severity])
    words = "；".join(f"{when}：{'、'.join(names)}" for when, names in others.items())
    return SEVERITIES[rule.severity] + (f"（{words}）" if words else "")


def _statements() -> Iterator[str]:
    yield from (_MADE, "", "# Statements · 公开表", "")
    yield "| code | 名称 | name | 栏目 · measures |"
    yield "|---|---|---|---|"
    names = {row["measure_code"]: row["name_zh"] for row in read_seed("measures")}
    measures: dict[str, list[str]] = {}
    for row in read_seed("contract_measures"):
        code = row["measure_code"]
        measures.setdefault(row["statement_code"], []).append(f"`{code}` {names[code]}")
    for row in read_seed("statements"):
        code = row["statement_code"]
        yield _row(code, row["name_zh"], row["name_en"], "<br>".join(measures.get(code, [])))
    yield from (
        "",
        "Any other combination of what a title says is a statement too. Codes that were given once",
        "stay (`title_signatures`); else the code is put together: `YS-GF-EX-G` is the budget's",
        "expenditure of government-managed funds by governmental economic class. A title of words",
        "we do not know gives `YS-OT-` and six digits of its digest, the same in every report; its",
        "figures stand under their printed headings (`column_3`) and are never trusted.",
        "",
        "| part | code | 名称 | name |",
        "|---|---|---|---|",
    )
    for row in read_seed("statement_parts"):
        if row["code"]:
            yield _row(row["dimension"], row["code"], row["name_zh"], row["name_en"])


def _row(*cells: str) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
