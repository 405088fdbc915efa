#!/bin/sh
# Writes constraints.txt: the exact version of every package, for Python 3.11 to 3.13 on every system.
# It names no index, so each machine fetches from its own.
set -e
cd "$(dirname "$0")/.."
{
    echo "# Exact versions of everything, written by 'make constraints'; pyproject.toml says what is asked for."
    .venv/bin/uv pip compile pyproject.toml --group dev --all-extras --universal --python-version 3.11 --upgrade \
        --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet
} > constraints.txt.new
mv constraints.txt.new constraints.txt
