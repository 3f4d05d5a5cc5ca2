"""The help of the program in Chinese, the commands in the order in which people need them."""

import re
from typing import Any

from typer.core import TyperGroup

ORDER = ("load", "check", "status", "health", "layouts", "sheet", "export", "sql")
"""Those for everyday come first, the steps of a load after them."""

_WORDS = (
    ("Usage: ", "用法："),
    ("python -m load.cli", "budget-warehouse"),
    ("[OPTIONS]", "[选项]"),
    ("COMMAND [ARGS]...", "命令 [参数]"),
    ("\nOptions:\n", "\n选项：\n"),
    ("\nCommands:\n", "\n命令：\n"),
    ("\nArguments:\n", "\n参数：\n"),
    ("Show this message and exit.", "显示这一段说明"),
    ("[env var: ", "[环境变量 "),
    ("[env var:", "[环境变量"),
    ("[default: ", "[缺省为 "),
    ("[default:", "[缺省为"),
    ("default: ", "缺省为 "),
    ("default:", "缺省为"),
    ("[required]", "[必填]"),
    ("<path>", "<路径>"),
    # as wide as what they stand for, or the column beside would not be straight
    ("<int range>", "<整数>     "),
    ("<float range>", "<数>         "),
    ("<str>", "<字> "),
    ("<text>", "<文字>"),
)


_LEAST = re.compile(r"\bx>=(\d+)")


class Program(TyperGroup):
    """The commands, with their help as people here read it."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Name the commands, those for everyday first."""
        names = super().list_commands(ctx)
        return sorted(names, key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Give a command whose help is in Chinese."""
        command = super().get_command(ctx, cmd_name)
        if command is not None:
            told = type(command).get_help
            command.get_help = lambda ctx: in_chinese(told(command, ctx))  # type: ignore[method-assign]
        return command

    def get_help(self, ctx: Any) -> str:
        """Give the help of the program."""
        return in_chinese(super().get_help(ctx))


def in_chinese(text: str) -> str:
    """Exchange the words of the library for ours."""
    for said, ours in _WORDS:
        text = text.replace(said, ours)
    return _LEAST.sub(r"不小于 \1", text)
