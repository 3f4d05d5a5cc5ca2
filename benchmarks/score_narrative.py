"""Compare the claims of a warehouse with sentences that were labelled by reading.

usage: python benchmarks/score_narrative.py WAREHOUSE LABELS.csv

WAREHOUSE has all models: `dbt build` by hand makes it; the published one has not.

LABELS.csv (`tests/dbt/narrative_labels.csv`) names each figure of a sentence by its number in it,
and the claim it makes, or `none`. For each draw it prints: figures labelled with a claim; captured
(we make any claim of them); right (the same claim code, value and unit); recall (right / labelled)
and precision (right / all claims of ours on labelled figures, those on `none` included). Each
difference is printed above; the exit code is 1 when there is one. Only documents that the warehouse
holds are judged.
"""

import csv
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import duckdb

Row = dict[str, str]
Claim = tuple[str | None, Decimal, str, str]
Ours = tuple[int, str, int, Claim]
CLAIMS = """
    select document_sha256, page, sentence, sentence_no, paragraph_no,
        claim_code, value, unit, figure_text
    from intermediate.int_claims
    order by document_sha256, paragraph_no, sentence_no, place
"""


def main(arguments: Sequence[str]) -> int:
    """Print the differences and the shares."""
    if len(arguments) != 2:
        print("usage: python benchmarks/score_narrative.py WAREHOUSE LABELS.csv")
        return 2
    warehouse, labels_csv = arguments
    with Path(labels_csv).open(encoding="utf-8", newline="") as lines:
        labels = list(csv.DictReader(lines))
    with duckdb.connect(warehouse, read_only=True) as connection:
        claims = read_claims(connection)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for label in labels:
        if label["document_sha256"] in claims:
            judge(label, claims[label["document_sha256"]], counts[label["drawn"]])
    for drawn, count in counts.items():
        show(drawn, count)
    show("all", sum(counts.values(), Counter()))
    return int(
        any(count["right"] < count["labelled"] + count["wrong"] for count in counts.values())
    )


def read_claims(
    connection: duckdb.DuckDBPyConnection,
) -> dict[str, list[Ours]]:
    """Read our figures by document: page, sentence, number of the figure in it, claim."""
    claims: dict[str, list[Ours]] = defaultdict(list)
    numbers: Counter[tuple[object, ...]] = Counter()
    for row in connection.execute(CLAIMS).fetchall():
        document, page, sentence, sentence_no, paragraph_no, code, value, unit, text = row
        numbers[document, paragraph_no, sentence_no] += 1
        number = numbers[document, paragraph_no, sentence_no]
        claims[document].append((page, plain(sentence), number, (code, value, unit, text)))
    return claims


def find_claim(label: Row, ours: Sequence[Ours]) -> Claim | None:
    """Find our reading of the labelled figure: by its number in the sentence on its page.

    Else by itself, where the sentence was cut at the page's edge when it was labelled.
    """
    sentence, figure = plain(label["sentence"]), plain(label["figure"])
    same = [
        (page != int(label["page"]), claim)
        for page, text, number, claim in ours
        if text == sentence and number == int(label["figure_no"])
    ]
    if same:
        return min(same, key=lambda one: one[0])[1]
    around = [
        claim
        for _, text, _, claim in ours
        if plain(claim[3]) == figure and (sentence in text or text in sentence)
    ]
    return around[0] if len(set(around)) == 1 else None


def judge(label: Row, ours: Sequence[Ours], count: Counter[str]) -> None:
    """Count one labelled figure and print it when ours differs."""
    expected = label["claim_code"] if label["claim_code"] != "none" else None
    found = find_claim(label, ours)
    count["figures"] += 1
    count["labelled"] += expected is not None
    if found is None:
        count["not_read"] += expected is not None
        if expected is None:
            return
        print(f"  not read: {label['figure']} in {label['sentence'][:60]}")
        return
    code, value, unit, text = found
    count["ours"] += code is not None
    count["captured"] += code is not None and expected is not None
    if code == expected and (
        code is None or (value, unit) == (Decimal(label["value"]), label["unit"])
    ):
        count["right"] += code is not None
        return
    count["wrong"] += code is not None
    print(
        f"  {label['document_sha256'][:8]} page {label['page']} {text}:"
        f" expected {label['claim_code']} {label['value']},"
        f" found {code} {value}; {label['sentence'][:80]}"
    )


def plain(text: str) -> str:
    """NFKC without white space and without a page's number between dashes."""
    return re.sub("—\\d+—", "", "".join(unicodedata.normalize("NFKC", text).split()))


def show(name: str, count: Counter[str]) -> None:
    """Print one line of figures."""
    recall = 100 * count["right"] / max(count["labelled"], 1)
    precision = 100 * count["right"] / max(count["ours"], 1)
    print(
        f"{name:10} figures {count['figures']}, not read {count['not_read']},"
        f" labelled {count['labelled']}, captured {count['captured']}, right {count['right']},"
        f" recall {recall:.1f} %, precision {precision:.1f} %"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
