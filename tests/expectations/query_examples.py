"""The examples of rules that are no sums: rows of tables, as short as they can be written.

An example names the rows that its rule looks at, by table (`TABLES`); what it leaves out is filled
in. Keys beside the tables:

- `document`: columns of marts.documents; `printed`: statements printed without a figure;
- `disclosed_with`: a second document of the same disclosure, itself an example's content;
- `beside`: another document of the warehouse, itself an example's content;
- a figure is written as it is printed: `text: "1,234.50"`, in 万元 unless `unit_zh: 元`;
- a claim is written as it is printed: `{claim_code: …, text: "12.50万元"}`; a decrease with
  `direction: 减少`; `subject_code`, `section_code`, `page`, `paragraph_no` where they matter;
- a sentence is `{text: …}`, with `section_code`, `page`, `paragraph_no` where they matter; all
  sentences of one paragraph make its text;
- a sum that dbt tested is `{found: "1.00", expected: "2.00"}` in 万元, with its statement_code …;
- a caption is `{grid: 0, text: …}`, `grid` the number of one of `grids`; so is the unit above it,
  `{grid: 0, unit_text: 万元}`;
- a line is `{code: "2010301", label: 行政运行}` of the grid `grid`, with a row number as it comes;
- a project of a list is `{project_name: …, is_blank: true}` where its goal is left blank;
- a section is `{title: …}`, with section_level, section_code and so on where they matter.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import yaml

EXAMPLES = Path(__file__).parent / "examples"
OUTCOMES = {
    "fails": "violation",
    "passes": "pass",
    "not_applicable": "not_applicable",
    "cannot_tell": "cannot_tell",
}
TABLES = {
    "amounts": "marts.statement_amounts",
    "claims": "intermediate.int_claims",
    "sentences": "intermediate.int_sentences",
    "sections": "audit.report_sections",
    "headings": "intermediate.int_report_sections",
    "cells": "staging.stg_raw__cells",
    "line_numbers": "intermediate.int_cells",
    "files": "marts.files",
    "notes": "intermediate.int_report_notes",
    "text_rows": "intermediate.int_text_rows",
    "scale_doubts": "intermediate.int_scale_doubts",
    "projects": "marts.performance_projects",
    "indicators": "marts.performance_indicators",
    "funds": "audit.performance_funds",
    "targets": "marts.performance_targets",
    "forms": "intermediate.int_performance_forms",
    "form_indicators": "intermediate.int_performance_indicators",
    "blanks": "intermediate.int_performance_blanks",
    "executions": "intermediate.int_performance_executions",
    "listed": "intermediate.int_performance_funds",
    "personal": "audit.personal_data",
    "pages": "staging.stg_raw__pages",
    "accounts": "audit.page_accounts",
    "grids": "intermediate.int_statement_grids",
    "captions": "intermediate.int_grid_captions",
    "grid_units": "intermediate.int_grid_units",
    "lines": "intermediate.int_lines",
    "subjects": "marts.dim_subject",
    "sums": "intermediate.int_identity_checks",
    "unmapped": "audit.unmapped_cells",
    "units": "seeds.organisation_units",
}
SCALES = {"万元": 10000, "元": 1}
CLAIM_SCALES = {"亿元": 100_000_000, "万元": 10_000}
_FIGURE = re.compile(r"([\d,.]+)(\D*)")


def read_query_examples() -> list[dict[str, Any]]:
    """Read every example, one mapping a rule."""
    return [
        example
        for path in sorted(EXAMPLES.glob("*.yaml"))
        if path.name != "arithmetic.yaml"
        for example in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def cases() -> Iterator[tuple[dict[str, Any], str]]:
    """Give every example with each of its outcomes."""
    for example in read_query_examples():
        for case in OUTCOMES:
            if case in example:
                yield example, case


def sha256_of(example: Mapping[str, Any], case: str) -> str:
    """Stand for the content's hash."""
    return hashlib.sha256(f"{example['rule']}-{case}".encode()).hexdigest()


def write_example(
    connection: duckdb.DuckDBPyConnection, example: Mapping[str, Any], case: str
) -> None:
    """Write one example's document into a warehouse of `schema.sql`."""
    content: Mapping[str, Any] = example[case] or {}
    sha256 = sha256_of(example, case)
    # the department is the case's own: what stands beside one case is nothing to another
    name = f"{example['rule']}{case}"
    written = [_write_document(connection, content, sha256, name)]
    if "disclosed_with" in content:
        other = hashlib.sha256(f"{sha256}-other".encode()).hexdigest()
        written.append(_write_document(connection, content["disclosed_with"], other, name))
    if "beside" in content:
        beside = hashlib.sha256(f"{sha256}-beside".encode()).hexdigest()
        _write_document(connection, content["beside"], beside, name)
    parts = [document["part"] for document in written]
    insert(
        connection,
        "marts.disclosures",
        {
            "disclosure_id": sha256,
            "document_sha256s": [document["document_sha256"] for document in written],
            "has_statements": any(part != "narrative_only" for part in parts),
            "has_narrative": any(part != "statements_only" for part in parts),
        },
    )


def _write_document(
    connection: duckdb.DuckDBPyConnection, content: Mapping[str, Any], sha256: str, name: str
) -> dict[str, Any]:
    document = {
        "document_sha256": sha256,
        "document_kind": "budget" if "YS" in str({**content, "beside": ""}) else "final_accounts",
        "fiscal_year": 2024,
        "department_name": f"样例市{name}局",
        "level": "department",
        "place_name": "样例市",
        "part": "full",
        "page_count": 9,
        "is_trusted": True,
        "is_current": True,
        **content.get("document", {}),
    }
    insert(connection, "marts.documents", document)
    insert(
        connection,
        "marts.files",
        {"file_path": f"{sha256}.pdf", "document_sha256": sha256, "status": "loaded"},
    )
    for table_name, table in TABLES.items():
        for number, row in enumerate(content.get(table_name, [])):
            filled = _FILLED.get(table_name, lambda one, _: one)(
                {"document_sha256": sha256, **row}, number
            )
            if table_name == "units":
                filled = {"department_name": document["department_name"], **row}
            if table_name == "line_numbers":
                _write_line_number(connection, filled, number)
            elif table_name == "funds":
                _write_fund(connection, filled, number)
            elif table_name == "listed":
                _write_listed(connection, filled, number)
            elif table_name == "claims":
                _write_claim(connection, filled, document)
            elif table_name == "sentences":
                _write_sentence(connection, filled)
            else:
                if table_name == "amounts":
                    _write_unit(connection, filled, number)
                insert(connection, table, filled)
    _write_coverage(connection, content, sha256)
    return document


def _write_coverage(
    connection: duckdb.DuckDBPyConnection, content: Mapping[str, Any], sha256: str
) -> None:
    codes = [row["statement_code"] for row in content.get("amounts", [])]
    for code in sorted({*codes, *content.get("printed", [])}):
        count = codes.count(code)
        insert(
            connection,
            "audit.statement_coverage",
            {
                "document_sha256": sha256,
                "statement_id": f"{sha256}:{code}",
                "statement_code": code,
                "is_recognised": True,
                "amount_count": count,
                "mapped_count": count,
                "performance_count": 0,
                "unmapped_count": 0,
            },
        )


def _write_unit(connection: duckdb.DuckDBPyConnection, amount: dict[str, Any], number: int) -> None:
    decimals = len(str(amount["source_text"]).partition(".")[2])
    factor = 0 if amount["unit"] == "count" else amount["factor"]
    half = factor * Decimal(5).scaleb(-1 - decimals)
    insert(
        connection,
        "intermediate.int_units",
        {key: amount[key] for key in ("cell_id", "unit", "factor")},
    )
    del amount["factor"]
    insert(
        connection,
        "intermediate.int_amounts",
        {
            "cell_id": amount["cell_id"],
            "document_sha256": amount["document_sha256"],
            "half_width": half,
            "grid_in_document": 1,
            "row_no": number,
        },
    )


def _write_claim(
    connection: duckdb.DuckDBPyConnection, claim: dict[str, Any], document: Mapping[str, Any]
) -> None:
    code = claim.pop("subject_code", "")
    if code:
        claim.setdefault("subject_words", code)
        insert(
            connection,
            "intermediate.int_claim_subjects",
            {
                "document_sha256": claim["document_sha256"],
                "subject_words": claim["subject_words"],
                "subject_code": code,
            },
        )
    claim.setdefault("fiscal_year", document["fiscal_year"])
    insert(connection, "intermediate.int_claims", claim)


def _write_line_number(
    connection: duckdb.DuckDBPyConnection, row: dict[str, Any], number: int
) -> None:
    grid_id = f"{row['document_sha256'][:12]}:0"
    cell_id = f"{row['document_sha256'][:12]}:line{number}"
    keys = {"cell_id": cell_id, "grid_id": grid_id}
    cell = {**keys, "page": 1, "number_printed": row["number"]}
    insert(connection, "intermediate.int_cells", cell)
    insert(connection, "intermediate.int_cell_roles", {**keys, "role": "line_number"})


def _write_fund(connection: duckdb.DuckDBPyConnection, row: dict[str, Any], number: int) -> None:
    cell_id = f"{row['document_sha256'][:12]}:fund{number}"
    if "factor" in row:
        unit = {"cell_id": cell_id, "unit": "yuan", "factor": row.pop("factor")}
        insert(connection, "intermediate.int_units", unit)
    insert(connection, "audit.performance_funds", {"cell_id": cell_id, **row})


def _write_listed(connection: duckdb.DuckDBPyConnection, row: dict[str, Any], number: int) -> None:
    keys = {"cell_id": f"{row['document_sha256'][:12]}:listed{number}", "form_id": _form_of(row)}
    project = {"fund_code": "total", "page": 3, "value": Decimal(10000), **keys, **row}
    is_blank = project.pop("is_blank", False)
    insert(connection, "intermediate.int_performance_funds", project)
    body = {**keys, "row_seq": number, "kind": "list", "source_bbox": [1.0, 1.0, 2.0, 2.0]}
    insert(connection, "intermediate.int_performance_body", body)
    if is_blank:
        blank = {"form_id": keys["form_id"], "row_seq": number, "field": "goal", "page": 3}
        insert(connection, "intermediate.int_performance_blanks", blank)


def _form_of(row: Mapping[str, Any]) -> str:
    return f"{row['document_sha256']}:{row.get('form', 1)}"


def _write_sentence(connection: duckdb.DuckDBPyConnection, sentence: dict[str, Any]) -> None:
    section = {
        "document_sha256": sentence["document_sha256"],
        "paragraph_no": sentence["paragraph_no"],
        "page": sentence["page"],
        "section_level": 2,
        "section_code": sentence.pop("section_code", ""),
        "fund": sentence.pop("fund", "all"),
        "title_plain": sentence.pop("section_title", ""),
        "is_contents_line": False,
    }
    insert(connection, "intermediate.int_report_sections", section)
    insert(connection, "intermediate.int_sentences", sentence)


def insert(connection: duckdb.DuckDBPyConnection, table: str, row: Mapping[str, Any]) -> None:
    """Insert one row by its names."""
    marks = ", ".join(f"${name}" for name in row)
    connection.execute(f"insert into {table} ({', '.join(row)}) values ({marks})", dict(row))


def _amount(row: dict[str, Any], number: int) -> dict[str, Any]:
    text = str(row.pop("text"))
    unit = row.get("unit", "yuan")
    scale = SCALES[row.pop("unit_zh", "万元")] if unit == "yuan" else 1
    cell = row.pop("cell_id", number)
    return {
        "cell_id": f"{row['document_sha256'][:12]}:{cell}",
        "side": "",
        "block": "",
        "unit_name": "",
        "period": "current",
        "subject_code": "",
        "line_label": "",
        "line_no": 1,
        "measure_code": "amount",
        "value": Decimal(text.replace(",", "")) * scale,
        "unit": unit,
        "factor": scale,
        "is_total": not row.get("subject_code") and not row.get("side"),
        "is_trusted": True,
        "header_path": row.get("measure_code", "amount"),
        "source_page": 1,
        "source_text": text,
        "source_bbox": [100.0, 700.0 - 14 * number, 150.0, 712.0 - 14 * number],
        **row,
    }


def _claim(row: dict[str, Any], number: int) -> dict[str, Any]:
    text = str(row.pop("text"))
    digits, unit_zh = _FIGURE.fullmatch(text).groups()  # type: ignore[union-attr]
    sign = -1 if row.get("direction") in {"减少", "下降"} else 1
    return {
        "paragraph_no": 1,
        "sentence_no": 1,
        "place": number + 1,
        "page": 2,
        "section_code": "",
        "fund": "all",
        "figure_text": text,
        "value": sign * Decimal(digits.replace(",", "")) * CLAIM_SCALES.get(unit_zh, 1),
        "unit": "percent" if unit_zh == "%" else "yuan" if unit_zh.endswith("元") else "count",
        "direction": "",
        **row,
    }


def _sentence(row: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "paragraph_no": 1,
        "sentence_no": number + 1,
        "page": 2,
        "starts_at": 0,
        "source_bbox": [90.0, 700.0 - 14 * number, 500.0, 712.0 - 14 * number],
        **row,
    }


def _section(row: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "section_no": number + 1,
        "section_level": 2,
        "is_contents_line": False,
        "is_out_of_sequence": False,
        "is_duplicated": False,
        "source_page": 2,
        **row,
    }


def _sum(row: dict[str, Any], number: int) -> dict[str, Any]:
    found, expected = (
        Decimal(row.pop(key).replace(",", "")) * 10000 for key in ("found", "expected")
    )
    total = row.pop("total_cell_id", None)
    return {
        "check_id": f"{row['document_sha256'][:12]}:sum{number}",
        "total_cell_id": total and f"{row['document_sha256'][:12]}:{total}",
        "identity_id": "listed_total",
        "side": "",
        "block": "",
        "unit_name": "",
        "period": "current",
        "subject_code": "",
        "line_label": "",
        "found": found,
        "expected": expected,
        "difference": found - expected,
        "allowed": Decimal(0),
        "addend_count": 3,
        "outcome": "holds" if found == expected else "fails",
        "unit": "yuan",
        "is_trusted": True,
        **row,
    }


def _heading(row: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "paragraph_no": 100 + number,
        "page": 2,
        "section_level": 2,
        "section_code": "",
        "fund": "all",
        "text": row["title_plain"],
        "is_contents_line": False,
        **row,
    }


def _caption(row: dict[str, Any], number: int) -> dict[str, Any]:
    grid = row.pop("grid", 0)
    return {
        "grid_id": f"{row.pop('document_sha256')[:12]}:{grid}",
        "caption_no": number,
        "plain": row["text"],
        **row,
    }


def _grid_unit(row: dict[str, Any], _number: int) -> dict[str, Any]:
    return {
        "grid_id": f"{row.pop('document_sha256')[:12]}:{row.pop('grid', 0)}",
        "decided_by": "grid caption",
        **row,
    }


def _line(row: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "grid_id": f"{row.pop('document_sha256')[:12]}:{row.pop('grid', 0)}",
        "row_no": number + 2,
        "group_no": 0,
        "subject_code": row.pop("code", ""),
        "line_label": row.pop("label", ""),
        "label_column_no": 2,
        "is_trusted": True,
        **row,
    }


def _grid(row: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "grid_id": f"{row['document_sha256'][:12]}:{number}",
        "statement_id": f"{row['document_sha256'][:12]}:{row.get('statement_code')}",
        "page": 1,
        "grid_no": number + 1,
        **dict(zip(("x0", "y0", "x1", "y1"), (50.0, 100.0, 550.0, 700.0), strict=True)),
        **row,
    }


def _cell(row: dict[str, Any], number: int) -> dict[str, Any]:
    place = {"page": 1, "grid_no": 1, "row_no": number + 1, "column_no": 1}
    return {**place, "row_span": 1, "column_span": 1, **row}


def _project(row: dict[str, Any], number: int) -> dict[str, Any]:
    return {"project_name": f"项目{number + 1}", "source_page": 3, **row}


def _indicator(row: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "project_name": "项目1",
        "level1": "产出指标",
        "level3": f"指标{number + 1}",
        "target": "=1",
        "source_page": 3,
        **row,
    }


def _form(row: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "form_id": _form_of({"form": number + 1, **row}),
        "statement_code": "JX01",
        "project_name": f"项目{number + 1}",
        "page": 3,
        **row,
    }


def _form_indicator(row: dict[str, Any], number: int) -> dict[str, Any]:
    form_id = _form_of(row)
    row.pop("form", None)
    return {
        "form_id": form_id,
        "block_no": 1,
        "indicator_no": number + 1,
        "row_seq": number + 10,
        "level1": "产出指标",
        "level3": f"指标{number + 1}",
        "target": "=1",
        "is_trusted": True,
        "page": 3,
        **row,
    }


def _blank(row: dict[str, Any], _number: int) -> dict[str, Any]:
    form_id = _form_of(row)
    del row["document_sha256"]
    return {"form_id": form_id, "block_no": 1, "page": 3, **row}


def _execution(row: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "form_id": _form_of(row),
        "row_seq": number + 1,
        "page": 3,
        "is_total": True,
        "is_trusted": True,
        "is_score_blank": False,
        **row,
    }


def _page(row: dict[str, Any], number: int) -> dict[str, Any]:
    return {
        "page": number + 1,
        "width": 595.0,
        "height": 842.0,
        "text_source": "text",
        "image_share": 0.0,
        "glyphs_visible": 100,
        **row,
    }


_FILLED: dict[str, Callable[[dict[str, Any], int], dict[str, Any]]] = {
    "amounts": _amount,
    "claims": _claim,
    "sentences": _sentence,
    "sections": _section,
    "sums": _sum,
    "headings": _heading,
    "captions": _caption,
    "grid_units": _grid_unit,
    "lines": _line,
    "grids": _grid,
    "cells": _cell,
    "projects": _project,
    "indicators": _indicator,
    "forms": _form,
    "form_indicators": _form_indicator,
    "blanks": _blank,
    "executions": _execution,
    "pages": _page,
}
