# One target, one command; the work is done by the command line `budget-warehouse`.
# Variables:  PDF_DIR=folder of PDFs   DATA_DIR=where all output goes   WORKERS=processes
#             EXECUTOR=dask://host:8786, a cluster that reads the PDFs

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
RUN  := $(VENV)/bin/budget-warehouse
PY   := $(VENV)/bin/python
# The newest of these that runs and can make environments; PYTHON=/path/to/python chooses another.
PYTHON ?= python3.13 python3.12 python3.11 python3

# Variables reach the command through the environment, so that no path needs quoting.
export PDF_DIR DATA_DIR WORKERS EXECUTOR PDF STOP_ON ACCEPT MAX_HOURS N PAGES VIEW FORMAT OUT DEPARTMENT
export DO_NOT_TRACK := 1
export DBT_SEND_ANONYMOUS_USAGE_STATS := false
export GX_ANALYTICS_ENABLED := false
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1

.PHONY: help scheduler worker load check extract build audit report open status health layouts sql export sheet docs-site test torture lint lint-types lint-sql docs bench clean

help: ## 列出所有命令 · list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))
	@echo
	@echo "  PDF_DIR=文件夹  DATA_DIR=输出位置（文件夹或 s3:// 地址）  WORKERS=进程数      例 · e.g.  make load PDF_DIR=~/reports"

load: $(VENV)/installed $(if $(EXECUTOR),$(VENV)/installed-cluster) ## 载入全部 PDF 并发布 · load every PDF and publish (data/inbox, or the sample)
	@$(RUN) load $(if $(STRICT),,--accept-quarantine)

check: $(VENV)/installed ## 公开前核对一份报告 · check one report before it is published (PDF=draft.pdf)
	@test -n "$$PDF" || { echo "错误：请给出要核对的文件，例如 make check PDF=草稿.pdf · name the report with PDF=" >&2; exit 2; }
	@$(RUN) check -- "$$PDF"

extract: $(VENV)/installed $(if $(EXECUTOR),$(VENV)/installed-cluster) ## 仅读取 PDF · only read the PDFs into data/raw
	@$(RUN) extract

build: $(VENV)/installed ## 仅生成数据仓库（不发布）· only build the warehouse from data/raw, unpublished
	@$(RUN) build

audit: $(VENV)/installed ## 仅核对最近一次生成的仓库 · only judge the newest build
	@$(RUN) audit

report: $(VENV)/installed ## 仅生成报告 · only write the report of the newest build
	@$(RUN) report

open: ## 打开已发布的报告 · open the published report in the browser
	@case "$$DATA_DIR" in *://*) exec $(RUN) status --no-files;; esac; \
	page="$${DATA_DIR:-data}/reports/index.html"; test -f "$$page" || { echo "错误：还没有发布过报告，请先运行 make load · nothing is published yet: make load" >&2; exit 2; }; \
	for open in xdg-open wslview open; do $$open "$$page" 2>/dev/null && exit; done; echo "请用浏览器打开 · open in a browser: $$(realpath -s "$$page")"

status: $(VENV)/installed ## 已发布的内容与每个文件的状态 · what is published, and the state of every file
	@$(RUN) status

health: $(VENV)/installed ## 供监控调用：最近的载入是否正常 · one line and status 0 or 1 for a monitor (MAX_HOURS=48)
	@$(RUN) health

sql: $(VENV)/installed ## 查询已发布的仓库 · ask the published warehouse in SQL
	@$(PY) -m load.reader sql

export: $(VENV)/installed $(if $(filter postgres,$(FORMAT)),$(VENV)/installed-postgres) ## 导出一个视图或全部 · write a view (VIEW=部门总数 FORMAT=xlsx|csv|parquet) or all (FORMAT=datapackage|lake|postgres OUT=address)
	@test -n "$$VIEW" || case "$$FORMAT" in datapackage|lake|postgres) ;; *) false ;; esac || { echo "错误：请给出视图，例如 make export VIEW=部门总数 FORMAT=xlsx · name the view with VIEW=" >&2; exit 2; }
	@$(PY) -m load.reader export "$$VIEW" "$${FORMAT:-xlsx}" $${OUT:+"$$OUT"}

sheet: $(VENV)/installed ## 一个单位的交办单，单个网页 · the hand-over sheet of a department, one file that stands alone (DEPARTMENT=单位)
	@test -n "$$DEPARTMENT" || { echo "错误：请给出单位，例如 make sheet DEPARTMENT=教育局 · name the department with DEPARTMENT=" >&2; exit 2; }
	@$(PY) -m load.reader sheet "$$DEPARTMENT" $${OUT:+"$$OUT"}

docs-site: $(VENV)/installed ## 生成模型文档（单个网页，不需要网络）· the pages of the models and their lineage, one file, offline
	@$(PY) -m load.compiled.docs_site

layouts: $(VENV)/installed ## 不认识的表名、列标题与建议的种子行 · seed rows that would bind what was not recognised
	@$(RUN) layouts

test: $(VENV)/installed-dev ## 运行全部测试 · run every test
	@$(PY) -m load.compiled.prepare && $(PY) -m pytest -n auto --dist loadfile --no-loadscope-reorder

torture: $(VENV)/installed-dev ## 故意破坏：杀进程、写满磁盘、损坏文件 · kill, starve and damage the load on purpose (N=200 for all)
	@$(PY) -m benchmarks.torture

lint: $(VENV)/installed-dev ## 检查代码风格与类型 · ruff, mypy, sqlfluff, generated docs
	@$(PY) -m ruff check . && $(PY) docs/generate.py --check && $(MAKE) -j 2 lint-types lint-sql

lint-types: $(VENV)/installed-dev ## 仅检查类型 · mypy alone
	@$(PY) -m mypy

lint-sql: $(VENV)/installed-dev ## 仅检查 SQL · sqlfluff alone
	@$(VENV)/bin/sqlfluff lint --templater raw --processes 0 expectations && cd dbt_project && WAREHOUSE_BUILD_PATH=:memory: ../$(VENV)/bin/sqlfluff lint --processes 0 --config ../pyproject.toml models

docs: $(VENV)/installed ## 重新生成规则与表的文档 · rewrite the generated pages of docs/
	@$(PY) docs/generate.py

scheduler: $(VENV)/installed-cluster ## 启动集群的调度器 · start the scheduler of a cluster
	@$(VENV)/bin/dask scheduler

worker: $(VENV)/installed-cluster ## 让这台机器为集群工作 · let this machine read and build for a cluster (EXECUTOR=dask://host:8786)
	@test -n "$$EXECUTOR" || { echo "错误：请给出调度器的地址，例如 make worker EXECUTOR=dask://主机:8786 · name the scheduler with EXECUTOR=" >&2; exit 2; }
	@DASK_DISTRIBUTED__WORKER__DAEMON=False $(VENV)/bin/dask worker "$(EXECUTOR:dask://%=tcp://%)" --nthreads "$${WORKERS:-$$(nproc)}"

bench: $(VENV)/installed ## 测量读取与载入的速度和内存 · measure reading beside other libraries, a cold and a no-op load
	@$(PY) -m pip install -qq --constraint constraints.txt --editable '.[ocr,bench]' || echo "pdfplumber 未安装，略去 · pdfplumber is left out"
	@$(PY) -m pip install -qq --no-deps --upgrade --target data/bench/pdfplumber-rs pdfplumber-rs || echo "pdfplumber-rs 未安装，略去 · pdfplumber-rs is left out"
	@$(PY) -m benchmarks.measure_readers
	@$(PY) benchmarks/measure_load.py

clean: ## 删除虚拟环境与缓存（保留 data/）· remove the environment and caches, keep data/
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis *.egg-info dbt_project/target dbt_project/logs

# --- the environment: made once, and again when pyproject.toml or constraints.txt change ---

$(VENV)/bin/python:
	@chosen=; bare=; for name in $(PYTHON); do \
	  "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  "$$name" -c 'import ensurepip, venv' 2>/dev/null || { bare=$$name; continue; }; \
	  chosen=$$name; break; done; \
	if test -n "$$chosen"; then echo "创建虚拟环境 · creating $(VENV) with $$chosen"; \
	  "$$chosen" -m venv $(VENV) || { rm -rf $(VENV); exit 2; }; \
	elif test -n "$$bare"; then \
	  echo "错误：$$bare 缺少 venv/ensurepip，请先安装，如 apt-get install python3-venv · $$bare lacks venv/ensurepip: install python3-venv" >&2; exit 2; \
	else \
	  echo "错误：找不到 Python 3.11 或更新版本，请先安装，或用 make PYTHON=/路径/python3 指定 · no Python 3.11 or newer found; install it or name it with PYTHON=" >&2; exit 2; fi

$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip --upgrade >/dev/null
	@echo "安装依赖，首次需几分钟 · installing packages, a few minutes the first time"
	@$(PY) -m pip install -qq --constraint constraints.txt --editable '.[ocr]' || { echo "错误：依赖安装失败，请检查能否访问软件包源（见上）。 · Installing packages failed, see above." >&2; exit 2; }
	-@$(PY) -m load.compiled.prepare
	@touch $@

$(VENV)/installed-cluster: $(VENV)/installed
	@$(PY) -m pip install -qq --constraint constraints.txt --editable '.[ocr,cluster]' || { echo "错误：依赖安装失败，请检查能否访问软件包源（见上）。 · Installing packages failed, see above." >&2; exit 2; }
	@touch $@

$(VENV)/installed-postgres: $(VENV)/installed
	@$(PY) -m pip install -qq --constraint constraints.txt --editable '.[ocr,postgres]' || { echo "错误：依赖安装失败，请检查能否访问软件包源（见上）。 · Installing packages failed, see above." >&2; exit 2; }
	@touch $@

$(VENV)/installed-dev: $(VENV)/bin/python pyproject.toml constraints.txt
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip --upgrade >/dev/null
	@echo "安装依赖与测试工具 · installing packages and test tools"
	@$(PY) -m pip install -qq --constraint constraints.txt --editable '.[ocr,dev,cluster]' || { echo "错误：依赖安装失败，请检查能否访问软件包源（见上）。 · Installing packages failed, see above." >&2; exit 2; }
	@touch $(VENV)/installed $(VENV)/installed-cluster $@
