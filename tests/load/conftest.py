from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from load.settings import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "data")


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Start a server that speaks S3; gives an address in a bucket of its own."""
    moto = pytest.importorskip("moto.server", reason="moto is a development extra, not installed")
    boto3 = pytest.importorskip("boto3", reason="boto3 is a development extra, not installed")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    name = f"budgets-{uuid4()}"  # the server keeps what a test before has left
    host, port = server.get_host_and_port()
    boto3.client("s3", endpoint_url=f"http://{host}:{port}").create_bucket(Bucket=name)
    try:
        yield f"s3://{name}/warehouse?endpoint_override={host}:{port}&scheme=http"
    finally:
        server.stop()
