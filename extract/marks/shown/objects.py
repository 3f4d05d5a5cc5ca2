"""Content streams in, their operators and operands out.

playa looks for one token after the other, white space too. Here a whole stream is cut at once, and
of each different token it is found out once what it is. What is not plain (comments, images within
the stream, strings within strings, unknown words, anything odd) leaves the content to playa, whose
warnings tell damage: a plain token is one of which playa reads the same and warns of nothing.
"""

import re
from binascii import unhexlify
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from playa.document import Document
from playa.parser import ContentParser, Lexer
from playa.pdftypes import KWD, LIT, ContentStream, PSKeyword, PSLiteral, name_str, resolve1

MOST_BYTES = 4_000_000
"""Bytes of a content that is cut up at once; of a larger one playa keeps less in memory."""

_STRING = rb"\([^()\\]*(?:\\.[^()\\]*)*\)"
_HEX = rb"<[A-Fa-f\d\s]*>"
_DICT = rb"<<[^<>()%]*(?:(?:" + _STRING + rb"|" + _HEX + rb")[^<>()%]*)*>>"
_MARKED = re.compile(b"(" + b"|".join((_STRING, _HEX, _DICT, rb"[()<>\[\]]")) + b")", re.DOTALL)
"""What is no word; between them stand words, parted by white space and the stroke of a name."""
_NUMBER = re.compile(rb"[+-]?(?:\.\d+|\d+(?:\.\d*)?)")
_OPERATORS = {
    name: KWD(name)
    for name in (
        b"b B b* B* BDC BMC BT BX c cm CS cs d Do DP EMC ET EX f F f* G g gs h i J j K k l M m MP n"
        b" q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y"
        b" ' \" [ ]"
    ).split()
}
_SPECIAL = frozenset(b"\\\r")
"""Bytes of a string that stand for others."""
_NOT_OF_NAMES = frozenset(b"#%{}")
"""Bytes that stand for others in a name, or end it."""

KEPT_TOKENS, LONGEST_KEPT = 100_000, 64
"""Tokens that are kept for the next content, and the bytes of one, at most: pages of one kind share
most of their numbers and words."""


class _Tokens(dict[bytes, Any]):
    """What plain tokens are, each found out once."""

    def __missing__(self, token: bytes) -> Any:
        found = _read(token)
        if len(token) <= LONGEST_KEPT:
            self[token] = found
        return found


_known = _Tokens(_OPERATORS)


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
    if len(_known) > KEPT_TOKENS:
        _known.clear()
        _known.update(_OPERATORS)
    tokens = [*chain.from_iterable(map(_tokens, streams))]
    try:
        objects = [*map(_known.__getitem__, tokens)]
    except KeyError:
        return None
    return _with_arrays(tokens, objects) if b"[" in tokens or b"]" in tokens else objects


def _tokens(stream: bytes) -> list[bytes]:
    """Cut a stream into tokens."""
    words, *others = _MARKED.split(stream)
    tokens = words.replace(b"/", b" /").split()
    for marked, words in zip(others[::2], others[1::2], strict=True):
        tokens.append(marked)
        tokens += words.replace(b"/", b" /").split() if b"/" in words else words.split()
    return tokens


def _with_arrays(tokens: Sequence[bytes], objects: Sequence[Any]) -> list[Any] | None:
    """Put what stands between brackets into lists; None where that is not plain."""
    found: list[Any] = []
    arrays = tokens.count(b"[")
    if tokens.count(b"]") != arrays:
        return None
    end = -1
    for _ in range(arrays):
        begin, before = tokens.index(b"[", end + 1), end + 1
        end = tokens.index(b"]", before)
        array = [*objects[begin + 1 : end]]
        if end < begin or PSKeyword in map(type, array):
            return None
        found += objects[before:begin]
        found.append(array)
    return [*found, *objects[end + 1 :]]


def _read(token: bytes) -> Any:
    """Find out what a token is that is no operator.

    Raises:
        KeyError: It is left to playa.
    """
    if _NUMBER.fullmatch(token):
        return float(token) if b"." in token else int(token)
    if len(token) > 1 and token[:1] == b"(":
        return token[1:-1] if _SPECIAL.isdisjoint(token) else next(Lexer(token))[1]
    if token[:1] == b"/" and _NOT_OF_NAMES.isdisjoint(token):
        return LIT(name_str(token[1:]))
    if token[:2] == b"<<":
        return _read_dict(token)
    if len(token) > 1 and token[:1] == b"<":
        digits = b"".join(token[1:-1].split())
        return unhexlify(digits + b"0" if len(digits) % 2 else digits)
    raise KeyError(token)


def _read_dict(token: bytes) -> Any:
    objects = _plain_objects([token[2:-2]])
    if objects is None or len(objects) % 2:
        raise KeyError(token)
    names, values = objects[::2], objects[1::2]
    if PSKeyword in map(type, values) or any(type(name) is not PSLiteral for name in names):
        raise KeyError(token)
    return {name.name: value for name, value in zip(names, values, strict=True)}
