# Orienta. The two commands that matter: make run, make test.
.DEFAULT_GOAL := help
SHELL := /bin/bash
VENV := .venv
PY := $(VENV)/bin/python

.PHONY: help run test check lint types content-check bench soak shots guide format lock setup setup-dev system clean

help:  ## Show what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 18

run: setup  ## Install what is needed and serve; prints the address of the phone simulator
	@$(VENV)/bin/orienta serve

# Three at a time on two cores: tests of the whole service and of pages wait for other processes much of their time.
test: system setup-dev lint types content-check  ## Everything: lint, types, content, all tests (SQLite, PostgreSQL, Chromium, PDF)
	@$(PY) -m pytest -n 3 --dist loadfile --no-loadscope-reorder --durations=15

check: setup-dev lint types content-check  ## The quick loop, under a minute: lint, types, content and the pure tests
	@$(PY) -m pytest tests/unit tests/transcripts tests/content tests/broken -n 2 --dist loadfile

lint: setup-dev
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/hadolint Dockerfile
	@$(VENV)/bin/yamllint -c .yamllint.yaml content forms compose.yaml .pre-commit-config.yaml

types: setup-dev
	@$(VENV)/bin/mypy

content-check: setup-dev
	@$(VENV)/bin/orienta content check

bench: setup-dev  ## Speed and memory, as ratios against a floor measured in the same run
	@$(PY) -m bench

soak: system setup-dev  ## The long counts: 200 kills, random walks, at full size
	@$(PY) -m bench.soak

shots: system setup-dev  ## Screenshots of the simulator and pages of a filled form, for looking at
	@$(PY) -m bench.shots

guide: system setup-dev  ## The pictures of the volunteers' guide in docs/guide, taken anew
	@$(PY) -m bench.guide

format: setup-dev  ## Let ruff format
	@$(VENV)/bin/ruff format . && $(VENV)/bin/ruff check --fix .

setup:
	@scripts/setup requirements.lock

setup-dev:
	@scripts/setup requirements-dev.lock

system:
	@scripts/system-packages

lock:  ## Pin the newest allowed versions again, with hashes and without naming any index
	@scripts/lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
