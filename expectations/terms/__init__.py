"""What the rules of shared kinds compare.

A rule's terms are mappings of keys to words or lists of words. `kinds` says which keys a kind
takes, `values` what they may say, with the codes of the seeds (`codes`) and the grammar of figures
(`selectors`); `checks` holds the catalogue to all of it. `sums` reads the sums of terms, and `rows`
writes every selector as a row, so that SQL takes none apart.
"""

from __future__ import annotations

from collections.abc import Mapping

Term = Mapping[str, "str | tuple[str, ...]"]
