"""The one list of words for codes that readers see: code → Chinese, each in its order.

The list is the seed `vocabulary`. Python reads it from the file, since the command line, the
catalogue of rules and the generated docs need it before any warehouse is built; SQL joins
`seeds.vocabulary` of the build file, which dbt made from the same file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from expectations.seeds import read_seed

if TYPE_CHECKING:
    from collections.abc import Mapping

_ROWS = sorted(read_seed("vocabulary"), key=lambda row: int(row["position"]))


def _words(list_name: str) -> Mapping[str, str]:
    return {row["code"]: row["name_zh"] for row in _ROWS if row["list_name"] == list_name}


DOCUMENT_KINDS = _words("document_kind")
UNIT_DOCUMENT_KINDS = _words("unit_document_kind")
SEVERITIES = _words("severity")
OUTCOMES = _words("outcome")
FILE_STATUSES = _words("file_status")
FINDING_STATUSES = _words("finding_status")
FINDING_STATES = _words("finding_state")
RULE_FAMILIES = _words("rule_family")
DOCUMENT_CHANGES = _words("document_change")
RESOLUTIONS = _words("resolution")
