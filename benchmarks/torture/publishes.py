"""Readers that never stop while releases are published under them."""

import threading
from pathlib import Path

from benchmarks.torture.figures import Figure
from load.release.publish import tidy
from load.settings import Places
from tests.load.releases import publish_number, read_both, read_number

READERS = 4


def publish_under_readers(count: int, data: Path) -> Figure:
    """Publish so many releases; count queries that fail, go back or mix two releases."""
    places = Places(data)
    publish_number(places, 0)
    stop = threading.Event()
    tally: list[tuple[int, list[str]]] = []

    def read() -> None:
        queries, bad, last = 0, [], 0
        while not stop.is_set():
            queries += 2
            try:
                number, page = read_both(places)
                alone = read_number(places)
            except Exception as error:  # noqa: BLE001  # whatever a reader meets is a failure
                bad.append(repr(error)[:200])
                continue
            if number != page or number < last or alone < number:
                bad.append(f"{number}, {page}, {alone} after {last}")
            last = alone
        tally.append((queries, bad))

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for number in range(1, count + 1):
        publish_number(places, number)
        tidy(places)
        stop.wait(0.25)  # a reader that resolved a name has the time to open it, as every night
    stop.set()
    for reader in readers:
        reader.join()
    bad = [text for _, texts in tally for text in texts]
    queries = sum(number for number, _ in tally)
    return Figure(
        f"reader queries over {count} publishes with an error or a mixture",
        len(bad),
        queries,
        "; ".join(bad[:3]),
    )
