-- Writes no rows: macros that take a selector apart.

-- Selectors, as the terms of rules name a figure: `GK01.income[本年收入合计].amount` is statement,
-- side (left out where there is none), line and measure (claims: where the three public expenses
-- are printed downwards, the measure that the line is). The line is a pattern that its name matches
-- in full; `[total]` is the grand total of a statement by code; `[]` is any line; `[@]` stands for the
-- line of the code or class the claim is about.
create or replace temp macro selector_statement(selector) as
    regexp_extract(selector, '^[A-Z]+\d+');
create or replace temp macro selector_side(selector) as
    regexp_extract(selector, '^[A-Z]+\d+\.([a-z]+)\[', 1);
create or replace temp macro selector_line(selector) as
    coalesce(nullif(regexp_extract(selector, '\[(.*)\]', 1), ''), '.*');
create or replace temp macro is_selected_line(figure, selector) as
    regexp_full_match(figure.line, selector_line(selector))
    or regexp_full_match(figure.line_label, selector_line(selector));
create or replace temp macro selector_measure(selector) as
    regexp_extract(selector, '\]\.([a-z0-9_|()]+)$', 1);
