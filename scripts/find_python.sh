#!/bin/sh
# Prints the Python that voicesim will use: 3.11, 3.12 or 3.13, able to make a virtual environment.
# The machine's own python3 comes first; PYTHON=/path/to/python chooses another.
# When there is none, one sentence on standard error says what to install, exit 1.

right_version='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
can_make_venvs='import ensurepip, venv'
without_venv=''

for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
    "$candidate" -c "$right_version" >/dev/null 2>&1 || continue
    if "$candidate" -c "$can_make_venvs" >/dev/null 2>&1; then
        echo "$candidate"
        exit 0
    fi
    without_venv=${without_venv:-$candidate}
done

if [ -n "$without_venv" ]; then
    version=$("$without_venv" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "$without_venv cannot make virtual environments: on Debian or Ubuntu type" \
        "'sudo apt install python3-venv' (or python$version-venv), then try again." >&2
elif [ -n "$PYTHON" ]; then
    echo "PYTHON=$PYTHON is not a Python 3.11, 3.12 or 3.13: name another, or unset PYTHON." >&2
else
    echo "No Python 3.11, 3.12 or 3.13 was found: install one (on Debian or Ubuntu" \
        "'sudo apt install python3 python3-venv'), or name it with 'make PYTHON=/path/to/python'." >&2
fi
exit 1
