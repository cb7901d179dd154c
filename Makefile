# Every target sets up what it needs: on a fresh Debian 12 or later, `make run` and `make test` are all there is to know.
.PHONY: help setup run test proof bench screenshots lint format package lock clean
.DEFAULT_GOAL := help
BIN := .venv/bin

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1: /p' $(MAKEFILE_LIST)

setup:  ## .venv with the locked packages, system libraries and fonts, as far as they are missing
	@tools/setup

run: setup  ## the main job, whole, on demo data in build/demo; with a display, then the window on it
	$(BIN)/tdesk demo --out build/demo
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/trainingdesk --db "sqlite:///$(CURDIR)/build/demo/demo.db"; fi

test: setup  ## all tests but the long fault and property suites
	$(BIN)/pytest -n 2 --dist worksteal -q -m "not proof"

proof: setup  ## the long fault and property suites
	$(BIN)/pytest -n 2 -q -m proof --hypothesis-profile=proof

lint: setup  ## style, formatting, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict
	$(BIN)/lint-imports

screenshots: setup  ## pictures of every page, light and dark, in both languages, into OUT=DIR
	$(BIN)/python tools/screenshots.py $(or $(OUT),build/screenshots)

bench: setup  ## figures of a desk with 100,000 trainees (PEOPLE=N for others), each beside a peer
	@$(BIN)/python tools/bench/run.py $(PEOPLE)

format: setup  ## put imports and layout in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

package: setup  ## the wheel, fonts included, in dist/
	rm -rf build/lib build/bdist.* dist
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) $(BIN)/python -m pip wheel -qq --no-deps --no-build-isolation -w dist .
	@ls -l dist

lock:  ## bring requirements.lock in line with setup.cfg, with digests
	python3 -m venv build/locking
	build/locking/bin/pip install -q pip-tools
	build/locking/bin/pip-compile -q --generate-hashes --allow-unsafe --strip-extras --no-annotate --no-header \
	  --no-emit-index-url --no-emit-find-links --extra build --extra dev -o requirements.lock setup.cfg
	sed -i -e '/^#/d' -e '/^$$/d' requirements.lock
	sed -i '1i # Exact versions and digests for .venv, made by "make lock" from setup.cfg; installed by "make setup".' requirements.lock

clean:  ## remove what was built; .venv and the fonts stay
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info
