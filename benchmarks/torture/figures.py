"""Figures of the suite: what was tried, how often it went wrong, and what was aimed at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        name: What was tried.
        bad: How often it went wrong; nought is the aim.
        tried: How often it was tried.
        note: What else is worth saying.
    """

    name: str
    bad: int
    tried: int
    note: str = ""

    def __str__(self) -> str:
        """Write it as a line of a table."""
        return f"| {self.name} | {self.bad} of {self.tried} | 0 | {self.note} |"


HEADING = "| figure | found | aim | note |\n|---|---|---|---|"
