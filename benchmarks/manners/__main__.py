import sys
from pathlib import Path
import duckdb
from benchmarks.mutations.copies import build
from benchmarks.manners.figures import read_report
from benchmarks.manners import finals, finals_more
from benchmarks.manners.writing import write_reports
raw, whole, work = map(Path, sys.argv[1:4])
manners, shas = sys.argv[4].split(','), sys.argv[5].split(',')
texts = {}
for s in shas:
    r = read_report(whole, s)
    for m in manners:
        texts[r.sha256, m] = (finals.opening(r, m), (getattr(finals, m, None) or getattr(finals_more, m))(r))
work.mkdir(exist_ok=True)
write_reports(raw, work/'raw', texts)
build(work/'raw', work/'manners.duckdb')
