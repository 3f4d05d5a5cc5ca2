"""Columns are runs of ink with the headings that stand over or beside them."""

from __future__ import annotations

from extract.grids.aligned.columns import find_columns, find_runs, find_separators
from extract.marks.textlines import TextLine
from tests.extract.grids.aligned.test_header import piece


def line(y: float, *marks: tuple[str, float]) -> list[TextLine]:
    return [piece(text, x, y) for text, x in marks]


def test_figures_at_the_right_take_the_heading_on_their_left() -> None:
    header = line(200, ("Name", 60), ("Basic", 160), ("Project", 260))
    body = [*line(180, ("Roads", 60), ("1.50", 200)), *line(160, ("Parks", 60), ("2.50", 200))]
    columns = find_columns(find_runs(body), body, header)
    assert [column.holds_figures for column in columns] == [False, True, False]
    assert columns[1].heading is not None
    assert columns[2].run is None
    assert [round(x) for x in find_separators(columns)] == [110, 226]


def test_spaces_in_names_are_no_gutter() -> None:
    header = line(200, ("Name", 60), ("Sum", 200))
    body = [*line(180, ("ab", 50), ("cd", 90), ("1.50", 200)), *line(160, ("ab", 50), ("2", 200))]
    assert len(find_columns(find_runs(body), body, header)) == 2


def test_thousands_apart_are_one_run() -> None:
    body = line(180, ("Roads", 60), ("6 999", 200))
    assert len(find_runs(body)) == 2
    assert len(find_runs(line(180, ("Roads", 60), ("6", 180), ("999", 200)))) == 3


def test_words_in_the_middle_of_a_column_of_figures_are_in_it() -> None:
    header = line(200, ("Name", 60), ("Sum", 200))
    body = [*line(180, ("ab", 60), ("1.50", 240)), *line(160, ("cd", 60), ("Sum", 200))]
    assert len(find_columns(find_runs(body), body, header)) == 2


def test_figures_at_the_left_take_the_heading_on_their_right() -> None:
    header = line(200, ("All", 70), ("Abroad", 170), ("Guests", 270), ("Cars", 370))
    body = line(180, ("10.80", 40), ("1.20", 240), ("9.60", 340))
    columns = find_columns(find_runs(body), body, header)
    assert [round(c.run.x0) if c.run else None for c in columns] == [28, None, 230, 330]


def test_a_number_beside_heading_and_figures_is_no_column_of_its_own() -> None:
    header = line(200, ("Name", 60), ("Sum", 250))
    body = [*line(180, ("Roads", 60), ("21.50", 270)), *line(160, ("Parks", 60), ("2.50", 273))]
    numbers = line(190, ("1", 180))
    assert len(find_columns(find_runs(body), body, header, numbers)) == 2


def test_figures_that_end_at_one_edge_are_at_the_right_whatever_codes_do() -> None:
    header = line(200, ("Code", 45), ("Name", 100), ("All", 200), ("Basic", 300), ("More", 400))
    body = [
        *line(180, ("208", 35), ("Roads", 95), ("11.50", 235), ("1.50", 337.5)),
        *line(160, ("20805", 40), ("Parks", 95), ("2.50", 237.5), ("111.50", 332.5)),
    ]
    columns = find_columns(find_runs(body), body, header)
    headed = [(round(c.heading.centre), c.run is not None) for c in columns if c.heading]
    assert headed == [(45, True), (100, True), (200, True), (300, True), (400, False)]


def test_columns_of_one_heading_part_at_the_gutters_of_the_body() -> None:
    header = line(200, ("Code of the item", 90), ("Sum", 240))  # the heading from 50 to 130
    body = [
        *line(180, ("206", 60), ("01", 90), ("02", 120), ("1.50", 240)),
        *line(160, ("206", 60), ("04", 90), ("99", 120), ("2.50", 240)),
    ]
    columns = find_columns(find_runs(body), body, header)
    assert [round(c.run.x0) if c.run else None for c in columns] == [52, 85, 115, 230]
    assert [round(x) for x in find_separators(columns)] == [76, 105, 178]


def test_a_heading_of_one_line_between_two_that_wrap_is_a_columns_own() -> None:
    first, last = [("Type", 60), ("Unit", 220)], [("of", 60), ("of", 220)]
    header = [
        *line(210, *first),
        *line(202.5, ("Name", 140), ("Sum", 300)),
        *line(195, *last),
    ]
    body = line(180, ("kind", 60), ("Roads", 140), ("office", 220), ("1.50", 300))
    columns = find_columns(find_runs(body), body, header)
    assert [column.heading is not None for column in columns] == [True] * 4
