# The commands to live with Chapterhouse. Without a word after it, `make` names them.

.DEFAULT_GOAL := help
.PHONY: help run test check format lock coverage bench away storm
.SILENT:

IN := .venv/bin
#: The first Python that is new enough, or the one there is, which then says so itself.
PYTHON = $$(for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && exit; done; echo python3)
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock"

help: ## names these commands
	awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.run ## starts the demonstration: sets up what is missing, then serves
	exec $(IN)/python -m core.running.serve

test: .venv/.dev build/assets.json ## runs every test, on SQLite and on PostgreSQL
	$(IN)/pytest -n auto --dist worksteal
	$(IN)/pytest -n auto --dist worksteal --database=postgresql

check: .venv/.dev ## reads the code: style, types, format
	$(IN)/ruff check .
	$(IN)/ruff format --check .
	$(IN)/mypy

format: .venv/.dev ## puts the code into its usual form
	$(IN)/ruff check --fix-only --quiet .
	$(IN)/ruff format .

coverage: .venv/.dev build/assets.json ## says which lines no test reaches
	$(IN)/coverage erase
	$(IN)/coverage run -m pytest
	$(IN)/coverage combine --quiet
	$(IN)/coverage report

bench: .venv/.dev build/assets.json ## measures the pages against what the machine can do
	$(IN)/python -m bench
	$(IN)/python -m bench.commentary

away: .venv/.dev build/assets.json ## asks what is on around a city among five million dates, on both databases
	$(IN)/python -m bench.away

storm: .venv/.dev build/assets.json ## counts twenty thousand rules, then lets a thousand people press at once
	$(IN)/python -m bench.storm
	$(IN)/pytest -q -n 2 --histories=2000 tests/events/rsvps/test_history.py tests/events/standing/test_history.py
	$(IN)/pytest -q -n 2 --histories=2000 --database=postgresql tests/events/rsvps/test_history.py tests/events/standing/test_history.py
	$(IN)/pytest -q -n 2 --late=300 tests/journeys

lock: ## works out anew which packages are used, with their hashes (needs uv)
	$(LOCK) --upgrade requirements.in -o requirements.txt
	$(LOCK) --upgrade requirements-dev.in -c requirements.txt -o requirements-dev.txt
	$(LOCK) --upgrade --no-deps requirements-assets.in -o requirements-assets.txt

.venv/.run: requirements.txt requirements-assets.txt
	$(PYTHON) core/running/environment.py run

.venv/.dev: requirements-dev.txt requirements-assets.txt
	$(PYTHON) core/running/environment.py dev

build/assets.json: $(shell find static -type f 2>/dev/null)
	$(IN)/python -m core.assets
