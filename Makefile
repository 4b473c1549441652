# The only front door. `make help` lists what there is; `make run` is all a newcomer needs.
#
# Python packages go into .venv, pinned and checked by hash from packaging/constraints.txt. The stamp .venv/.installed
# holds the path of the checkout it was made for, so that a copied tree is set up anew instead of running the old one.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= $(shell command -v python3.11 || command -v python3)
ifeq ($(OS),Windows_NT)
  BIN := .venv/Scripts
else
  BIN := .venv/bin
endif
PY := $(BIN)/python
STAMP := .venv/.installed
# xdist would begin the files with the fewest tests last, and those run longest: tests/conftest.py orders them;
# one process of tests more than there are cores: they wait for other processes now and then
JOBS ?= $(shell echo $$(( $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 1 )))
UV := uv==0.13.9
# Where it is set, every process a test starts compiles the program anew: 0.3 s of the processor each.
unexport PYTHONDONTWRITEBYTECODE

SCRIPTS := $(filter-out resources/scripts/common.yaml,$(wildcard resources/scripts/*.yaml))
DEMO := demo-output

.PHONY: help install run test coverage check faults bench constraints clean system-libraries moved \
        build-tools fault-tools windows-tools package package-check package-bench package-windows \
        check-format check-lint check-types check-imports check-scripts check-translations

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-20s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

# ---------------------------------------------------------------------------------------------------------- set-up

system-libraries:
	@packaging/linux/system-libraries.sh "$(PYTHON)"

install: $(STAMP) ## set up .venv with the pinned packages and callassist itself

ifneq ($(shell cat $(STAMP) 2>/dev/null),$(CURDIR))
$(STAMP): moved
endif

$(STAMP): packaging/constraints.txt pyproject.toml | system-libraries
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11) and "callassist needs Python 3.11 or newer; name one: make PYTHON=/path/to/python3.11")'
	@echo "Setting up .venv (a minute or two the first time)"
	@if [ -e $@ ] && [ "$$(cat $@)" != "$(CURDIR)" ] || ! "$(PY)" -m pip --version >/dev/null 2>&1; then \
	    "$(PYTHON)" -m venv --clear .venv; \
	fi
	@"$(PY)" -m pip install --quiet --disable-pip-version-check --require-hashes -r packaging/constraints.txt
	@"$(PY)" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@printf '%s\n' "$(CURDIR)" >$@

# ------------------------------------------------------------------------------------------------------------- run

run: $(STAMP) | system-libraries ## open the window; without a display, play the demo and draw its pictures
	@if [ "$$(uname -s)" != Linux ] || [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
	    exec "$(PY)" -m callassist; \
	fi; \
	echo "No display here: playing the demo calls without one."; \
	QT_QPA_PLATFORM=offscreen "$(PY)" -m callassist demo --out $(DEMO); \
	echo; echo "What it made, in $(CURDIR)/$(DEMO):"; \
	find $(DEMO) -type f \( -name '*.csv' -o -name '*.png' \) | sort | sed 's/^/  /'

# ---------------------------------------------------------------------------------------------------- check and test

test: $(STAMP) | system-libraries fault-tools ## run the tests, on as many cores as there are (choose with ARGS="-k verdict")
	@"$(PY)" -m pytest --numprocesses=$(JOBS) --dist=loadfile --no-loadscope-reorder $(ARGS)

coverage: $(STAMP) | system-libraries fault-tools ## run the tests and say what they reach; fails below the floor (some two times slower)
	@"$(PY)" -m pytest --numprocesses=$(JOBS) --dist=loadfile --no-loadscope-reorder --cov --cov-report=json:.coverage.json $(ARGS)
	@"$(PY)" packaging/check_coverage.py .coverage.json

check: check-format check-lint check-types check-imports check-scripts check-translations ## run every check but the tests

check-format: $(STAMP)
	@"$(PY)" -m ruff format --check

check-lint: $(STAMP)
	@"$(PY)" -m ruff check

check-types: $(STAMP)
	@"$(PY)" -m basedpyright

check-imports: $(STAMP)
	@"$(BIN)/lint-imports" --no-logo

check-scripts: $(STAMP) | system-libraries
	@"$(PY)" -m callassist lint $(SCRIPTS)

check-translations: $(STAMP) | system-libraries
	@"$(PY)" packaging/check_translations.py

fault-tools:
	@packaging/linux/fault-tools.sh || echo "Going on without: the gate that presses real keys is skipped."

faults: $(STAMP) | system-libraries fault-tools ## kill, cut the power, fail writes, flip bits, fuzz, press: all gates in full
	@"$(PY)" -m tests.faults.run $(ARGS)

bench: $(STAMP) | system-libraries ## measure the speed targets (choose with ARGS="--only lists phone")
	@"$(PY)" -m tests.benchmarks.run $(ARGS)

# --------------------------------------------------------------------------------------------------------- package

build-tools: | system-libraries
	@packaging/linux/build-tools.sh "$(PYTHON)"

package: $(STAMP) | build-tools ## build the packages of this system into dist/, and check each of them
	@"$(PY)" packaging/build.py

package-check: $(STAMP) | build-tools ## install the .deb of dist/ in a clean Debian 12 and use it there (root)
	@packaging/linux/check-in-debian.sh

windows-tools: | system-libraries
	@packaging/windows/tools.sh

package-windows: $(STAMP) | windows-tools ## build the Windows packages on Debian, and try them under Wine (half an hour)
	@"$(PY)" packaging/windows/package.py $(ARGS)

package-bench: $(STAMP) | build-tools ## measure size and start of the built program against a bare one
	@"$(PY)" packaging/bench_package.py

# ---------------------------------------------------------------------------------------------------------- upkeep

constraints: $(STAMP) ## pin the newest versions of everything anew
	@"$(PY)" -m pip install --quiet --disable-pip-version-check '$(UV)'
	@"$(BIN)/uv" pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	    --no-emit-index-url --no-emit-find-links --group dev --output-file packaging/constraints.txt pyproject.toml

clean: ## remove everything that was built or installed here
	rm -rf .venv build dist $(DEMO) .coverage .coverage.json .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +
