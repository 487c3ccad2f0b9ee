# SPDX-License-Identifier: GPL-2.0-or-later
#
# The assembler, to be included by the Makefile.

ASM_SOURCES := $(wildcard asm*.c) qpu-as.c

all: $(O)/qpu-as

$(O)/qpu-as: $(ASM_SOURCES:%.c=$(O)/%.o)
	$(CC) $(CFLAGS) -o $@ $^ -lm

$(O)/check/qpu-as: $(ASM_SOURCES:%.c=$(O)/check/%.o)
	$(CC) $(SANITIZE) -o $@ $^ -lm
