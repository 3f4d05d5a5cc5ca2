-- Every rule owes every loaded document an answer, be it "not applicable": nothing else shows
-- that a rule silently did not run.
insert into audit.rule_index
select
    rules.rule_id,
    documents.document_sha256,
from audit.rules as rules
cross join input_documents as documents;
