# make demo    set up, audit the sample feed, write out/report.html and out/audit.jsonl
# make test    set up, and run the linter, the type checker and the tests
# make test-hf    test the metrics by translation models and COMET, on tiny models (installs torch; needs no model)
# make test-ray   test the Ray engine on a small cluster of this machine (installs Ray)
# make screenshots   take the pictures in docs/screenshots with the demo's output (needs Chromium)
# make gold    audit the hand-labelled sets, corpora/gold, corpora/desk and corpora/stories, and score each
# make bench CORPORA=DIR      compare with other tools, and measure how cost grows; writes docs/benchmarks.md
# make evaluate CORPORA=DIR   measure the estimator and the alignment on public corpora

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test test-hf test-ray screenshots gold bench evaluate clean

demo: .venv/installed
	mkdir -p out
	$(BIN)/audit scan corpora/sample-feed -o html:out/report.html -o jsonl:out/audit.jsonl
	@echo "open out/report.html in a browser"

test: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/mypy audit
	$(BIN)/pytest

# Environments of their own, so that .venv goes on proving the default installation. Two, since COMET holds
# transformers below 5, and both are to be seen working.
test-hf: .venv-hf/tested .venv-comet/tested
	HF_HUB_OFFLINE=1 .venv-hf/bin/pytest tests/hf tests/metrics
	HF_HUB_OFFLINE=1 .venv-comet/bin/pytest tests/hf/test_comet.py tests/hf/test_learned.py

test-ray: .venv-ray/tested
	.venv-ray/bin/pytest tests/engines/test_ray.py

.venv-%/tested: setup.cfg pyproject.toml ci/constraints-hf.txt
	$(PYTHON) -m venv .venv-$*
	.venv-$*/bin/pip install --quiet --disable-pip-version-check -c ci/constraints-hf.txt -e '.[$*]' pytest hypothesis
	touch $@

SHOT := $(BIN)/python scripts/screenshot.py
STORY := health-aden-cholera-txt

screenshots: demo .venv/tested
	rm -rf out/revision
	cp -r corpora/sample-feed out/revision
	cp tests/compare/revision/*.txt out/revision/fr/
	$(BIN)/audit compare out/audit.jsonl out/revision -q -o html:out/compare.html
	$(SHOT) out/report.html docs/screenshots/report.png
	$(SHOT) out/report.html docs/screenshots/report-dark.png --dark
	$(SHOT) out/report.html docs/screenshots/report-phone.png --width 390 --height 844 --scale 2
	$(SHOT) out/report.html docs/screenshots/segment.png --anchor corpora-sample-feed-ar-$(STORY)
	$(SHOT) out/report.html docs/screenshots/segment-dark.png --dark --anchor corpora-sample-feed-ar-$(STORY)
	$(SHOT) out/report.html docs/screenshots/segment-phone.png --width 390 --height 844 --scale 2 --anchor corpora-sample-feed-ar-$(STORY)
	$(SHOT) out/compare.html docs/screenshots/compare.png --anchor out-revision-ar-$(STORY)
	$(SHOT) out/compare.html docs/screenshots/compare-overview.png
	$(SHOT) out/compare.html docs/screenshots/compare-dark.png --dark --anchor out-revision-ar-$(STORY)
	$(SHOT) out/compare.html docs/screenshots/compare-phone.png --width 390 --height 844 --scale 2 --anchor out-revision-ar-$(STORY)

gold: .venv/installed
	mkdir -p out
	$(BIN)/audit scan corpora/gold/*.jsonl -q -o jsonl:out/gold.jsonl
	$(BIN)/python scripts/score_gold.py out/gold.jsonl corpora/gold/*.jsonl
	$(BIN)/audit scan corpora/desk/*.jsonl -q -o jsonl:out/desk.jsonl
	$(BIN)/python scripts/score_gold.py out/desk.jsonl corpora/desk/*.jsonl
	$(BIN)/audit scan corpora/stories/faulty -q -o jsonl:out/faulty.jsonl
	$(BIN)/audit scan corpora/stories/clean -q -o jsonl:out/clean.jsonl
	$(BIN)/python scripts/score_stories.py out/faulty.jsonl out/clean.jsonl corpora/stories/faults.jsonl

bench: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[bench]'
	$(BIN)/python -m scripts.bench --corpora $(CORPORA)

evaluate: .venv/installed
	$(BIN)/python scripts/evaluate_estimator.py --corpora $(CORPORA)
	$(BIN)/python scripts/evaluate_alignment.py --corpora $(CORPORA) --documents 60

.venv/installed: setup.cfg pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

.venv/tested: .venv/installed
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[test]'
	scripts/chromium.sh
	touch $@

clean:
	rm -rf .venv .venv-hf .venv-comet out build *.egg-info
