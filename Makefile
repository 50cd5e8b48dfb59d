# Everything a newcomer needs. `make` alone lists it.
SHELL  := bash
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

# Of all that pip says: one line for each package it takes, so that the wait can be watched.
SHOW   := awk '/^Collecting|^Processing/ {n = split($$2, part, "/"); sub(/[-<>=!;(].*/, "", part[n]); \
            printf "      %3d %s\n", ++count, part[n]} \
            /^Installing collected/ {print "      putting them in place"} {fflush()}'

# A process a core, and one for the times when others wait; numpy's threads beside them would only wait for each other.
ONE_CORE := OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench bench-answers bench-listening bench-matcher bench-places bench-inbox bench-figures bench-streams bench-notices bench-notice-prepare messages vendor

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.installed ## Start the whole bot on this machine (Ctrl-C ends it)
	@exec $(BIN)/textbot run

# Chromium comes while the rest is installed and linted.
test: ## Install, lint and run every test
	@tests/browser/chromium.sh & chromium=$$!; $(MAKE) --no-print-directory lint; linted=$$?; \
	  wait $$chromium && exit $$linted
	@$(ONE_CORE) $(BIN)/python -m pytest -n $$(($$(getconf _NPROCESSORS_ONLN) + 1)) --dist loadfile --no-loadscope-reorder

lint: $(VENV)/.installed-dev ## Check style, types, the layers between the modules, and the playbook
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/textbot check

format: $(VENV)/.installed-dev ## Tidy the code
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(VENV)/.installed-dev ## Measure speed and understanding
	@$(BIN)/python -m benchmarks

bench-answers: $(VENV)/.installed-dev ## Measure what residents' texts get from the demo city
	@$(BIN)/python -m benchmarks.answers --write

bench-listening: $(VENV)/.installed-dev ## Measure what the keyword rules hear and miss
	@$(BIN)/python -m benchmarks.listening

bench-matcher: $(VENV)/.installed-dev ## Measure how well questions are matched (BENCH_MATCHER_DATA: the sets)
	@$(BIN)/python -m benchmarks.matcher --write

bench-places: $(VENV)/.installed-dev ## Import half a million addresses and look places up among them
	@$(BIN)/python -m benchmarks.places --write

bench-figures: $(VENV)/.installed-dev ## Count figures of a million messages
	@$(BIN)/python -m benchmarks.figures --write

bench-streams: $(VENV)/.installed-dev ## Measure what 100 open pages cost the webhook
	@$(BIN)/python -m benchmarks.streams --write

bench-notices: $(VENV)/.installed-dev ## Send notices: their pace, what sending costs, kills, STOPs, 429s (half an hour)
	@$(BIN)/python -m benchmarks.notices

bench-inbox: $(VENV)/.installed-dev ## Ask for pages of an inbox with a million messages, and search them
	@$(BIN)/python -m benchmarks.inbox --write

bench-notice-prepare: $(VENV)/.installed-dev ## Reckon and prepare a notice to 50,000
	@$(BIN)/python -m benchmarks.notice_prepare --write

messages: $(VENV)/.installed-dev ## Collect the words to translate into locales/
	@mkdir -p var locales
	@$(BIN)/pybabel -q extract -F babel.cfg -k Outcome:2 --add-comments=Translators: --no-location --sort-output \
	  --omit-header -o var/textbot.pot .
	@$(BIN)/textbot messages
	@$(BIN)/pybabel -q update -D textbot -i var/textbot.pot -d locales --no-fuzzy-matching --ignore-obsolete \
	  --ignore-pot-creation-date -w 200

vendor: $(VENV)/.installed-dev ## Fetch what pages take from others (npm) anew, and check it against the manifest
	@$(BIN)/python -m textbot.web.vendor

# The environment is made once, and installed into again only when setup.cfg has changed.
$(BIN)/python:
	@echo "1/4 Making $(VENV)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "textbot needs Python 3.11 or later. Try: make run PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt install python3-venv" >&2; exit 1; }

$(VENV)/.installed: setup.cfg pyproject.toml | $(BIN)/python
	@echo "2/4 Installing what textbot stands on (a minute or two, once)"
	@$(PIP) install --progress-bar off --editable . | $(SHOW); exit $${PIPESTATUS[0]}
	@echo "3/4 Checking the installation"
	@$(PIP) check > /dev/null
	@touch $@
	@echo "4/4 Starting textbot"

$(VENV)/.installed-dev: setup.cfg pyproject.toml | $(BIN)/python
	@echo "2/4 Installing textbot and its test tools (a minute or two, once)"
	@$(PIP) install --progress-bar off --editable '.[dev]' | $(SHOW); exit $${PIPESTATUS[0]}
	@echo "3/4 Checking the installation"
	@$(PIP) check > /dev/null
	@touch $(VENV)/.installed $@
	@echo "4/4 Ready"
