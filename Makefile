# All that is needed beside this file: git, make and Python 3.11 or later.
# The first `make run` or `make test` sets up .venv/ from requirements.lock; later ones only do their work.

PYTHON ?= python3
BIN := .venv/bin
PIP := -m pip --disable-pip-version-check --quiet --quiet
INSTALL := $(PIP) install --no-deps --require-hashes
CODE := src tests $(wildcard training bench tools)

.DEFAULT_GOAL := help
.PHONY: help run test bench model lock clean

help:  ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

run: .venv/.ready  ## set up, and read the example articles: who said what
	@$(BIN)/selon read examples/

test: .venv/.ready  ## set up, then lint, types and tests
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy $(CODE)
	$(BIN)/pytest

bench: .venv/.ready  ## scores on ../shared/bench/gold and speed, into bench/RESULTS.md
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m bench

model: .venv-train/.ready  ## train the reader anew: from the corpora to src/selon/model/ (hours; ../shared/ is needed)
	.venv-train/bin/python -m training
	.venv-train/bin/python -m training.meaning --link

lock: .venv/.ready  ## resolve the dependencies anew into the two lock files
	nice $(BIN)/python tools/lock.py

clean:  ## remove what this file made
	rm -rf .venv .venv-train .mypy_cache .pytest_cache .ruff_cache .hypothesis

# A stamp a step, so that nothing is done twice; an environment that does not start (another Python, a moved folder) is
# made anew. The package is installed editable by the hatchling of the lock: nothing is resolved or fetched for it.
.venv/.locked: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "selon needs Python 3.11 or later: make PYTHON=python3.12 ...")'
	@$(BIN)/python -c '' 2>/dev/null || { echo "setting up .venv/ (once; a few minutes)"; $(PYTHON) -m venv --clear .venv; }
	$(BIN)/python $(INSTALL) -r requirements.lock
	@touch $@

.venv/.ready: .venv/.locked pyproject.toml
	$(BIN)/python $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv-train/.ready: requirements.lock training/requirements.lock pyproject.toml
	@.venv-train/bin/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear .venv-train
	@.venv-train/bin/python $(INSTALL) --no-index -r training/torch-cpu.lock 2>/dev/null || true  # the CPU build, where there is one
	.venv-train/bin/python $(INSTALL) -r requirements.lock -r training/requirements.lock
	.venv-train/bin/python $(PIP) install --no-deps --no-build-isolation --editable .
	@.venv-train/bin/python -c 'import torch' || { echo "torch needs its CUDA libraries or a CPU build: see CONTRIBUTING.md"; exit 1; }
	@touch $@
