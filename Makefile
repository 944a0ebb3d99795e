# Everything happens in .venv, which the first command makes. PYTHON=/path/to/python3 chooses the interpreter.
.PHONY: help demo demo-check test bench bench-nlu check format lock clean
BIN = .venv/bin

help:
	@echo "make demo        try Harkara in the browser: a phone, a courier, a shop and the service"
	@echo "make demo-check  play the demo's story once and check it"
	@echo "make test        run all tests"
	@echo "make bench       measure speed and size"
	@echo "make bench-nlu   measure how well and how fast messages are understood"
	@echo "make check       lint and types"
	@echo "make format      put the code into its standard form"
	@echo "make lock        choose the newest packages that fit, and write their hashes down"
	@echo "make clean       remove .venv, caches and what the demo stored"

demo:
	@tools/setup run
	@$(BIN)/harkara demo

demo-check:
	@tools/setup run
	@$(BIN)/harkara demo --check

test:
	@tools/setup dev
	@tools/test

bench:
	@tools/setup dev
	@$(BIN)/python -m tests.bench

bench-nlu:
	@tools/setup dev
	@OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.bench_nlu

check:
	@tools/setup dev
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

format:
	@tools/setup dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock:
	@tools/lock

clean:
	rm -rf .venv var .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
