# Two commands: `make demo` and `make test`. Everything is made inside this folder, nothing in the home.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

STATE := .local
STAMPS := $(STATE)/stamps
PY := .venv/bin/python
ARGS ?=

# Caches live beside the checkout's state: works with an empty or missing home.
export UV_CACHE_DIR ?= $(CURDIR)/$(STATE)/cache/uv
export PIP_CACHE_DIR ?= $(CURDIR)/$(STATE)/cache/pip
export NPM_CONFIG_CACHE ?= $(CURDIR)/$(STATE)/cache/npm
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PYTHONPATH = $(CURDIR)
# Every process of ours reads some 1,500 modules: without kept bytecode each compiles them again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help demo test install storefront format lint types schema bench lock clean

help: ## list the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

demo: $(STAMPS)/python ## everything on this machine; ARGS=--check verifies a fresh copy and ends
	@exec $(PY) -m backend $(ARGS)

test: install ## the only gate: format, lint, types, contracts, migrations, schema, tests, browser
	@exec $(PY) -m tests.gate $(ARGS)

install: $(STAMPS)/python storefront ## Python packages and the built storefront, only what changed

storefront: $(STAMPS)/python
	@$(PY) -m backend.config.launch.storefront

# The first Python from 3.11 to 3.13 that runs and can make environments.
$(STAMPS)/venv:
	@mkdir -p $(STAMPS); \
	for name in python3.11 python3.12 python3.13 python3; do \
	  if $$name -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1; then found=$$name; break; fi; \
	done; \
	if [ -z "$${found:-}" ]; then echo "Python 3.11, 3.12 or 3.13 with venv is needed (Debian: apt-get install python3-venv)" >&2; exit 1; fi; \
	if ! $(PY) -m pip --version >/dev/null 2>&1; then echo "== environment: .venv with $$($$found --version)"; $$found -m venv .venv; fi; \
	touch $@

$(STAMPS)/python: $(STAMPS)/venv requirements.lock requirements-uv.lock
	@new=$$(cat requirements.lock requirements-uv.lock | cksum); \
	if [ "$$new" = "$$(cat $@ 2>/dev/null)" ]; then touch $@; exit 0; fi; \
	echo "== Python packages: about 20 s the first time"; start=$$SECONDS; \
	pip="$(PY) -m pip install --quiet --no-input"; \
	if $$pip --require-hashes -r requirements-uv.lock && .venv/bin/uv pip install --python $(PY) --require-hashes -r requirements.lock; then :; \
	else echo "== uv cannot install here; pip does it, about 60 s"; $$pip --require-hashes -r requirements.lock; fi; \
	echo "$$new" > $@; echo "== Python packages done in $$((SECONDS - start)) s"

format: $(STAMPS)/python ## rewrite files in the one format
	@.venv/bin/ruff check --quiet --fix . ; .venv/bin/ruff format .

lint: $(STAMPS)/python ## ruff and the import contracts
	@.venv/bin/ruff check . && .venv/bin/lint-imports

types: $(STAMPS)/python ## mypy --strict
	@.venv/bin/mypy

schema: $(STAMPS)/python ## write schema.graphql from the code
	@$(PY) -m backend schema --write

bench: install ## the speed table of the README, as ratios measured in one run
	@exec $(PY) -m backend bench $(ARGS)

lock: $(STAMPS)/python ## resolve requirements.in again
	@uv="$(CURDIR)/.venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header"; \
	$$uv requirements.in -o requirements.lock; \
	sed '/^# -- one machine/,$$d' requirements.in | $$uv --no-annotate --constraint requirements.lock - -o requirements-server.lock; \
	echo "uv==$$(.venv/bin/uv --version | cut -d' ' -f2)" | $$uv - -o requirements-uv.lock

clean: ## remove the environment and built files; .local/ with its data stays
	rm -rf .venv $(STAMPS) storefront/node_modules storefront/build .mypy_cache .ruff_cache .import_linter_cache
