# Two commands matter: `make site` builds the site, `make test` proves everything. `make` alone lists the rest.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# Material's banner about MkDocs 2 says what pyproject.toml already answers: mkdocs is held below 2.
export NO_MKDOCS_2_WARNING := 1

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
TESTING := $(VENV)/.testing
NODE := node_modules/.installed
UV := uv==0.13.8
# One version of each package for every Python, so that every machine builds the same site.
COMPILE := uv pip compile pyproject.toml --quiet --no-config --universal --fork-strategy fewest --upgrade \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock'

.PHONY: help
help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: site
site: check ## Check the data and build the site into site/
	@# Not -q: it hides broken links from --strict. Always clean: no page outlives its pledge.
	$(BIN)/mkdocs build --strict --clean

.PHONY: serve
serve: $(RUNTIME) ## Show the site on http://127.0.0.1:8000 and rebuild it on every change
	$(BIN)/mkdocs serve

.PHONY: check
check: $(RUNTIME) ## Check the data and print what is wrong, line by line
	$(BIN)/python scripts/validate.py

.PHONY: tidy
tidy: $(RUNTIME) ## Bring the data files into their canonical form
	$(BIN)/python scripts/tidy.py

.PHONY: test
test: $(TESTING) $(NODE) ## Run every test; installs Chromium if there is none
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	chromium="$$(tests/install_chromium.sh)"; CHROMIUM="$$chromium" $(BIN)/pytest

.PHONY: test-long
test-long: $(TESTING) ## Throw spoiled files at the readers for minutes, and compare more packages with Frictionless
	$(BIN)/pytest -m long

.PHONY: bench-site
bench-site: $(RUNTIME) ## Build sites of a synthetic nation in three sizes and print time, memory, bytes and growth
	$(BIN)/python benchmarks/bench_site.py

.PHONY: bench-validate
bench-validate: $(RUNTIME) ## Check a synthetic nation with Frictionless alone and with all rules; fails when a figure is missed
	$(BIN)/python benchmarks/bench_validate.py

.PHONY: bench-search
bench-search: $(TESTING) ## Search a synthetic nation in Chromium; fails when a figure of docs/decisions/0013 is missed
	chromium="$$(tests/install_chromium.sh)"; CHROMIUM="$$chromium" $(BIN)/python benchmarks/bench_search.py

.PHONY: bench-browse
bench-browse: $(TESTING) ## Use the list of all pledges of a synthetic nation in Chromium; fails when a figure is missed
	chromium="$$(tests/install_chromium.sh)"; CHROMIUM="$$chromium" $(BIN)/python benchmarks/bench_browse.py

.PHONY: lock
lock: ## Renew the pinned versions and hashes of all dependencies
	$(PYTHON) -m venv --clear .lock
	.lock/bin/pip install --quiet $(UV)
	.lock/bin/$(COMPILE) --group site --output-file requirements.txt
	.lock/bin/$(COMPILE) --group site --group test --constraint requirements.txt --output-file requirements-test.txt
	rm -f package-lock.json
	npm install --package-lock-only
	rm -rf .lock

.PHONY: clean
clean: ## Remove all that these commands made
	rm -rf $(VENV) .lock node_modules site .pytest_cache .ruff_cache

# An empty file in the environment stands for each set of packages, so the second call starts at once.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
		|| { echo 'Python 3.11 or newer is needed: install it, or name it with `make PYTHON=/path/to/python3`.' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo 'On Debian and Ubuntu, Python needs: apt install python3-venv' >&2; exit 1; }

$(RUNTIME): requirements.txt | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

$(TESTING): requirements-test.txt $(RUNTIME)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

$(NODE): package.json package-lock.json
	@command -v npm >/dev/null || { echo 'Node.js 20.19 or newer with npm is needed for the tests.' >&2; exit 1; }
	npm ci
	@touch $@
