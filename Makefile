# make demo    set up, audit the sample feed, write out/report.html and out/audit.jsonl
# make test    set up, and run the linter, the type checker and the tests
# make gold    audit the hand-labelled development set and score it
# make evaluate CORPORA=DIR   measure the estimator and the alignment on public corpora

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test gold evaluate clean

demo: .venv/installed
	mkdir -p out
	$(BIN)/audit scan corpora/sample-feed -o html:out/report.html -o jsonl:out/audit.jsonl
	@echo "open out/report.html in a browser"

test: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/mypy audit
	$(BIN)/pytest

gold: .venv/installed
	mkdir -p out
	$(BIN)/audit scan corpora/gold/*.jsonl -q -o jsonl:out/gold.jsonl
	$(BIN)/python scripts/score_gold.py out/gold.jsonl corpora/gold/*.jsonl

evaluate: .venv/installed
	$(BIN)/python scripts/evaluate_estimator.py --corpora $(CORPORA)
	$(BIN)/python scripts/evaluate_alignment.py --corpora $(CORPORA) --documents 60

.venv/installed: setup.cfg pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

.venv/tested: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test]'
	touch $@

clean:
	rm -rf .venv out build *.egg-info
