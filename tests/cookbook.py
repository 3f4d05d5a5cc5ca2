"""The cookbook's questions and their answers on the bundled sample.

python -m tests.cookbook DATA_DIR       writes the answers anew; review is the diff
"""

import json
import re
import sys
from pathlib import Path

from load.reader import open_warehouse
from load.settings import CHECKOUT

PAGE = CHECKOUT / "docs" / "cookbook.md"
ANSWERS = CHECKOUT / "tests" / "cookbook_answers.json"
_MOST_ROWS = 5


def questions() -> dict[str, str]:
    """Read the questions: number → SQL."""
    text = PAGE.read_text(encoding="utf-8")
    return dict(re.findall(r"## (\d+) .*?```sql\n(.*?)```", text, re.DOTALL))


def answer(data_dir: Path, query: str) -> dict[str, object]:
    """Ask: the columns, how many rows, and the first of them to the last digit."""
    with open_warehouse(data_dir) as warehouse:
        cursor = warehouse.sql(query)
        columns = [column[0] for column in cursor.description or ()]
        rows = cursor.fetchall()
    first = [[None if value is None else str(value) for value in row] for row in rows[:_MOST_ROWS]]
    return {"columns": columns, "rows": len(rows), "first": first}


def main(data_dir: Path) -> None:
    """Write the answers."""
    answers = {number: answer(data_dir, query) for number, query in questions().items()}
    text = json.dumps(answers, ensure_ascii=False, indent=1)
    ANSWERS.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
