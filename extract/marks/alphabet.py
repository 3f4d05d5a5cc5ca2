"""What a font's table of characters declares in, what of it cannot be right out.

Nearly every font that prints Chinese keeps its glyphs in the order of Unicode or of GB 2312, and a
subset keeps that order: its codes say a second time which characters they are. Of 1,396 such fonts
measured 1,171 are wholly in one of the orders, 220 in none (renumbered as they were used), and 5
have some glyphs appended behind the others. A character that stands out of the order, between
others that stand in it, is one that a damaged table puts there.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

LEAST_IN_ORDER = 16
"""Characters of a font, at least, for an order to be no accident."""

ORDER_SHARE = 0.8
"""Share of them that must be in order; fonts in no order have less than half."""

BETWEEN = 3
"""Characters in order on either side of one out of order: those at the end were appended."""

FEW_AGAINST = 2
"""Where so few contradict a character, they may be the wrong ones: two that changed places."""

LEAST_STRANGE, STRANGE_SHARE = 5, 0.2
"""Different characters that no report prints, and their share of a font's, from which its table is
taken to be garbled: more than a font of bullets and ticks has."""

_IDEOGRAPHS = range(0x4E00, 0xA000)
_LATIN_ENDS = 0x250


def strangers(texts: Mapping[int, str]) -> frozenset[int]:
    """Name the codes whose characters contradict the order of the others.

    Args:
        texts: What the font declares for each code.
    """
    codes = [code for code in sorted(texts) if _is_ordered(texts[code])]
    if len(codes) < LEAST_IN_ORDER:
        return frozenset()
    chars = [texts[code] for code in codes]
    orders = ([char.encode("utf-16-be") for char in chars], [_national(char) for char in chars])
    ranks, kept = max(((rank, _longest_rise(rank)) for rank in orders), key=lambda one: len(one[1]))
    if len(kept) == len(codes) or len(kept) < ORDER_SHARE * len(codes):
        return frozenset()
    found: set[int] = set()
    for place in set(range(len(codes))).difference(kept):
        before = bisect_left(kept, place)
        if min(before, len(kept) - before) < BETWEEN:
            continue
        against = [other for other in kept if (other < place) != (ranks[other] < ranks[place])]
        found.update([place, *(against if len(against) <= FEW_AGAINST else [])])
    return frozenset(codes[place] for place in found)


def strange_marks(texts: Collection[str]) -> str:
    """List the characters that no Chinese report prints, where a font declares too many of them."""
    odd = {char for text in texts for char in _strange[text]}
    if len(odd) < LEAST_STRANGE:
        return ""
    marks = {char for text in {*texts} for char in _plain(text)}
    letters = {char for char in marks if _is_letter(char)}
    strange = {char for char in letters if not _is_national(char)}
    is_garbled = len(strange) >= LEAST_STRANGE and len(strange) > STRANGE_SHARE * len(letters)
    return "".join(sorted(strange)) if is_garbled else ""


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


class _Strange(dict[str, tuple[str, ...]]):
    """The characters of texts that no Chinese report prints, each found out once."""

    def __missing__(self, text: str) -> tuple[str, ...]:
        """Find out what is strange in a text."""
        letters = filter(_is_letter, _plain(text))
        found = self[text] = tuple(char for char in letters if not _is_national(char))
        return found


_strange = _Strange()


def _is_ordered(text: str) -> bool:
    """Say whether it is an ideograph, or what may stand for one by mistake."""
    if len(text) != 1:
        return False
    is_stray = ord(text) >= _LATIN_ENDS and _is_letter(text) and not _is_national(text)
    return ord(text) in _IDEOGRAPHS or is_stray


@lru_cache(maxsize=65536)
def _is_letter(char: str) -> bool:
    """Say whether it is a letter or ideograph of any script, or none that Unicode knows."""
    category = unicodedata.category(char)
    return not char.isascii() and (category[0] == "L" or category in {"Co", "Cn"})


@lru_cache(maxsize=65536)
def _is_national(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _national(char: str) -> bytes:
    """Give the place of a character in GB 2312; what is not in it stands behind."""
    return char.encode("gb2312") if _is_national(char) else b"\xff" + char.encode("utf-16-be")


def _longest_rise(ranks: Sequence[bytes]) -> list[int]:
    """Find the places of a longest rising subsequence."""
    tails: list[bytes] = []
    ends: list[int] = []
    before: list[int] = []
    for place, rank in enumerate(ranks):
        length = bisect_left(tails, rank)
        before.append(ends[length - 1] if length else -1)
        if length == len(tails):
            tails.append(rank)
            ends.append(place)
        else:
            tails[length], ends[length] = rank, place
    rise: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        rise.append(place)
        place = before[place]
    return rise[::-1]
