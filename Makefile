# Makefile -- builds ouro and runs everything that tests it.  `make help` lists the targets.
#
#   make                      build/ouro          (objects under build/release/)
#   make MODE=debug           build/debug/ouro    (address and undefined-behaviour sanitizers)
#   make CC=clang             the same with another compiler
#   make LINE_EDITOR=libedit  readline, libedit or none; when not said, what is installed decides
#   make FOLDERS="gc objects" ...  only these folders, while others are being written
#
# Everything that a compilation depends on besides the sources is written to build/<mode>/flags, and
# each object depends on that file: changing a switch rebuilds what it must, and nothing goes stale.

MODE    ?= release
FOLDERS ?= gc objects modules grammar interp
PREFIX  ?= /usr/local
WERROR  ?= -Werror
JOBS    ?= $(shell nproc 2>/dev/null || echo 2)

BUILD   := build/$(MODE)
OURO    := $(if $(filter release,$(MODE)),build/ouro,$(BUILD)/ouro)

# ---- what to compile with -------------------------------------------------------------------------------

WARNINGS     := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes $(WERROR)
MODE_release := -O2 -g -DNDEBUG
MODE_debug   := -O1 -g -DOURO_DEBUG -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
MODE_clang   := $(MODE_release)
MODE_FLAGS   := $(MODE_$(MODE))
ifeq ($(MODE_FLAGS),)
$(error MODE is release, debug or clang, not '$(MODE)')
endif
ifeq ($(MODE),clang)
CC := clang
endif

# A test compile decides which line editor is here: `links <header> <library>` answers yes or nothing.
HASH  := \#
links  = $(shell printf '$(HASH)include <stdio.h>\n$(HASH)include <$(1)>\nint main(void) { return 0; }\n' \
           | $(CC) -x c - -o /dev/null $(2) >/dev/null 2>&1 && echo yes)
ifndef LINE_EDITOR
NO_BUILD    := clean help setup uninstall demo check includes
ifneq ($(filter-out $(NO_BUILD),$(or $(MAKECMDGOALS),all)),)
LINE_EDITOR := $(if $(call links,readline/readline.h,-lreadline),readline,$(if \
                    $(call links,histedit.h,-ledit),libedit,none))
endif
endif
EDITOR_FLAGS_readline := -DOURO_READLINE
EDITOR_FLAGS_libedit  := -DOURO_LIBEDIT
EDITOR_FLAGS_none     := -DOURO_PLAIN
EDITOR_LIBS_readline  := -lreadline
EDITOR_LIBS_libedit   := -ledit
ifneq ($(LINE_EDITOR),)
ifeq ($(EDITOR_FLAGS_$(LINE_EDITOR)),)
$(error LINE_EDITOR is readline, libedit or none, not '$(LINE_EDITOR)')
endif
endif

ALL_CFLAGS := -std=gnu11 -I. $(WARNINGS) $(MODE_FLAGS) $(CPPFLAGS) $(CFLAGS)
OTHER_LIBS := -lgmp -lnettle -lutf8proc -lunistring -lz -lm
LIBS       := $(EDITOR_LIBS_$(LINE_EDITOR)) $(OTHER_LIBS)
LINK        = $(CC) $(MODE_FLAGS) $(CFLAGS) $(LDFLAGS)

# ---- what to compile ------------------------------------------------------------------------------------

SOURCES := $(foreach folder,$(FOLDERS),$(wildcard $(folder)/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o)
LIBRARY := $(filter-out $(BUILD)/interp/main.o,$(OBJECTS))
UNITS   := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/test_*.c))
RUN     := build/tests/run
BENCH   := build/tests/bench
SESSION := build/tests/repl

# A make of our own uses every core, unless the user's -j already shares them out.
PARALLEL = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(JOBS))
SUBMAKE  = $(MAKE) --no-print-directory $(PARALLEL)
say      = @printf '  %-7s %s\n' '$(1)' '$(2)'

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.SECONDARY:
.PHONY: all debug demo setup check build-tests unit test repl oracle stress stress-here oom oom-here bless bench fuzz fuzz-check includes \
        install uninstall clean help FORCE

all: $(OURO)                    ## build ouro (this is what plain `make` does)

debug:                          ## build build/debug/ouro, which checks itself while it runs
	+@$(SUBMAKE) MODE=debug all

$(OURO): $(OBJECTS)
	$(call say,link,$@)
	@mkdir -p $(@D)
	@$(LINK) -o $@ $(OBJECTS) $(LIBS)

$(BUILD)/%.o: %.c $(BUILD)/flags
	$(call say,cc,$<)
	@mkdir -p $(@D)
	@$(CC) $(ALL_CFLAGS) $(FILE_FLAGS) -MMD -MP -c -o $@ $<

# Only these know which line editor there is.
EDITED := $(patsubst %,$(BUILD)/interp/line_%.o,editor readline libedit)
$(EDITED): FILE_FLAGS := $(EDITOR_FLAGS_$(LINE_EDITOR))

# The same with each of the line editors, for the sessions at the prompt: all other objects are shared.
define with_editor
$(BUILD)/$(1)/%.o: %.c $(BUILD)/flags
	$$(call say,cc,$$<)
	@mkdir -p $$(@D)
	@$$(CC) $$(ALL_CFLAGS) $$(EDITOR_FLAGS_$(1)) -MMD -MP -c -o $$@ $$<

$(BUILD)/ouro-$(1): $(filter-out $(EDITED),$(OBJECTS)) $(EDITED:$(BUILD)/%=$(BUILD)/$(1)/%)
	$$(call say,link,$$@)
	@$$(LINK) -o $$@ $$^ $$(EDITOR_LIBS_$(1)) $$(OTHER_LIBS)
endef
$(foreach editor,readline libedit none,$(eval $(call with_editor,$(editor))))

# Computed goto is not ISO C; the dispatch loop is the one place that needs it.
$(BUILD)/interp/vm.o: FILE_FLAGS := -Wno-pedantic

$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(CC) $(ALL_CFLAGS) $(LDFLAGS) $(LIBS)' | cmp -s - $@ || \
	 echo '$(CC) $(ALL_CFLAGS) $(LDFLAGS) $(LIBS)' > $@

-include $(OBJECTS:.o=.d) $(foreach e,readline libedit none,$(EDITED:$(BUILD)/%.o=$(BUILD)/$(e)/%.d)) $(UNITS:=.d) $(BUILD)/tests/oom/sweep.d

# ---- tests ----------------------------------------------------------------------------------------------

demo:                           ## install what is missing, build, and find a first cycle
	@scripts/setup
	+@$(SUBMAKE) all
	@echo '$$ build/ouro scripts/examples/circular_list.py'
	@build/ouro scripts/examples/circular_list.py

setup:                          ## install what building and testing need (Debian, Ubuntu)
	@scripts/setup --tests

check:                          ## everything a change must pass: all tests, in each build, and the includes
	@scripts/setup --tests
	@rm -f build/tally
	@scripts/check_includes
	+@$(SUBMAKE) build-tests
	+@$(SUBMAKE) MODE=debug build-tests
	+@if command -v clang >/dev/null; then $(SUBMAKE) MODE=clang build-tests; \
	  else echo 'no clang here: built with $(CC) only'; fi
	+@fail=0; \
	  for mode in release debug clang; do \
	      [ $$mode = clang ] && ! command -v clang >/dev/null && continue; \
	      $(MAKE) --no-print-directory -k -j1 MODE=$$mode TALLY=build/tally unit test || fail=1; \
	      $(MAKE) --no-print-directory MODE=$$mode fuzz-check || fail=1; \
	  done; \
	  $(MAKE) --no-print-directory TALLY=build/tally repl || fail=1; \
	  $(MAKE) --no-print-directory MODE=debug QUICK=yes TALLY=build/tally stress-here oom-here || fail=1; \
	  echo 'all builds together:'; \
	  awk '{ passed += $$1; failed += $$3 } END { print passed + 0 " passed, " failed + 0 " failed" }' build/tally; \
	  exit $$fail

build-tests: $(OURO) $(UNITS) $(RUN)

unit: $(UNITS)                  ## the C tests of the parts, each in a process of its own
	@tests/unit/run $(if $(TALLY),--tally $(TALLY)) $(MODE) $(UNITS)

$(BUILD)/tests/unit/%: tests/unit/%.c $(LIBRARY) $(BUILD)/flags
	$(call say,cc,$<)
	@mkdir -p $(@D)
	@$(LINK) $(filter-out $(MODE_FLAGS),$(ALL_CFLAGS)) -MMD -MP -MF $@.d -o $@ $< $(LIBRARY) -lcriterion $(LIBS)

test: $(OURO) $(RUN)            ## the scripts, each against the expectations in it (TESTS=tests/gc for some)
	@echo 'scripts ($(MODE)):'
	@$(RUN) $(if $(TALLY),--tally $(TALLY)) $(OURO) $(TESTS)

# Which of them can be built here?
EDITORS  = $(if $(call links,readline/readline.h,-lreadline),readline) $(if $(call links,histedit.h,-ledit),libedit) none
repl: $(SESSION)                ## the sessions at the prompt, with each line editor that is here (SESSIONS=tests/repl/x.session)
	+@for editor in $(EDITORS); do \
	    $(MAKE) --no-print-directory $(BUILD)/ouro-$$editor && echo "prompt ($(MODE), $$editor):" && \
	    $(SESSION) --editor $$editor $(if $(TALLY),--tally $(TALLY)) $(BUILD)/ouro-$$editor $(SESSIONS) || fail=1; \
	done; [ -z "$$fail" ]

oracle: $(RUN)                  ## the same scripts under python3.11: is what we expect what Python does?
	@if [ -x /usr/bin/python3.11 ]; then $(RUN) --oracle /usr/bin/python3.11 $(TESTS); \
	 elif command -v python3.11 >/dev/null; then $(RUN) --oracle "$$(command -v python3.11)" $(TESTS); \
	 else echo 'python3.11 is not installed here, so there is nothing to compare with'; fi

stress:                         ## the scripts, with the heap checked and cycles collected all the time
	+@$(SUBMAKE) MODE=debug stress-here

stress-here: $(OURO) $(RUN)
	@echo 'heap checked all the time:'
	@OURO_STRESS=1 $(RUN) $(if $(TALLY),--tally $(TALLY)) $(OURO) tests/gc
	@echo 'and large collections done in slices:'
	@OURO_STRESS=3 $(RUN) $(if $(TALLY),--tally $(TALLY)) $(OURO) tests/programs $(if $(QUICK),,tests/lang tests/regress)
	@[ -n '$(QUICK)' ] || { echo 'and cycles collected:'; OURO_STRESS=2 $(RUN) $(OURO) tests/lang tests/regress tests/oom; }

oom:                            ## fail the 1st, 2nd, 3rd ... request for memory of some scripts (OOM_SECONDS=10 each)
	+@$(SUBMAKE) MODE=debug oom-here

OOM_SECONDS ?= 10
oom-here: $(BUILD)/tests/oom/sweep
	@$< --seconds $(if $(QUICK),3,$(OOM_SECONDS)) --start $(filter-out tests/oom/_%,$(wildcard tests/oom/*.py))

$(BUILD)/tests/oom/sweep: tests/oom/sweep.c $(LIBRARY) $(BUILD)/flags
	$(call say,cc,$<)
	@mkdir -p $(@D)
	@$(LINK) $(filter-out $(MODE_FLAGS),$(ALL_CFLAGS)) -MMD -MP -MF $@.d -o $@ $< $(LIBRARY) $(LIBS)

bless: $(OURO) $(RUN)           ## rewrite the .out files from what ouro prints; read the diff like code
	@$(RUN) --bless $(OURO) $(TESTS)

bench: $(OURO) $(BENCH)         ## time ouro, python3.11 and Lua on the same programs (BENCHES="fib sieve", ROUNDS=5)
	@$(BENCH) $(if $(ROUNDS),--rounds $(ROUNDS)) $(OURO) $(BENCHES)

fuzz-check: $(OURO)             ## random programs with a fixed seed must print what python3.11 printed
	@OUROHASHSEED=0 $(OURO) tests/fuzz/check.py 2>/dev/null | diff tests/fuzz/digests.txt - && echo 'random programs: as they should be'

fuzz: $(OURO)                   ## run COUNT random programs from SEED under ouro and python3.11, keep what differs
	@if command -v python3.11 >/dev/null; then \
	  python3.11 tests/fuzz/fuzz.py --ouro $(OURO) --seed $(or $(SEED),$$(date +%s)) --count $(or $(COUNT),1000); \
	 else echo 'python3.11 is not installed here, so there is nothing to compare with'; fi

includes:                       ## check that includes point down the folders only
	@scripts/check_includes

$(SESSION): tests/repl/run.c tests/repl/terminal.c tests/repl/terminal.h
	$(call say,cc,$<)
	@mkdir -p $(@D)
	@$(CC) -std=gnu11 -I. $(WARNINGS) -O2 -g -o $@ $(filter %.c,$^) -lutil

$(RUN): tests/run.c
$(BENCH): tests/bench/run.c
$(RUN) $(BENCH):
	$(call say,cc,$<)
	@mkdir -p $(@D)
	@$(CC) -std=gnu11 $(WARNINGS) -O2 -g -o $@ $< -lm

# ---- the rest -------------------------------------------------------------------------------------------

MANUAL     := $(DESTDIR)$(PREFIX)/share/man/man1/ouro.1
COMPLETION := $(DESTDIR)$(PREFIX)/share/bash-completion/completions/ouro
EXAMPLES   := $(DESTDIR)$(PREFIX)/share/doc/ouro/examples

install: build/ouro             ## copy ouro, its manual, examples and completion for bash to $(DESTDIR)$(PREFIX)
	install -D -m 755 build/ouro '$(DESTDIR)$(PREFIX)/bin/ouro'
	install -D -m 644 docs/ouro.1 '$(MANUAL)'
	install -D -m 644 scripts/completion/ouro.bash '$(COMPLETION)'
	install -d '$(EXAMPLES)'
	install -m 644 scripts/examples/*.py '$(EXAMPLES)'

uninstall:                      ## take all that away again
	rm -f '$(DESTDIR)$(PREFIX)/bin/ouro' '$(MANUAL)' '$(COMPLETION)'
	rm -rf '$(DESTDIR)$(PREFIX)/share/doc/ouro'

clean:                          ## remove build/
	rm -rf build

help:                           ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
