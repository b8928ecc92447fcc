# Every target sets up what it needs: python3 (3.11 or newer) and make are enough.
# Another interpreter: make test PYTHON=/path/to/python3.12

VENV := .venv
BENCH := .venv-bench
BIN := $(VENV)/bin
BASE := $(VENV)/.base
READY := $(VENV)/.ready
HEADING := @printf '\n== %s ==\n'
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)

# A process that dies fails the run: with another in its place, pytest-xdist waits for ever.
SIDE_BY_SIDE := -n auto --maxprocesses 4 --dist loadfile --max-worker-restart 0

# Commands are started hundreds of times by the tests: each would compile the whole package anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test test-slow lint types unit format index wheel wheel-check bench bench-quick clean

help: ## List the targets.
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' Makefile

demo: $(BASE) ## Screen the bundled example into demo/ and show the summary and the path of the report.
	@$(BIN)/supplyscreen demo demo

test: lint types unit ## Run every check: ruff, mypy and pytest; fails if one of them fails.

lint: $(READY) ## Check the style and the formatting of the code with ruff.
	$(HEADING) 'ruff check'
	@$(BIN)/python -m ruff check .
	$(HEADING) 'ruff format --check'
	@$(BIN)/python -m ruff format --check .

types: $(READY) ## Check the types with mypy --strict.
	$(HEADING) 'mypy --strict'
	@$(BIN)/python -m mypy --strict src tests examples scripts $(wildcard benchmarks/*.py)

unit: $(READY) ## Run the tests with pytest, a process for each processor, at most four; Chromium by apt for those of HTML pages.
	$(HEADING) 'pytest'
	@scripts/install_browser.sh
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE)

test-slow: $(READY) ## Run the tests that make test leaves out: looks of pages in a browser, long variants.
	@scripts/install_browser.sh
	@$(BIN)/python -m pytest -m slow $(SIDE_BY_SIDE)

format: $(READY) ## Format the code and sort its imports.
	@$(BIN)/python -m ruff check --fix --select I .
	@$(BIN)/python -m ruff format .

index: $(READY) ## Write what is made from the lists again: INDEX.md and the pinyin of their names; make test checks both.
	@$(BIN)/python scripts/make_index.py
	@$(BIN)/python scripts/make_pinyin.py

wheel: $(READY) ## Build the wheel into dist/.
	@$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .
	@ls dist/*.whl

wheel-check: $(READY) ## Install the wheel in an empty environment outside the tree and run the demo there.
	@scripts/check_wheel.sh

bench: $(BENCH)/.ready ## Measure size and speed beside other tools into benchmarks/RESULTS.md; about 45 minutes, 15 GB of disk.
	@$(BENCH)/bin/python benchmarks/size_speed.py --write $(BENCH_ARGS)

bench-quick: $(BENCH)/.ready ## The same with 0.1 and 1 million rows only, printed and not written; a few minutes.
	@$(BENCH)/bin/python benchmarks/size_speed.py --quick $(BENCH_ARGS)

clean: ## Remove what the targets made: the environments, caches, demo/ and dist/.
	@rm -rf $(VENV) $(BENCH) demo dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis

# The environment is made anew when its interpreter is gone, and brought up to date when
# pyproject.toml changes. The example needs the package alone; the checks need what they check with.
$(BASE): pyproject.toml
	@$(BIN)/python -c '' 2>/dev/null || { \
	  $(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	    echo 'error: no Python 3.11 or newer was found; install one, or name it: make PYTHON=/path/to/python3.12' >&2; exit 2; }; \
	  $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	    echo 'error: $(PYTHON) cannot make virtual environments; on Debian or Ubuntu: sudo apt install python3-venv' >&2; exit 2; }; \
	  echo "Setting up $(VENV) with $$($(PYTHON) --version), once ..."; \
	  $(PYTHON) -m venv --clear $(VENV); }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(READY): $(BASE) pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

# The other tools that the benchmarks measure stay out of the environment in which tests run.
$(BENCH)/.ready: $(READY) pyproject.toml
	@echo "Setting up $(BENCH), once ..."
	@$(BIN)/python -m venv --clear $(BENCH)
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@
