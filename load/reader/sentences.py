"""What DuckDB says of a question that it cannot answer, in one Chinese sentence."""

import re

import duckdb

_SENTENCES = (
    (
        r'Catalog Error: Table with name (.+?) does not exist!(?:\s*Did you mean "(.+?)")?.*',
        "没有叫 {0} 的表或视图",
    ),
    (
        r'Catalog Error: (?:\w+ )*Function with name (.+?) does not exist!(?:\s*Did.*?"(.+?)")?.*',
        "没有叫 {0} 的函数",
    ),
    (
        r'Binder Error: Referenced column "(.+?)" .*?(?:Candidate bindings: (.+?))?(?:\n\s*\n.*|$)',
        "没有叫 {0} 的列",
    ),
    (r'Parser Error: syntax error at or near "(.+?)".*', "写法有误：从 {0} 起看不懂"),
    (r"Parser Error: syntax error at end of input.*", "写法有误：没有写完"),
    (r".*attached in read-only mode.*", "仓库只供查询，不能修改"),
)


def sentence_of(error: duckdb.Error) -> str:
    """Say what is wrong with a question; what is not known here stays as it was said."""
    text = str(error).replace("\\n", "\n").strip()
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, text, re.DOTALL):
            name, meant, *_ = (*found.groups(), None, None)
            said = sentence.format((name or "").strip())
            near = "、".join(re.findall(r'[^",\s][^",]*', meant or ""))
            return f"{said}，相近的有 {near}。" if near else f"{said}。"
    return " ".join(text.split())
