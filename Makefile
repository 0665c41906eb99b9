# attache: `make demo` to see it work, `make test` to check it. Everything else is listed below.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
SHARED ?= ../shared
READY := $(VENV)/.ready

.PHONY: demo test lint eval pages floors speed fix-data clean help

help:
	@echo "make demo      code the documents in examples/ into a ledger and print the brief"
	@echo "make test      run the tests"
	@echo "make lint      ruff and mypy --strict"
	@echo "make eval      score against the gold in $(SHARED) and compare with eval/floors.json"
	@echo "make pages     measure what is kept of articles and what of the pages around them (BESIDE=--beside: trafilatura too)"
	@echo "make floors    raise the floors to what was reached (REASON=... ALLOW=--lower to lower one)"
	@echo "make speed     time the path against jieba.cut on the same text, in one run"
	@echo "make fix-data  put the tables in attache/data into canonical form"

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $(READY)

demo: $(READY)
	@rm -f demo.ledger demo.ledger-wal demo.ledger-shm
	@$(BIN)/attache add --ledger demo.ledger examples
	@$(BIN)/attache brief --ledger demo.ledger --lang both
	@echo
	@echo "Next: $(BIN)/attache card --ledger demo.ledger          one card a document, in Chinese and English"
	@echo "      $(BIN)/attache explain '法国总统马克龙4月5日访问北京'   how a sentence is read"
	@echo "      $(BIN)/attache code YOUR_FILES | head               the coded record as JSON Lines"

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: $(READY)
	$(BIN)/python eval/gate.py --shared $(SHARED)
	$(BIN)/python eval/occurrences.py --shared $(SHARED)

pages: $(READY)
	$(BIN)/python eval/pages.py --shared $(SHARED) $(BESIDE)

floors: $(READY)
	$(BIN)/python eval/gate.py --shared $(SHARED) --update $(ALLOW) $(if $(REASON),--reason "$(REASON)")

speed: $(READY)
	$(BIN)/python eval/speed.py --shared $(SHARED)

fix-data: $(READY)
	$(BIN)/python eval/tidy.py

clean:
	rm -rf $(VENV) demo.ledger* .mypy_cache .pytest_cache .ruff_cache *.egg-info
