-- One row per document, its own pages or those of its other files, of which some show something and
-- let nothing be read: what was not found may stand there.
create or replace table unread_pages as
select distinct parts.document_sha256
from input_parts as parts
inner join input_pages as pages on parts.part_sha256 = pages.document_sha256
where pages.text_source = 'none' and coalesce(pages.image_share, 0) > 0.2;
