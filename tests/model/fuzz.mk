# SPDX-License-Identifier: GPL-2.0-or-later
#
# To be included by the Makefile; both need clang.
#
# make [O=DIR] fuzz [SECONDS=n] [FUZZ_CC=CC]	random words on the model
# make [O=DIR] coverage				lines of the model that its tests execute

FUZZ_CC ?= clang
SECONDS ?= 60
FUZZ_SOURCES := $(SOURCES) tests/machine.c tests/fuzz_words.c
FUZZ_FLAGS := -O1 -g -std=gnu11 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all

fuzz: $(O)/fuzz-words
	@mkdir -p $(O)/corpus
	$< -max_len=4200 -len_control=0 -max_total_time=$(SECONDS) -timeout=20 -artifact_prefix=$(O)/ $(O)/corpus

$(O)/fuzz-words: $(FUZZ_SOURCES) $(wildcard *.h tests/*.h)
	@mkdir -p $(@D)
	$(FUZZ_CC) $(FUZZ_FLAGS) -o $@ $(FUZZ_SOURCES) -lm

COVERAGE_FLAGS := -O1 -g -std=gnu11 -fprofile-instr-generate -fcoverage-mapping
LLVM := $(if $(findstring -,$(FUZZ_CC)),-$(lastword $(subst -, ,$(FUZZ_CC))))

coverage: $(O)/coverage-test
	LLVM_PROFILE_FILE=$(O)/coverage.raw $< >$(O)/coverage.log
	llvm-profdata$(LLVM) merge -o $(O)/coverage.data $(O)/coverage.raw
	llvm-cov$(LLVM) report $< -instr-profile=$(O)/coverage.data $(SOURCES)

$(O)/coverage-test: $(SOURCES) $(TESTS) $(wildcard *.h tests/*.h)
	@mkdir -p $(@D)
	$(FUZZ_CC) $(COVERAGE_FLAGS) -o $@ $(SOURCES) $(TESTS) -lm

.PHONY: fuzz coverage
