"""What dbt compiled, as values: models and data tests with their SQL, and which run together."""

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from graphlib import TopologicalSorter
from pathlib import Path

RAW_DIR = "@RAW_DIR@"
"""What stands in the SQL for the folder of the raw layer."""


@dataclass(frozen=True, slots=True)
class Node:
    """A model or a data test.

    Attributes:
        id: Its name in dbt's graph.
        name: Its name as dbt tells it.
        sql: A query: what the model is made of, or the rows that fail the test.
        after: The ids of the models that it reads; seeds are always there.
        layer: `document`, `across` (documents of a department) or `whole` (all documents), of a
            model; empty of a test.
        relation: What a model makes: schema and name.
        kind: `table` or `view`; `test` of a test.
        columns: Names and types that the model promises, in order; empty where it promises none.
        only_warns: A test that is told and stops nothing.
    """

    id: str
    name: str
    sql: str
    after: tuple[str, ...]
    layer: str = ""
    relation: str = ""
    kind: str = "test"
    columns: tuple[tuple[str, str], ...] = ()
    only_warns: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The models of both layers and their data tests.

    What is made of seeds alone stands in the file of the seeds: it is built and tested when the
    project is compiled, and no layer builds it again.
    """

    nodes: tuple[Node, ...]

    def of_seeds(self) -> list[Node]:
        """Choose the tables that are made of seeds alone, and the tests that read only these."""
        tables = self._of_seeds()
        return [*self._of(tables), *self._tests(tables, tables)]

    def document_layer(self) -> list[Node]:
        """Choose the models that look at one document alone, and the tests that read only these."""
        models = self._models("document")
        return [*self._of(models), *self._tests(models, models)]

    def across(self, kept: Collection[str]) -> list[Node]:
        """Choose the models that look at all documents, and the tests that read any of them.

        Args:
            kept: The relations of the document layer that are there.
        """
        models = self._models("across", "whole")
        there = {node.id for node in self.nodes if node.relation in kept}
        return [*self._of(models), *self._tests(models, models | there)]

    def whole(self) -> tuple[list[Node], list[Node]]:
        """Choose the models that look at all documents, and the tests that read nothing else.

        Returns:
            Those that can be built before the rows of departments are there, and those behind.
        """
        by_id = {node.id: node for node in self.nodes}
        behind: set[str] = set()
        for node in self._in_order():
            is_row = node.kind == "table" and node.layer != "whole" and not is_between(node)
            reads = {one for one in node.after if not is_between(by_id[one])}
            if is_row or reads & behind:
                behind.add(node.id)
        whole = self._models("whole")
        chosen = [*self._of(whole), *self._tests(whole, whole)]
        return (
            [node for node in chosen if node.id not in behind],
            [node for node in chosen if node.id in behind],
        )

    def only(self, names: Collection[str]) -> list[Node]:
        """Choose some models and tests of the document layer, and what they are made of."""
        by_id = {node.id: node for node in self.nodes}
        chosen = self._of_seeds()
        open_ids = [node.id for node in self.nodes if node.name in names]
        while open_ids:
            one = open_ids.pop()
            if one not in chosen:
                chosen.add(one)
                open_ids += by_id[one].after
        return self._of(chosen - self._of_seeds())

    def to_json(self) -> str:
        """Write the plan as text."""
        return nodes_to_json(self.nodes)

    @classmethod
    def from_json(cls, text: str) -> "Plan":
        """Read a plan from what `to_json` wrote."""
        return cls(nodes_from_json(text))

    def _in_order(self) -> list[Node]:
        """List the nodes, each behind those that it reads."""
        by_id = {node.id: node for node in self.nodes}
        order = TopologicalSorter({node.id: node.after for node in self.nodes}).static_order()
        return [by_id[one] for one in order]

    def _models(self, *layers: str) -> set[str]:
        return {node.id for node in self.nodes if node.layer in layers} - self._of_seeds()

    def _of_seeds(self) -> set[str]:
        chosen: set[str] = set()
        for node in self._in_order():
            if node.kind == "table" and RAW_DIR not in node.sql and chosen.issuperset(node.after):
                chosen.add(node.id)
        return chosen

    def _of(self, ids: Collection[str]) -> list[Node]:
        return [node for node in self.nodes if node.id in ids]

    def _tests(self, read: Collection[str], there: Collection[str]) -> list[Node]:
        """Choose the tests that read any of some models and nothing that is not there."""
        read, there = set(read), {*there, *self._of_seeds()}
        return [
            node
            for node in self.nodes
            if node.kind == "test" and read & set(node.after) and there.issuperset(node.after)
        ]


def is_between(node: Node) -> bool:
    """Tell whether a model of one document is no table of those that are published."""
    return node.layer == "document" and node.relation.split(".")[0] not in {"marts", "audit"}


def nodes_to_json(nodes: Iterable[Node]) -> str:
    """Write models and tests as text."""
    return json.dumps([asdict(node) for node in nodes], ensure_ascii=False)


def nodes_from_json(text: str) -> tuple[Node, ...]:
    """Read models and tests again."""
    return tuple(
        Node(
            **{
                **node,
                "after": tuple(node["after"]),
                "columns": tuple((name, kind) for name, kind in node["columns"]),
            }
        )
        for node in json.loads(text)
    )


def read_plan(path: Path) -> Plan:
    """Read the plan that lies in a file."""
    return Plan.from_json(path.read_text(encoding="utf-8"))
