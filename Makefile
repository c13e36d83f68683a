.PHONY: help build test hostile check lint pictures lock clean
help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

build: ## set up, then build the sample newsroom into dist/
	@tools/setup build
	@.venv/bin/pressctl build

test: ## set up, then lint, type-check and test
	@tools/setup test
	@$(MAKE) --no-print-directory lint
	@.venv/bin/pytest -n auto -q

hostile: ## set up, then try in full what may go wrong; takes hours, and writes docs/reliability.md
	@tools/setup hostile
	@.venv/bin/python tools/hostile

check: ## set up, then check the sample newsroom without building it
	@tools/setup build
	@.venv/bin/pressctl check

lint: ## ruff, mypy and the rooms' boundaries
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-cache

pictures: build ## make the pictures of the documents with pressctl itself
	@.venv/bin/pressctl build 2020-01-idlib --to png --out build/pictures
	@for lang in ar en fr; do cp build/pictures/2020-01-idlib/2020-01-idlib.$$lang.png docs/pictures/; done
	@tools/setup test
	@.venv/bin/python tools/review-pictures

lock: ## pin the dependencies anew (needs uv)
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q pyproject.toml --group dev -o requirements.lock
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q --group hostile -c requirements.lock -o requirements-hostile.lock

clean: ## remove what was made
	@rm -rf .venv dist build .pressctl
