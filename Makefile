# Căn Cứ: mọi việc quanh mã nguồn là một lệnh. `make` liệt kê. · Every chore around the source is one command; `make` lists them.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.ONESHELL:

PYTHON ?= $(firstword $(shell command -v python3.11 python3 python3.13 python3.12) python3)
VENV ?= .venv
RUN := $(VENV)/bin/python
READY := $(VENV)/.ready
PIP := $(RUN) -m pip --disable-pip-version-check --quiet
# One file to one process: the tests of a file share a browser or a store.
PYTEST := $(RUN) -m pytest -rs -n 2 --dist loadfile
CODE := cancu viz ingest queries graph ontology

.PHONY: help demo test check static docs bench accuracy lock clean

help:  ## liệt kê các lệnh · list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

demo: $(READY)  ## chạy thử trên văn bản mẫu · try it on the example documents
	@$(VENV)/bin/cancu demo

test: $(READY)  ## cài đủ và chạy mọi kiểm thử · set up all and run every test
	@bash .ci/machine browser
	bash .ci/machine scans
	bash .ci/machine office
	$(PYTEST)
	echo "Đã chạy mọi kiểm thử. Tiếp theo: make demo để xem thử; make check trước khi gửi thay đổi."
	echo "All tests were run. Next: make demo to see it work; make check before you send a change."

check: static test  ## định dạng, kiểu, tầng, tệp sinh ra, kiểm thử · format, types, layers, generated files, tests

static: $(READY)  ## phần không chạy kiểm thử của check · the part of check that runs no tests
	@say() { printf '── %s\n' "$$1"; }
	say 'ruff format'; $(RUN) -m ruff format --check --quiet .
	say 'ruff check'; $(RUN) -m ruff check --quiet .
	say 'mypy'; $(RUN) -m mypy --no-error-summary; $(RUN) -m mypy --no-error-summary benchmarks docs/readme.py
	say 'import-linter'; $(VENV)/bin/lint-imports --no-cache >/dev/null || { $(VENV)/bin/lint-imports --no-cache; exit 1; }
	say 'generated: areas, document types, page of the ontology'
	for made in areas doctypes docs; do $(RUN) -m ontology.build_$$made --check; done
	$(RUN) -m cancu.build_words --check

docs: $(READY)  ## viết lại những tệp sinh ra, cả tranh của README · rewrite what is generated, also pictures of the README
	@for made in areas doctypes docs; do $(RUN) -m ontology.build_$$made; done
	$(RUN) -m cancu.build_words
	$(RUN) docs/readme.py
	echo "Đã viết lại; xem git diff. · Rewritten; see git diff."

bench: $(READY)  ## đo thời gian khởi động · measure the time to start
	@$(RUN) benchmarks/startup.py

accuracy: $(READY)  ## chấm độ chính xác khi đọc (cần ../shared) · score the reading (needs ../shared)
	@$(RUN) benchmarks/accuracy.py

lock:  ## ghim lại phiên bản thư viện · pin the libraries anew
	@export PYTHON='$(PYTHON)'; bash .ci/machine python
	bash .ci/lock

clean:  ## xóa những gì các lệnh trên tạo ra · remove what the targets above made
	@rm -rf .venv .venv-lowest demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find $(CODE) tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
	echo "Đã dọn. Tiếp theo: make demo · Cleaned. Next: make demo"

$(READY): requirements.lock pyproject.toml .ci/machine
	@PYTHON='$(PYTHON)' bash .ci/machine python
	echo "── $(VENV): cài các thư viện đã ghim · installing the pinned libraries"
	[ -x $(RUN) ] || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@
