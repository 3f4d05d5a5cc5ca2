"""Wrong usage, as the library of the command line tells it, in one Chinese sentence."""

import re
from difflib import get_close_matches

_SENTENCES = (
    (
        r"No such option:? '?([^\s'.]+)'?.*\((?:Possible options|Did you mean):? (.+?)\??\)",
        "没有选项 {0}，是否想写 {1}",
    ),
    (
        r"No such option:? '?([^\s'.]+)'?\.? Did you mean '?([^\s'?]+)'?.*",
        "没有选项 {0}，是否想写 {1}",
    ),
    (r"No such option:? '?([^\s'.]+)'?.*", "没有选项 {0}"),
    (r"No such command '?([^'.\s]+)'?.*", "没有命令 {0}"),
    (r"Missing argument '?([^'.]+)'?.*", "缺少 {0}"),
    (r"Missing option '?([^'.]+)'?.*", "缺少选项 {0}"),
    (r"Missing command.*", "缺少命令"),
    (r"Option '?([^' ]+)'? requires an argument.*", "选项 {0} 后面要写一个值"),
    (r"Option '?([^' ]+)'? does not take a value.*", "选项 {0} 后面不写值"),
    (r"Got unexpected extra arguments? \((.+)\)", "多出了 {0}"),
    (r"Invalid value for '?([^']+?)'?(?: \(env var: [^)]*\))?: (.*)", "{0} 的值不对：{1}"),
)
_VALUES = (
    (r"Input should be a valid integer.*", "应为整数"),
    (r"Input should be a valid number.*", "应为数"),
    (r"Input should be greater than or equal to (\S+)", "不能小于 {0}"),
    (r"'(.+)' is not a valid (?:integer|int)\.?.*", "{0} 不是整数"),
    (r"'(.+)' is not a valid float\.?.*", "{0} 不是数"),
    (r"(\S+) is not in the range (.*?)\.?$", "{0} 不在允许的范围 {1} 内"),
)


_NAMES = {"pdf": "PDF 文件"}
"""Arguments, as a person calls them."""


def usage_sentence(error: Exception) -> str | None:
    """Say what is wrong with the options given; None where the error is no wrong usage."""
    # the library is bundled with typer, under a name of its own: its classes are known by theirs
    names = {kind.__name__ for kind in type(error).__mro__}
    if "UsageError" not in names:
        return None
    first = str(getattr(error, "format_message", lambda: error)()).strip().splitlines()
    said = _translated(first[0] if first else "", _SENTENCES)
    context = getattr(error, "ctx", None)
    if (unknown := re.fullmatch(r"没有命令 (\S+)", said)) and context is not None:
        near = get_close_matches(unknown[1], context.command.list_commands(context), 1)
        said += f"，是否想写 {near[0]}" if near else ""
    if several := re.fullmatch(r"(没有选项 (\S+)，是否想写) (.+, .+)", said):
        known = several[3].split(", ")
        said = f"{several[1]} {(get_close_matches(several[2], known, 1) or known)[0]}"
    command = "budget-warehouse"
    if context is not None and context.parent is not None:
        command += f" {context.info_name}"
    end = "？" if "，是否想写" in said else "。"
    return f"{said.rstrip('。')}{end}用 {command} --help 看用法。"


def _translated(text: str, sentences: tuple[tuple[str, str], ...]) -> str:
    for pattern, sentence in sentences:
        if found := re.fullmatch(pattern, text):
            parts = [_NAMES.get(part or "", part or "") for part in found.groups()]
            if sentence.endswith("：{1}"):
                parts[1] = _translated(parts[1], _VALUES)
            return sentence.format(*parts)
    return text
