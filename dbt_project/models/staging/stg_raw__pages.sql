-- One row per page of a document, with its glyph account.
{{ current_rows('pages') }}
