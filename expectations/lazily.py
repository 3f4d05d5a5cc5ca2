"""A module that is there when another asks for it, and read only when something of it is used."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType
from typing import Any


def lazily(name: str) -> None:
    """Let a module be imported without being read, until something of it is used.

    One that is read already, or that is not installed, stays as it is. (The standard library's
    LazyLoader reads it at the second `import`, which looks at its `__spec__`.)
    """
    if name in sys.modules:
        return
    found = importlib.util.find_spec(name)
    if found is None or found.loader is None:
        return
    module = _Later(name)
    module.__spec__, module.__loader__ = found, found.loader
    module.__path__ = list(found.submodule_search_locations or [])
    sys.modules[name] = module


class _Later(ModuleType):
    """Reads itself when somebody asks for what is not there yet."""

    def __getattr__(self, name: str) -> Any:
        found = self.__spec__
        if name.startswith("__") or found is None or found.loader is None:
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment]  # it is one from now on
        found.loader.exec_module(self)
        return getattr(self, name)
