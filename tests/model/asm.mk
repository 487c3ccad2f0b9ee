# SPDX-License-Identifier: GPL-2.0-or-later
#
# The assembler and the disassembler, to be included by the Makefile. The latter
# is the driver's, built with the small headers of its verifier's tests.

ASM_SOURCES := $(wildcard asm*.c)
DIS_SOURCES := vciv_qpu_disasm.c vciv_qpu_decode.c
DRIVER := ../../drivers/gpu/drm/vciv

AS_OBJECTS := $(ASM_SOURCES:%.c=%.o) qpu-as.o
DIS_OBJECTS := $(ASM_SOURCES:%.c=%.o) $(DIS_SOURCES:%.c=%.o) code.o qpu-dis.o
ASM_TEST_OBJECTS := $(ASM_SOURCES:%.c=%.o) $(DIS_SOURCES:%.c=%.o) code.o \
	$(patsubst %.c,%.o,$(wildcard tests/asm/*.c))

DRIVER_FLAGS := -I../verify/include -I$(DRIVER) -D_GNU_SOURCE -Wno-missing-field-initializers
$(O)/vciv_%.o $(O)/check/vciv_%.o $(O)/qpu-dis.o $(O)/check/qpu-dis.o \
$(O)/check/tests/asm/%.o: CPPFLAGS += $(DRIVER_FLAGS)

vpath vciv_%.c $(DRIVER)

all: $(O)/qpu-as $(O)/qpu-dis

check: check-asm

check-asm: $(O)/asm-test
	$<

$(O)/qpu-as: $(AS_OBJECTS:%=$(O)/%)
	$(CC) $(CFLAGS) -o $@ $^ -lm

$(O)/qpu-dis: $(DIS_OBJECTS:%=$(O)/%)
	$(CC) $(CFLAGS) -o $@ $^ -lm

$(O)/asm-test: $(ASM_TEST_OBJECTS:%=$(O)/check/%)
	$(CC) $(SANITIZE) -o $@ $^ -lm

-include $(wildcard $(O)/check/tests/asm/*.d)

.PHONY: check-asm
