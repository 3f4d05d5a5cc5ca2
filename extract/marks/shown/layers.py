"""Layers that a viewer does not show: drafts, corrections, an author's own copy (optional content).

In: a file's list of its layers, and what content says of the layer it lies on. Out: whether people
see it. Only a layer that the file itself switches off is hidden.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from playa.interp import LazyInterpreter
from playa.pdftypes import KWD, ObjRef, PSKeyword, PSLiteral, resolve1

_POLICIES: Mapping[str, Callable[[Iterable[bool]], bool]] = {
    "AllOn": all,
    "AnyOff": lambda shown: not all(shown),
    "AllOff": lambda shown: not any(shown),
}
"""When content of several layers is shown, by whether each is; where any is, if nothing is said."""


class Layers:
    """The layers of a file that are switched off."""

    def __init__(self, catalog: Mapping[str, Any]) -> None:
        """Read the list of layers."""
        listed = _dict(catalog.get("OCProperties"))
        default = _dict(listed.get("D"))
        is_off = _name(default.get("BaseState")) == "OFF"
        self._off = {*_ids(listed.get("OCGs"))} - {*_ids(default.get("ON"))} if is_off else set()
        self._off |= {*_ids(default.get("OFF"))}

    @property
    def all_are_shown(self) -> bool:
        """Say whether no layer is switched off."""
        return not self._off

    def hides(self, layer: object) -> bool:
        """Say whether a layer, or a rule over several, hides what lies on it."""
        if isinstance(layer, ObjRef) and layer.objid in self._off:
            return True
        rule = _dict(layer)
        if self.all_are_shown or _name(rule.get("Type")) != "OCMD" or "VE" in rule:
            return False
        layers = [*_ids(rule.get("OCGs"))] or [*_ids([rule.get("OCGs")])]
        shown = [number not in self._off for number in layers]
        return bool(shown) and not _POLICIES.get(_name(rule.get("P")), any)(shown)


class LayerState:
    """Whether the content that an interpreter comes to is hidden: it hears the marks in it."""

    def __init__(self, interpreter: LazyInterpreter, layers: Layers, *, is_hidden: bool) -> None:
        """Begin a stream; `is_hidden` says that it lies on a hidden layer itself."""
        self._interpreter, self._layers = interpreter, layers
        self._hidden = [is_hidden]
        self.hear: dict[PSKeyword, Callable[[], None]] = {}
        if not layers.all_are_shown:
            self.hear = {
                KWD(b"BDC"): self._begin,
                KWD(b"BMC"): self._begin,
                KWD(b"EMC"): self._end,
            }

    @property
    def is_hidden(self) -> bool:
        """Say whether what is painted now is hidden."""
        return self._hidden[-1]

    def _begin(self) -> None:
        operands: list[Any] = self._interpreter.argstack[-2:]
        hides = False
        if [_name(operand) for operand in operands[:1]] == ["OC"] and len(operands) > 1:
            named = _dict(_dict(self._interpreter.resources).get("Properties"))
            hides = self._layers.hides(named.get(_name(operands[1])))
        self._hidden.append(hides or self.is_hidden)

    def _end(self) -> None:
        if len(self._hidden) > 1:
            self._hidden.pop()


def _ids(references: Any) -> Iterator[int]:
    listed = resolve1(references)
    for reference in listed if isinstance(listed, list) else ():
        if isinstance(reference, ObjRef):
            yield reference.objid


def _dict(value: Any) -> Mapping[str, Any]:
    found = resolve1(value)
    return found if isinstance(found, dict) else {}


def _name(value: object) -> str:
    name = value.name if isinstance(value, PSLiteral) else ""
    return name if isinstance(name, str) else ""
