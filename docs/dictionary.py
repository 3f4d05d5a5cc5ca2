"""The dictionary of the warehouse in, its page of docs/ out."""

from collections import defaultdict
from collections.abc import Iterator

from load.release.labels import CHINESE, chinese_name, read_dictionary, sentence_of, words_of


def page(made: str) -> str:
    """Make the page: every relation of `marts` and `audit`, and its columns."""
    return "\n".join([made, *_lines()]) + "\n"


def _lines() -> Iterator[str]:
    known = read_dictionary()
    columns: dict[str, list[str]] = defaultdict(list)
    for name in known.english:
        schema, relation, *rest = name.split(".")
        if rest:
            columns[f"{schema}.{relation}"].append(rest[0])
    yield from ("", "# Data dictionary · 数据字典", "")
    yield "What readers see, as the comments in the published file say it. In `中文` a column"
    yield 'has its Chinese name (in double quotes where it has a parenthesis: `"金额（元）"`),'
    yield "and the words in parentheses instead of the codes."
    for relation, name_zh in known.names.items():
        shown = f"`{relation}`"
        if relation.startswith("marts."):
            shown += f" · `{CHINESE}.{name_zh}`"
        yield from ("", f"## {shown}", "", known.comments[relation])
        if relation in known.english:
            yield known.english[relation]
        if columns[relation]:
            yield from ("", "| column | 列 | what it says |", "|---|---|---|")
        for column in columns[relation]:
            english = known.english[f"{relation}.{column}"].replace("|", "\\|")
            words = words_of(known, relation, column).items()
            codes = "、".join(f"`{code}` {word}" for code, word in words)
            says = sentence_of(known, relation, column)
            told = " ".join(filter(None, (says, english, f"（{codes}）" if codes else "")))
            yield f"| `{column}` | {chinese_name(known, relation, column)} | {told} |"
