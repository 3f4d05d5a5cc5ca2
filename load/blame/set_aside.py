"""The documents set aside because they break the build, kept from load to load.

A document stays set aside as long as its reading is the same and so are code and seeds; whatever of
these changes, it is tried again. Removing the file tries all of them again.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from load.release.digest import code_digest
from load.release.files import replacing
from load.settings import Places

REASON_CODE = "breaks_the_build"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A document that is not built, the reading of it that failed, and what failed."""

    document_sha256: str
    extraction_id: str
    error: str


def read_set_aside(places: Places, current: Mapping[str, str]) -> tuple[SetAside, ...]:
    """Read which of the documents in the folder are set aside.

    Args:
        places: The data folder.
        current: The extraction that counts, by document hash.
    """
    try:
        content = json.loads(places.set_aside.read_bytes())
        if content["code"] != code_digest():
            return ()
        kept = [SetAside(**document) for document in content["documents"]]
    except (FileNotFoundError, ValueError, KeyError, TypeError):  # damaged: they are tried again
        return ()
    return tuple(one for one in kept if current.get(one.document_sha256) == one.extraction_id)


def keep_set_aside(places: Places, documents: Iterable[SetAside]) -> None:
    """Keep for the next loads which documents are set aside; none of them removes the list."""
    rows = sorted((asdict(one) for one in documents), key=lambda row: str(row["document_sha256"]))
    if not rows:
        places.set_aside.unlink(missing_ok=True)
        return
    content = {"code": code_digest(), "documents": rows}
    with replacing(places.set_aside) as temporary:
        temporary.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
