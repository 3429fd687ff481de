# DocDesk: make run | test | check | bench | screenshots | translations | lock | clean
# Each target sets up what it needs; a stamp in .venv says what is done already.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := installer/constraints.txt
PIP := $(BIN)/python -m pip --disable-pip-version-check
# GCC 12 drops the tile configuration that llama.cpp sets up for AMX (its amxtileintrin.h tells the
# optimiser of 8 of the 64 bytes), and the engine dies of SIGSEGV on CPUs that have AMX. So: no AMX.
ifeq ($(shell uname -sm),Linux x86_64)
BUILD_FLAGS := CFLAGS="-mno-amx-tile -mno-amx-int8 -mno-amx-bf16" \
    CXXFLAGS="-mno-amx-tile -mno-amx-int8 -mno-amx-bf16"
endif
INSTALL := $(BUILD_FLAGS) $(PIP) install -qq --constraint $(LOCK) --build-constraint $(LOCK)

RUN_READY := $(VENV)/.run-ready
DEV_READY := $(VENV)/.dev-ready
MODELS_READY := $(VENV)/.models-ready
LIBRARIES_READY := $(VENV)/.libraries-ready
RECOGNITION_READY := $(VENV)/.recognition-ready

.PHONY: run test check bench screenshots translations lock clean
.DELETE_ON_ERROR:

run: $(RUN_READY) $(MODELS_READY) $(RECOGNITION_READY)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	    exec $(BIN)/docdesk --samples; \
	else \
	    exec $(BIN)/docdesk demo; \
	fi

test: $(DEV_READY) $(MODELS_READY) $(LIBRARIES_READY)
	$(BIN)/python -m pytest

check: $(DEV_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(DEV_READY) $(MODELS_READY) $(RECOGNITION_READY)
	PYTHONPATH=tests $(BIN)/python -m bench

screenshots: $(DEV_READY) $(MODELS_READY) $(LIBRARIES_READY)
	PYTHONPATH=tests $(BIN)/python tests/gui/screenshots.py screenshots

translations: $(DEV_READY) $(LIBRARIES_READY)
	$(BIN)/python resources/translations/update.py

# Resolves everything anew in a virtual environment of its own; torch alone is held.
lock: $(VENV)/.made
	$(BUILD_FLAGS) PYTHON="$(PYTHON)" sh installer/lock.sh $(LOCK)

clean:
	rm -rf build dist screenshots .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests models resources -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Kept: $(VENV) and models/weights. Delete them to start from nothing."

# ---- what the targets above stand on ----

$(VENV)/.made: $(LOCK)
	@sh installer/requirements.sh "$(PYTHON)"
	[ -x $(BIN)/python ] || "$(PYTHON)" -m venv $(VENV)
	$(PIP) install -qq --constraint $(LOCK) --upgrade pip
	@touch $@

$(RUN_READY): pyproject.toml $(LOCK) | $(VENV)/.made
	@echo "Installing DocDesk. The first time this compiles llama.cpp: allow ten minutes."
	$(INSTALL) --editable .
	@touch $@

$(DEV_READY): pyproject.toml $(LOCK) | $(VENV)/.made
	@echo "Installing DocDesk and its tools. The first time this compiles llama.cpp: allow ten minutes."
	$(INSTALL) --editable '.[dev]'
	@touch $@ $(RUN_READY)

$(MODELS_READY): models/manifest.toml models/fetch.py | $(VENV)/.made
	$(BIN)/python models/fetch.py
	@touch $@

# DocDesk runs without Tesseract too: then scans wait, and the window says what to install.
$(RECOGNITION_READY): installer/linux/recognition.sh | $(VENV)/.made
	@if sh $<; then touch $@; fi

$(LIBRARIES_READY): installer/linux/test-libraries.sh installer/linux/recognition.sh $(DEV_READY)
	@sh installer/linux/test-libraries.sh $(BIN)/python
	@touch $@
