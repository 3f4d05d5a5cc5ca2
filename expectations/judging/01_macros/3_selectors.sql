-- Writes no rows: what a selector means, once it is read (`terms/selectors.py`).

-- Is this the line whose name a selector gives? `[total]` is the grand total of a statement by
-- code.
create or replace temp macro is_named_line(figure, line_words) as
    regexp_full_match(figure.line, line_words) or regexp_full_match(figure.line_label, line_words);
