"""The warehouse in, a Fiscal Data Package out: for OpenSpending, data portals and other systems.

A folder with `datapackage.json` and two tables in CSV. `budget` holds what may be added up, its
columns named by the budget taxonomy of the Fiscal Data Package (类 款 项 are levels 1 to 3 of the
functional classification); `figures` holds each printed figure, totals among them. Each table
carries its size and checksum.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from load.reader.warehouse import Warehouse
from load.release.labels import read_dictionary

_BUDGET = """
    select
        figures.cell_id as budget_line_id,
        if(figures.adds_up_to like '%revenue', 'revenue', 'expenditure') as direction,
        figures.fiscal_year, figures.phase,
        $phase as phase_name,
        figures.place_code, figures.place_name, figures.department_id, figures.department_name,
        figures.level as reporting_level, nullif(figures.unit_name, '') as unit_name,
        figures.fund_code, figures.fund_name,
        figures.class_code, figures.class_name,
        coalesce(figures.section_code, if(length(figures.subject_code) = 5, subject_code, null))
            as section_code,
        coalesce(figures.section_name, if(length(figures.subject_code) = 5, subject_name, null))
            as section_name,
        if(length(figures.subject_code) = 7, figures.subject_code, null) as subject_code,
        if(length(figures.subject_code) = 7, figures.subject_name, null) as subject_name,
        figures.line_label, figures.value, 'CNY' as currency_code,
        figures.statement_code, figures.certainty, figures.file_path, figures.source_page,
        figures.document_sha256
    from marts.figures as figures
    where figures.adds_up_to in (
        'budget_revenue', 'final_revenue', 'budget_expenditure', 'final_expenditure'
    )
    order by figures.document_sha256, figures.statement_code, figures.cell_id
"""
_FIGURES = "from marts.figures order by document_sha256, statement_code, cell_id"
_LOAD = "select run_id, strftime(finished_at, '%Y-%m-%dT%H:%M:%SZ') from marts.load"
_KEYS = {"budget": "budget_line_id", "figures": "cell_id"}
_TITLES = {
    "budget": "可以相加的收支，加总即部门的总数 · what adds up to the total of a department",
    "figures": "每个印出的数字一行，含合计，不可直接相加 · every printed figure, totals among them",
}
_COLUMN_TYPES = {
    "budget_line_id": "budget-line-id",
    "direction": "direction",
    "fiscal_year": "date:fiscal-year",
    "phase": "phase:id",
    "phase_name": "phase:label",
    "place_code": "administrative-classification:generic:level1:code",
    "place_name": "administrative-classification:generic:level1:label",
    "department_id": "administrative-classification:generic:level2:code",
    "department_name": "administrative-classification:generic:level2:label",
    "fund_code": "fin-source:generic:code",
    "fund_name": "fin-source:generic:label",
    "class_code": "functional-classification:generic:level1:code",
    "class_name": "functional-classification:generic:level1:label",
    "section_code": "functional-classification:generic:level2:code",
    "section_name": "functional-classification:generic:level2:label",
    "subject_code": "functional-classification:generic:level3:code",
    "subject_name": "functional-classification:generic:level3:label",
    "value": "value",
    "currency_code": "value-currency:code",
}
"""By the budget taxonomy of Fiscal Data Package 1.0rc1; what it has no word for carries none."""
_OWN_NAMES = {
    "budget_line_id": "数字编号",
    "direction": "收入或支出",
    "phase_name": "预决算阶段名称",
    "reporting_level": "部门或单位",
    "currency_code": "币种",
}
_TYPES = {"INTEGER": "integer", "BIGINT": "integer", "BOOLEAN": "boolean", "VARCHAR": "string"}


@dataclass(frozen=True, slots=True)
class Packaged:
    """What was written: how many rows each table has."""

    folder: Path
    rows: dict[str, int]


def export_package(warehouse: Warehouse, folder: Path) -> Packaged:
    """Write the package into a folder; files of an earlier one are written over."""
    folder.mkdir(parents=True, exist_ok=True)
    rows, resources = {}, []
    for name, query in (("budget", _with_words(_BUDGET)), ("figures", _FIGURES)):
        path = folder / f"{name}.csv"
        target = str(path).replace("'", "''")
        warehouse.sql(f"copy ({query}) to '{target}' (format csv, header)")
        (counted,) = warehouse.sql(f"select count(*) from ({query})").fetchall()  # noqa: S608  # ours
        rows[name] = int(counted[0])
        columns = warehouse.sql(f"describe {query}").fetchall()
        fields = [_field(name, column, kind) for column, kind, *_ in columns]
        resources.append(_resource(name, path, fields, rows[name]))
    text = json.dumps(_package(warehouse, resources), ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")
    return Packaged(folder, rows)


def _with_words(query: str) -> str:
    words = read_dictionary().words["phase"].items()
    cases = " ".join(f"when '{code}' then '{word}'" for code, word in words)
    return query.replace("$phase", f"case figures.phase {cases} end")


def _field(resource: str, column: str, kind: str) -> dict[str, Any]:
    """Describe a column: its type, its Chinese name, and what the taxonomy calls it."""
    field: dict[str, Any] = {
        "name": column,
        "type": _TYPES.get(kind, "array" if "[]" in kind else "number"),
    }
    field["title"] = _OWN_NAMES.get(column) or read_dictionary().columns.get(column, column)
    if resource == "budget" and column in _COLUMN_TYPES:
        field["columnType"] = _COLUMN_TYPES[column]
    if column == _KEYS[resource]:
        field["constraints"] = {"required": True, "unique": True}
    return field


def _resource(name: str, path: Path, fields: list[dict[str, Any]], rows: int) -> dict[str, Any]:
    content = path.read_bytes()
    return {
        "name": name,
        "title": _TITLES[name],
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rowcount": rows,
        "schema": {"fields": fields, "primaryKey": [_KEYS[name]], "missingValues": [""]},
    }


def _package(warehouse: Warehouse, resources: list[dict[str, Any]]) -> dict[str, Any]:
    (load,) = warehouse.sql(_LOAD).fetchall()
    return {
        "name": "budget-disclosure",
        "title": "部门预决算公开 · departmental budget and final accounts",
        "description": (
            "Figures as departments print them, in yuan. A report with reporting_level `unit` is "
            "part of its department's: add up one of the two."
        ),
        "profile": "tabular-data-package",
        "countryCode": "CN",
        "version": str(load[0]),
        "created": str(load[1]),
        "resources": resources,
    }
