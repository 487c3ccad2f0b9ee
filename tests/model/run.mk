# SPDX-License-Identifier: GPL-2.0-or-later
#
# The runner, to be included by the Makefile after asm.mk.

RUN_OBJECTS := $(patsubst %.c,%.o,$(wildcard run_*.c)) qpu-run.o sha256.o code.o \
	$(ASM_SOURCES:%.c=%.o)

$(RUN_OBJECTS:%=$(O)/%): CPPFLAGS += -D_GNU_SOURCE

all: $(O)/qpu-run

$(O)/qpu-run: $(RUN_OBJECTS:%=$(O)/%) $(O)/libv3d.a
	$(CC) $(CFLAGS) -o $@ $^ -lm
