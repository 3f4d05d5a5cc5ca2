"""What breaks a test by one document's rows, and the tests that no document breaks."""

BREAK = {
    "casts_that_nulled_are_counted": "update intermediate.int_amounts set value = null",
    "documents_with_statements_have_statements": "update audit.statement_coverage"
    " set is_recognised = false",
    "every_amount_is_mapped_or_listed": "delete from marts.fct_statement_amounts",
    "every_cell_has_one_role": "delete from intermediate.int_cell_roles",
    "every_check_has_terms": "delete from intermediate.int_identity_terms",
    "every_figure_has_a_place": "update marts.fct_statement_amounts set source_page = null",
    "every_file_has_one_state": "delete from marts.files",
    "figures_lie_on_their_page": "update marts.fct_statement_amounts"
    " set source_bbox = [-9000, 0, 1, 1]",
    "no_measure_is_bound_twice": "update intermediate.int_columns set role = 'measure',"
    " measure_code = 'total', side = null, block = null, group_no = 1, period = 'current'",
    "values_equal_their_text": "update marts.fct_statement_amounts set value = value + 1",
    "what_adds_up_is_one_whole": "update marts.fct_statement_amounts"
    " set adds_up_to = 'final_expenditure'",
    # the gate
    "raw-files-key": "update staging.stg_raw__files set status = 'lost'",
    "raw-documents-key": "insert into staging.stg_raw__documents from staging.stg_raw__documents",
    "raw-documents-reason": "update staging.stg_raw__documents set status = 'unreadable'",
    "raw-pages-complete": "delete from staging.stg_raw__pages",
    "raw-glyph-account": "update staging.stg_raw__pages set glyphs_in_lines = 9",
    "raw-grids-key": "insert into staging.stg_raw__grids from staging.stg_raw__grids",
    "raw-cells-key": "insert into staging.stg_raw__cells from staging.stg_raw__cells",
    "raw-cells-cover": "update staging.stg_raw__grids set row_count = row_count + 1",
    "raw-cells-of-grids": "delete from staging.stg_raw__grids",
    "accounting-files": "delete from marts.files",
    "accounting-reasons": "update marts.files set status = 'quarantined', reason = ''",
    "accounting-documents": "delete from marts.documents",
    "accounting-statements": "update audit.statement_coverage set is_recognised = false",
    "accounting-amounts": "update audit.statement_coverage set amount_count = amount_count + 1",
    "accounting-mapped": "delete from marts.statement_amounts",
    "accounting-unmapped": "update audit.statement_coverage"
    " set unmapped_count = unmapped_count + 1",
    "accounting-key": "insert into marts.statement_amounts from marts.statement_amounts",
    "accounting-values": "update marts.statement_amounts set source_text = null",
    "completeness-index": "delete from audit.rule_index",
    "completeness-answers": "delete from audit.rule_results",
    "completeness-catalogue": "update intermediate.int_identity_checks"
    " set rule_id = 'ARITHMETIC-099'",
    "completeness-findings": "delete from audit.violations",
    "completeness-places": "delete from audit.finding_places",
    "completeness-chain": "update audit.violations set explained_by = 'nobody'",
}
"""What breaks a test that says itself what it looks for, done to the rows of one document."""

_SEEDS = "the table is made of seeds"
_WORDS = "its rows are words, gone with the last document that prints them"
_DOCUMENTS = "its rows are made of documents that are tested one by one, gone with the last of them"
NOT_BY_CONTENT = {
    r"a_title_names_one_statement|every_code_has_its_parent|changes_of_subjects_hold": _SEEDS,
    r"relationships_identity_rules_\w+": _SEEDS,
    r"\w*(?<!ref_)int_heading(_terms|_texts|s_of_forms)_\w+": _SEEDS,
    r"\w*(?<!ref_)dim_measure_\w+": _SEEDS,
    r"\w*int_(claim|title)_(wordings|matches|measures|readings|words)_\w+": _WORDS,
    r"\w*(?<!ref_)int_(subjects_listed|headings_behind_words|composed_headings)_\w+": _WORDS,
    r"\w*(?<!ref_)dim_(department|place|subject|year)_\w+": _DOCUMENTS,
    r"\w+_columns_(year_over_year|composition|coverage)_\w+": _DOCUMENTS,
    r"accounting-columns": "it looks at the columns of tables",
}
"""Tests, as regular expressions, that no rows of one document break; why."""
