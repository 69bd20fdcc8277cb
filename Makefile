# make app    set everything up and serve the calculator
# make test   set everything up, check and test everything
# make quick  lint, format, types and the fast tests: no browser, server or command is started
# make check  lint, format, types, the order of the rooms and spelling
# make docs   build the documentation as a site in site/
# make bench  measure speed and memory
# make fuzz   meet hostile inputs, for SECONDS=60 or INPUTS=10000, with SEED=1

VENV := .venv
BIN := $(VENV)/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)
PYTHON := $(shell for p in python3.11 python3.12 python3.13 python3; do \
	"$$p" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null \
	&& { echo "$$p"; break; }; done)
PORT ?= 8501

.DELETE_ON_ERROR:
.PHONY: app test quick check docs format bench fuzz chromium clean

app: $(VENV)/.app
	$(BIN)/hiacalc app --port $(PORT)

test: check chromium
	$(BIN)/pytest -n 2 --dist loadfile -m counted --cov --cov-report=term
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not counted"

quick: check
	$(BIN)/pytest -n 2 -m "not browser and not slow"

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/codespell

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.docs
	$(BIN)/python docs/build/generate.py
	PYTHONPATH=docs/build NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@echo "site/index.html"

bench: $(VENV)/.bench chromium
	$(BIN)/python -m compileall -q hiacalc
	$(BIN)/python -m tests.benchmarks

fuzz: $(VENV)/.dev
	$(BIN)/python -m tests.fuzz $(if $(SECONDS),--seconds $(SECONDS)) $(if $(INPUTS),--inputs $(INPUTS)) \
		$(if $(SEED),--seed $(SEED)) $(if $(KINDS),--kinds $(KINDS))

# Debian leaves ensurepip out of python3; python3-venv brings it.
$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
		{ $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq python3-venv; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.app: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[app]'
	$(BIN)/python -m compileall -q hiacalc
	touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[app,dev]'
	$(BIN)/python -m compileall -q hiacalc
	touch $@ $(VENV)/.app

$(VENV)/.docs: $(VENV)/.app
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[app,docs]'
	touch $@

$(VENV)/.bench: $(VENV)/.dev
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[app,dev,bench]'
	touch $@

chromium:
	@command -v chromium-headless-shell >/dev/null || command -v google-chrome >/dev/null || \
		{ $(SUDO) apt-get update -qq && \
		$(SUDO) apt-get install -y -qq --no-install-recommends chromium chromium-headless-shell fonts-dejavu-core; }

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .coverage site docs/generated
