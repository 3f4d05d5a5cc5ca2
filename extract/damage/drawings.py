"""Pages that draw what draws what draws again: a few bytes that nothing can paint to the end."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import playa
from playa.pdftypes import ContentStream, ObjRef, resolve1

from extract.errors import TooManyDrawings

MOST = 1_000_000
"""Forms that a page may draw, each as often as it is drawn."""

_DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")

Forms = dict[str, ObjRef]


def refuse_endless_drawings(document: playa.Document) -> None:
    """Give up a document of which a page draws more forms within forms than any report does.

    Painting them takes a reader of PDF minutes, or all memory; to count them takes none. A form
    that draws itself, by itself or through others, is drawn without end.

    Raises:
        TooManyDrawings: A page draws more than :data:`MOST`.
    """
    counts: dict[int, int] = {}
    for page in document.pages:
        forms = _forms_in(page.resources)
        if not any(_forms_in(_resources(form)) for form in forms.values()):
            continue
        for form in forms.values():
            _count(form, counts)
        streams = (_resolved(part) for part in page.streams)
        drawn = _drawn(b"\n".join(stream.buffer for stream in streams), forms)
        if _sum(drawn, counts) > MOST:
            raise TooManyDrawings(f"page {page.page_idx + 1} draws more than {MOST} forms")


def _count(form: ObjRef, counts: dict[int, int]) -> None:
    """Count what one drawing of a form draws, itself included, and of those below it first."""
    waiting: list[tuple[ObjRef, Counter[int] | None]] = [(form, None)]
    while waiting:
        one, drawn = waiting.pop()
        if drawn is not None:
            counts[one.objid] = min(1 + _sum(drawn, counts), MOST + 1)
        elif one.objid not in counts:
            counts[one.objid] = MOST + 1  # until it is counted: for what draws it below itself
            below = _forms_in(_resources(one))
            drawn = _drawn(_resolved(one).buffer, below)
            waiting.append((one, drawn))
            waiting += [(other, None) for other in below.values() if other.objid in drawn]


def _sum(drawn: Counter[int], counts: dict[int, int]) -> int:
    return sum(times * counts[number] for number, times in drawn.items())


def _drawn(content: bytes, forms: Forms) -> Counter[int]:
    if not forms:
        return Counter()
    names = (name.decode("latin-1") for name in _DRAWN.findall(content))
    return Counter(forms[name].objid for name in names if name in forms)


def _forms_in(resources: Any) -> Forms:
    drawable = _resolved(resources.get("XObject")) if isinstance(resources, dict) else None
    return dict(_forms(drawable)) if isinstance(drawable, dict) else {}


def _forms(drawable: dict[str, Any]) -> Iterator[tuple[str, ObjRef]]:
    for name, reference in drawable.items():
        one = _resolved(reference)
        is_form = (
            isinstance(one, ContentStream) and getattr(one.get("Subtype"), "name", "") == "Form"
        )
        if is_form and isinstance(reference, ObjRef):
            yield name, reference


def _resources(form: ObjRef) -> Any:
    return _resolved(_resolved(form).get("Resources"))


def _resolved(value: Any) -> Any:
    return resolve1(value)
