"""Whether a document may be to blame for what the gate says."""

from expectations.gate import GateResult
from load.auditing import gate_error
from load.errors import BuildError


def test_findings_that_stop_by_wish_blame_nobody() -> None:
    assert isinstance(gate_error(GateResult(False, ("a check",), is_ours=True)), BuildError)  # noqa: FBT003
    assert not isinstance(gate_error(GateResult(False, ("findings",))), BuildError)  # noqa: FBT003
