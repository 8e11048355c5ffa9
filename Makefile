# For any POSIX make. The first run of any target makes .venv and installs the package there; later runs do not.

.POSIX:

BIN = .venv/bin
READY = .venv/.installed
# Each of two processes begins with one half of the tests, so that those of a file share what is made for them once;
# the one that is done first takes over some of the other's.
PYTEST = $(BIN)/pytest -n 2 --dist worksteal -rs

all: demo

# The example: letters to two ministers and to Ofcom, a release for each force, and a response to a consultation in a
# confidential and a public edition, each also in a regulator's form.
demo: $(READY)
	@$(BIN)/respondent build
	@echo "The documents are in $$(pwd)/out"

# Everything that holds the promises. Tests that were skipped are listed with the reason.
test: lint
	$(PYTEST) --cov --cov-report=term

# Style, types and layers.
lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache --no-logo

# The same tests with fifty times the inputs: hours, not minutes.
long: $(READY)
	$(PYTEST) --hypothesis-profile=long --examples=1000000

bench: $(READY)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python -m benchmarks

# Small faults put in, one after the other, and those that no test notices. PART says where; DRAW, how many of a part
# that would take hours: `make mutants PART='respondent.weighing.*' DRAW=800`. Which code has any, and which tests are
# run, is in pyproject.toml under tool.mutmut.
PART = respondent.prose.*
DRAW =
mutants: $(READY)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[mutants]'
	nice $(BIN)/python -m benchmarks.mutants '$(PART)' $(DRAW)

clean:
	rm -rf .venv out mutants .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(READY): pyproject.toml
	@for python in python3.13 python3.12 python3.11 python3; do \
	  if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    test -x $(BIN)/python || $$python -m venv .venv || { rm -rf .venv; exit 1; }; \
	    echo "Installing into .venv, once, for $$($(BIN)/python --version)"; \
	    $(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]' || exit 1; \
	    touch $@; exit 0; \
	  fi; \
	done; \
	echo "Python 3.11 or newer is needed: none of python3.13, python3.12, python3.11 and python3 is." >&2; exit 1

.PHONY: all demo test lint long bench mutants clean
