PYTHON ?= python3
BIN := .venv/bin
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check
DEMO_DAY := 2026-06-18
unexport PYTHONDONTWRITEBYTECODE  # the tests start many processes, which would all compile anew

.PHONY: help demo test test-extras test-thorough test-system audit bench compare fuzz docs gallery screenshots catalogues clean

help:
	@echo "make demo          ask the shipped plan the first questions, and a plan under way how it stands"
	@echo "make test          formatting, lint, types, import contract, tests"
	@echo "make test-extras   tests of corpora, Parquet and pandas, with what these need"
	@echo "make test-thorough every command with hostile names, and without what only some systems have"
	@echo "make test-system   tests that need other shells, a browser, Graphviz, LibreOffice"
	@echo "make audit         the tests with the lowest releases that pyproject.toml allows"
	@echo "make bench         timings, as ratios within one run"
	@echo "make compare       all that differs from REV=a revision: drafts, answers, pictures, exports"
	@echo "make fuzz          kills, races, crowds, documents and ledgers at random"
	@echo "make docs          remake what the docs show of the tool"
	@echo "make gallery       remake the pictures in the docs"
	@echo "make screenshots   take the pictures of pages and files in the docs"
	@echo "make catalogues    gather the messages and compile the translations"

.venv/made: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 13) else "duties needs Python 3.11 to 3.13; this is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv --clear .venv
	@touch $@

$(BIN)/duties: .venv/made
	$(BIN)/python $(PIP_INSTALL) --editable .
	@touch $@

# What pip would compile file by file is compiled by all processors.
.venv/dev: .venv/made
	$(BIN)/python $(PIP_INSTALL) --no-compile 'pip>=25.1'
	$(BIN)/python $(PIP_INSTALL) --no-compile --editable . --group dev
	$(BIN)/python -m compileall -q -j 0 -x '/(mypy|mypyc|pip|pkg_resources|pygments|setuptools|tests?)/' .venv/lib src || true
	@touch $(BIN)/duties $@

demo: $(BIN)/duties
	$(BIN)/duties who-leads 19
	$(BIN)/duties my-tasks 区住建委
	mkdir -p build
	$(BIN)/duties draw unit 区住建委 -o build/区住建委.svg
	rm -rf build/demo
	$(BIN)/duties init --demo build/demo --as-of $(DEMO_DAY)
	$(BIN)/duties --plan build/demo/plan.yaml status --as-of $(DEMO_DAY)
	$(BIN)/duties --plan build/demo/plan.yaml board --as-of $(DEMO_DAY)

test: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	@echo "lint-imports, deptry and mypy beside pytest; what they say comes last"
	@{ $(BIN)/lint-imports --no-cache && $(BIN)/deptry src && $(BIN)/mypy; } > .venv/checks.txt 2>&1 & checks=$$!; \
	PYTHONWARNDEFAULTENCODING=1 $(BIN)/pytest --numprocesses auto --dist worksteal -m "not extras and not system and not thorough"; \
	tests=$$?; wait $$checks; checks=$$?; cat .venv/checks.txt; test $$tests$$checks = 00

.venv/extras: .venv/dev
	$(BIN)/python $(PIP_INSTALL) --editable '.[pandas,corpus,cluster]' --group extras
	@touch $(BIN)/duties $@

test-extras: .venv/extras
	PYTHONWARNDEFAULTENCODING=1 $(BIN)/pytest --numprocesses auto --dist worksteal -m "extras and not system and not thorough"

.venv/system: .venv/extras
	$(BIN)/python $(PIP_INSTALL) --group system
	@touch $@

test-thorough: .venv/extras
	PYTHONWARNDEFAULTENCODING=1 $(BIN)/pytest --numprocesses auto --dist worksteal -m thorough

test-system: .venv/system
	PYTHONWARNDEFAULTENCODING=1 $(BIN)/pytest -m system

.venv-audit/ready: pyproject.toml tests/lowest.py
	$(PYTHON) -m venv --clear .venv-audit
	.venv-audit/bin/python $(PIP_INSTALL) 'pip>=25.1'
	.venv-audit/bin/python tests/lowest.py > .venv-audit/lowest.txt
	.venv-audit/bin/python $(PIP_INSTALL) --constraint .venv-audit/lowest.txt --editable '.[pandas,corpus,cluster]' --group dev --group extras
	@touch $@

audit: .venv-audit/ready
	.venv-audit/bin/pytest --numprocesses auto --dist worksteal -m "not system"

bench: .venv/extras
	$(BIN)/python -m compileall -q src
	PYTHONPATH=tests $(BIN)/python tests/bench/bench.py

compare: .venv/extras
	@test -n "$(REV)" || { echo "Name a revision: make compare REV=HEAD~1"; exit 2; }
	PYTHONPATH=tests/bench $(BIN)/python tests/compare/compare.py $(REV) --only "$(ONLY)" \
		--inputs "$(or $(INPUTS),*)" --limit $(or $(LIMIT),0) --most $(or $(MOST),20) --documents "$(or $(DOCUMENTS),$(wildcard ../shared/plans ../shared/targets ../shared/faults))"

fuzz: .venv/extras
	CAMPAIGN=1 $(BIN)/pytest --numprocesses auto --dist worksteal -q -m campaign
	$(BIN)/python tests/fuzz/fuzz.py $(if $(SEED),--seed $(SEED))

docs: .venv/extras
	$(BIN)/duties schema --lang en > docs/plan.schema.json
	$(BIN)/duties schema --ledger --lang en > docs/ledger.schema.json
	$(BIN)/python tests/rules_reference.py
	$(BIN)/python tests/transcripts.py

gallery: .venv/dev
	$(BIN)/python tests/gallery.py

screenshots: .venv/system
	$(BIN)/python tests/screenshots.py

catalogues: .venv/dev
	$(BIN)/python tests/catalogue.py

clean:
	rm -rf .venv .venv-audit build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
