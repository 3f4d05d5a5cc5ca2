"""Content streams in, their operators and operands out.

playa looks for one token after the other, white space too. Here one expression cuts a whole stream,
and of each different token it is found out once what it is. What is not plain (comments, images
within the stream, strings within strings, unknown words, anything odd) leaves the content to playa,
whose warnings tell damage: a plain token is one of which playa reads the same and warns of nothing.
"""

import re
from binascii import unhexlify
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from playa.document import Document
from playa.parser import ContentParser, Lexer
from playa.pdftypes import KWD, LIT, ContentStream, PSKeyword, PSLiteral, name_str, resolve1

MOST_BYTES = 4_000_000
"""Bytes of a content that is cut up at once; of a larger one playa keeps less in memory."""

_STRING = rb"\([^()\\]*(?:\\.[^()\\]*)*\)"
_HEX = rb"<[A-Fa-f\d\s]*>"
_DICT = rb"<<[^<>()%]*(?:(?:" + _STRING + rb"|" + _HEX + rb")[^<>()%]*)*>>"
_TOKEN = re.compile(
    rb"[^\s()<>\[\]{}/%#]+|/[^\s()<>\[\]{}/%#]*|" + b"|".join((_STRING, _HEX, _DICT, rb"\S")),
    re.DOTALL,
)
_NUMBER = re.compile(rb"[+-]?(?:\.\d+|\d+(?:\.\d*)?)")
_OPERATORS = {
    name: KWD(name)
    for name in (
        b"b B b* B* BDC BMC BT BX c cm CS cs d Do DP EMC ET EX f F f* G g gs h i J j K k l M m MP n"
        b" q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y"
        b" ' \" [ ]"
    ).split()
}
_BEGIN, _END = KWD(b"["), KWD(b"]")
_SPECIAL = frozenset(b"\\\r")
"""Bytes of a string that stand for others."""


_ODD = object()
"""Stands for a token that is left to playa."""


def objects_of(contents: Iterable[Any], document: Document) -> Iterator[Any]:
    """Give the operators and operands of a content, which may be cut into several streams."""
    streams: list[Any] = [resolve1(part) for part in contents]
    if all(isinstance(stream, ContentStream) for stream in streams):
        plain = _plain_objects([stream.buffer for stream in streams])
        if plain is not None:
            return iter(plain)
    return (found for _, found in ContentParser(streams, document))


def _plain_objects(streams: Sequence[bytes]) -> list[Any] | None:
    """Cut streams into tokens; None where anything is left to playa."""
    if sum(map(len, streams)) > MOST_BYTES:
        return None
    tokens = [token for stream in streams for token in _TOKEN.findall(stream)]
    known = {token: _OPERATORS.get(token) or _read(token) for token in set(tokens)}
    if any(found is _ODD for found in known.values()):
        return None
    objects = [known[token] for token in tokens]
    return _with_arrays(objects) if b"[" in known or b"]" in known else objects


def _with_arrays(objects: Sequence[Any]) -> list[Any] | None:
    """Put what stands between brackets into lists; None where that is not plain."""
    found: list[Any] = []
    array: list[Any] | None = None
    for item in objects:
        if item is _BEGIN and array is None:
            array = []
        elif item is _END and array is not None:
            found.append(array)
            array = None
        elif array is None and item is not _END:
            found.append(item)
        elif array is None or type(item) is PSKeyword:
            return None
        else:
            array.append(item)
    return found if array is None else None


def _read(token: bytes) -> Any:
    """Find out what a token is that is no operator."""
    if _NUMBER.fullmatch(token):
        return float(token) if b"." in token else int(token)
    if len(token) > 1 and token[:1] == b"(":
        return token[1:-1] if _SPECIAL.isdisjoint(token) else next(Lexer(token))[1]
    if token[:1] == b"/":
        return LIT(name_str(token[1:]))
    if token[:2] == b"<<":
        return _read_dict(token)
    if len(token) > 1 and token[:1] == b"<":
        digits = b"".join(token[1:-1].split())
        return unhexlify(digits + b"0" if len(digits) % 2 else digits)
    return _ODD


def _read_dict(token: bytes) -> Any:
    objects = _plain_objects([token[2:-2]])
    if objects is None or len(objects) % 2:
        return _ODD
    names, values = objects[::2], objects[1::2]
    is_plain = all(type(name) is PSLiteral for name in names) and PSKeyword not in map(type, values)
    return (
        {name.name: value for name, value in zip(names, values, strict=True)} if is_plain else _ODD
    )
