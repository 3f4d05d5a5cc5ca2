"""`make docs-site`: the pages that dbt makes of the project, in one file that needs no network.

    python -m load.compiled.docs_site [FOLDER]

Models, columns, seeds and tests with what they say of themselves, and the lineage as a picture. dbt
is asked in a process of its own choosing; nothing is built, and no warehouse has to be there.
"""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from load.settings import DBT_PROJECT, DEFAULT_DATA, DOCS_SITE
from load.storage.addresses import is_address

_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; "
    "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
)
_PAGES = ("--static", "--empty-catalog", "--no-compile")
_HEAD = "<head>"
_OFFLINE = (
    # the page asks for addresses with braces in them before it has put in what they stand for
    ('<use xlink:href="{{', '<use ng-attr-xlink:href="{{'),
    ('<img src="{{', '<img ng-src="{{'),
    ("//d1fc8wv8zag5ca.cloudfront.net/2.9.0/sp.js", ""),  # counts who reads the page
)
_ICON = re.compile(r'<link rel="shortcut icon"[^>]*>')  # a file that is not there


def write_docs_site(out: Path, project: Path = DBT_PROJECT) -> bool:
    """Write the site as `index.html` into a folder; false where dbt could not."""
    from dbt.cli.main import dbtRunner

    with TemporaryDirectory() as scratch:
        work = Path(scratch)
        settings = [
            *("--project-dir", str(project), "--profiles-dir", str(project)),
            *("--target-path", str(work / "target"), "--log-path", str(work / "logs")),
            *("--log-level-file", "none", "--quiet"),
        ]
        # what stands in the SQL is no path of this machine
        with _environment(RAW_DIR="data/raw", WAREHOUSE_BUILD_PATH=str(work / "docs.duckdb")):
            ended: Any = dbtRunner().invoke(["parse", *settings])
            if ended.success:
                dbt = dbtRunner(manifest=ended.result)
                ended = dbt.invoke(["docs", "generate", *_PAGES, *settings])
        if not ended.success:
            return False
        page = (work / "target" / "static_index.html").read_text(encoding="utf-8")
    out.mkdir(parents=True, exist_ok=True)
    new = out / ".index.html"
    new.write_text(make_offline(page, project), encoding="utf-8")
    new.replace(out / "index.html")
    return True


def make_offline(page: str, project: Path) -> str:
    """Let a page of dbt's ask for nothing, and name no folder of this machine."""
    for told, instead in _OFFLINE:
        page = page.replace(told, instead)
    page = _ICON.sub('<link rel="icon" href="data:,">', page.replace(str(project.parent), "."))
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    return page.replace(_HEAD, _HEAD + policy, 1)


@contextmanager
def _environment(**variables: str) -> Iterator[None]:
    before = dict(os.environ)
    os.environ |= variables
    try:
        yield
    finally:
        os.environ.clear()
        os.environ |= before


def main(arguments: list[str]) -> int:
    """Write the site into the data folder, or into the one given."""
    given = os.environ.get("DATA_DIR") or ""
    data = Path(given).expanduser() if given and not is_address(given) else DEFAULT_DATA
    out = Path(arguments[0]).expanduser() if arguments else data / DOCS_SITE
    if not write_docs_site(out):
        sys.stderr.write("错误：dbt 没有写出文档，见上。\n")
        return 1
    sys.stdout.write(f"模型文档写入 {out / 'index.html'}，用浏览器打开即可，不需要网络。\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
