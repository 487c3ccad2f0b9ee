# SPDX-License-Identifier: GPL-2.0-or-later
#
# The runner, to be included by the Makefile after asm.mk.
#
# make [O=DIR] check-programs PROGRAMS=DIR	run programs, public ones too, with sanitizers

RUN_OBJECTS := $(patsubst %.c,%.o,$(wildcard run_*.c)) sha256.o code.o $(ASM_SOURCES:%.c=%.o) \
	$(SOURCES:%.c=%.o)

$(O)/run_%.o $(O)/qpu-run.o $(O)/sha256.o $(O)/check/run_%.o $(O)/check/qpu-run.o \
$(O)/check/tests/run/%.o: CPPFLAGS += -D_GNU_SOURCE

all: $(O)/qpu-run

check: check-run

check-run: $(O)/run-test
	$<

check-programs: $(O)/check/qpu-run
	$< --table ../programs
	$< --table ../programs/public --programs $(PROGRAMS)

$(O)/qpu-run: $(RUN_OBJECTS:%=$(O)/%) $(O)/qpu-run.o
	$(CC) $(CFLAGS) -o $@ $^ -lm

$(O)/check/qpu-run: $(RUN_OBJECTS:%=$(O)/check/%) $(O)/check/qpu-run.o
	$(CC) $(SANITIZE) -o $@ $^ -lm

$(O)/run-test: $(RUN_OBJECTS:%=$(O)/check/%) $(O)/check/tests/run/main.o
	$(CC) $(SANITIZE) -o $@ $^ -lm

-include $(wildcard $(O)/check/tests/run/*.d)

.PHONY: check-run check-programs
