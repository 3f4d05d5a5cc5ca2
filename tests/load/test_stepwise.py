"""The steps one by one, as somebody runs them who works on one of them."""

import duckdb
import pytest

from load.settings import CHECKOUT, Places
from tests.load.cli.test_main import run
from tests.load.releases import names_in

TINY = CHECKOUT / "data" / "sample" / "tiny"


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Run the four steps over one report; each must end well."""
    folder = tmp_path_factory.mktemp("folder")
    (folder / "faulty.pdf").write_bytes((TINY / "faulty.pdf").read_bytes())
    places = Places(tmp_path_factory.mktemp("data") / "data")
    for step in ("extract", "build", "audit", "report"):
        given = ("--pdf-dir", folder) if step in {"extract", "report"} else ()
        ended = run(step, "--data-dir", places.data, *given)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        assert "✓" in ended.stdout
    return places


def test_nothing_is_published(places: Places) -> None:
    assert not places.current.exists()
    assert len(names_in(places.builds) - {places.raw_view.name, places.raw_unseen.name}) == 1


def test_the_build_is_judged_as_a_load_judges_it(places: Places) -> None:
    [warehouse] = places.builds.glob("*/release/warehouse.duckdb")
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        [(found,)] = connection.execute("""
            select list(rule_id order by rule_id)
            from audit.finding_history inner join audit.violations using (finding_id, rule_id)
            where rule_id like 'ARITHMETIC-%' and state = 'new'
        """).fetchall()
        for table in ("waivers", "expected_disclosures"):
            assert connection.execute(f"from audit.{table}").fetchall() == []
    assert found == ["ARITHMETIC-030", "ARITHMETIC-031", "ARITHMETIC-036"]


def test_the_report_and_the_data_docs_lie_in_the_build(places: Places) -> None:
    [reports] = places.builds.glob("*/release/reports")
    assert (reports / "index.html").is_file()
    assert (reports / "data_docs" / "index.html").is_file()


def test_every_step_is_logged(places: Places) -> None:
    logged = "".join(path.read_text("utf-8") for path in places.logs.iterdir())
    for step in ("extract", "build", "judge", "gate", "report"):
        assert f'"step_done", "step": "{step}"' in logged
