"""Named points at which a test may kill the load, to see that nothing published is harmed."""

import os
import signal

DIE_AT = "BUDGET_WAREHOUSE_DIE_AT"
POINTS = (
    "started",
    "extracted",
    "built",
    "judged",
    "reported",
    "sealed",
    "release_moved",
    "published",
    "recorded",
)


def reached(point: str) -> None:
    """Die here, as a machine dies, if the environment says so."""
    assert point in POINTS
    if os.environ.get(DIE_AT) == point:
        os.kill(os.getpid(), signal.SIGKILL)
