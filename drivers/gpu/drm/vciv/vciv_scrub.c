// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

/**
 * DOC: Change of owner
 *
 * Registers of the QPUs, the VPM and the setup registers of its DMA keep what
 * the last program left in them, and a program may read them without having
 * written them. So whenever a job of another client comes next, and after each
 * power-up, a program of our own runs first on each QPU and overwrites all of
 * that.
 *
 * Semaphores cannot be overwritten so, since a program can neither read nor set
 * one. After jobs that used them there is a reset first.
 *
 * The hardware chooses the QPU for a program. Reservations leave it one to
 * choose, and the next choice is prepared when the program has left the queue,
 * that is, has its QPU. So the program ran on each QPU once all have ended,
 * and nothing depends on how long it takes or on what was left behind.
 */

#include <linux/bitfield.h>
#include <linux/dma-mapping.h>
#include <linux/iopoll.h>
#include <linux/slab.h>
#include <linux/string.h>

#include <drm/drm_managed.h>
#include <drm/drm_print.h>

#include "vciv_drv.h"
#include "vciv_regs.h"
#include "vciv_trace.h"

/*
 * Each step takes microseconds, which is not worth a sleep. Only where whoever
 * should look, or the machine that is modelled, is starved of time it takes
 * longer.
 */
#define VCIV_SCRUB_SPIN_US	100
#define VCIV_SCRUB_TIMEOUT_US	(2 * USEC_PER_SEC)

/* Write addresses (VideoCore IV 3D Architecture Reference Guide, table 14). */
#define QPU_R0			32
#define QPU_R5			37
#define QPU_WRITE_NOP		39
#define QPU_VPM			48
#define QPU_VPMVCD_SETUP	49	/* file A: reads, file B: writes */
#define QPU_SFU_RECIP		52

#define QPU_REGISTERS		32	/* in each of the two files */
#define VPM_ROWS		64	/* that user programs reach */
#define VPM_READS		16	/* that one setup can ask for */

/* or add, 0, 0; v8min mul, 0, 0: both ALUs, always, with the small immediate 0. */
#define QPU_CLEAR(add, mul) \
	(0xd0024000959c0fffull | (u64)(add) << 38 | (u64)(mul) << 32)
/* The same with flags from the ADD result. */
#define QPU_CLEAR_FLAGS		(QPU_CLEAR(QPU_WRITE_NOP, QPU_WRITE_NOP) | BIT_ULL(45))
/* mov -, ra0: what a read of no register returns is the last value read. */
#define QPU_READ_RA0		0x100209e715027d80ull
/* mov -, vpm: the same of the next vector that was read from the VPM. */
#define QPU_READ_VPM		0x100209e715c27d80ull
/* ldi addr, value: to file A, or with the ws bit to file B. */
#define QPU_LOAD(addr, value)	(0xe002002700000000ull | (u64)(addr) << 38 | (value))
#define QPU_FILE_B		BIT_ULL(44)

/* Setup words that are valid and as small as they can be (ibid., tables 32 to 37). */
#define VPM_WRITE_FROM_ROW_0	0x00001a00	/* horizontal, 32 bits, then the next row */
#define VPM_READ_FROM_ROW_0	0x00001a00	/* the same, 16 vectors */
#define VDW_ONE_WORD		0x80814000
#define VDW_NO_STRIDE		0xc0000000
#define VDR_ONE_WORD		0x80111000
#define VDR_NO_PITCH		0x90000000

static u64 *vciv_scrub_registers(u64 *code)
{
	for (u32 i = 0; i < QPU_REGISTERS; i++)
		*code++ = QPU_CLEAR(i, i);

	*code++ = QPU_CLEAR(QPU_R0, QPU_R0 + 1);
	*code++ = QPU_CLEAR(QPU_R0 + 2, QPU_R0 + 3);
	*code++ = QPU_CLEAR(QPU_R5, QPU_WRITE_NOP);
	*code++ = QPU_CLEAR_FLAGS;
	*code++ = QPU_READ_RA0;

	/* r4 gets the result, which is the same for everybody, three words on. */
	*code++ = QPU_CLEAR(QPU_SFU_RECIP, QPU_WRITE_NOP);
	*code++ = QPU_NOP;
	*code++ = QPU_NOP;

	return code;
}

static u64 *vciv_scrub_vpm(u64 *code)
{
	*code++ = QPU_LOAD(QPU_VPMVCD_SETUP, VPM_WRITE_FROM_ROW_0) | QPU_FILE_B;
	for (u32 i = 0; i < VPM_ROWS; i++)
		*code++ = QPU_CLEAR(QPU_VPM, QPU_WRITE_NOP);

	/*
	 * What a program gets that reads sooner than three instructions after
	 * its setup is not known (manual 5.3): should it be what is left over in
	 * the queue of reads, then that is ours.
	 */
	*code++ = QPU_LOAD(QPU_VPMVCD_SETUP, VPM_READ_FROM_ROW_0);
	*code++ = QPU_NOP;
	*code++ = QPU_NOP;
	*code++ = QPU_NOP;
	for (u32 i = 0; i < VPM_READS; i++)
		*code++ = QPU_READ_VPM;

	*code++ = QPU_LOAD(QPU_VPMVCD_SETUP, VDW_ONE_WORD) | QPU_FILE_B;
	*code++ = QPU_LOAD(QPU_VPMVCD_SETUP, VDW_NO_STRIDE) | QPU_FILE_B;
	*code++ = QPU_LOAD(QPU_VPMVCD_SETUP, VDR_ONE_WORD);
	*code++ = QPU_LOAD(QPU_VPMVCD_SETUP, VDR_NO_PITCH);

	return code;
}

/*
 * Builds the program in one page: code, and far behind it a line of uniforms
 * that nobody reads but the hardware fetches. Returns the end of the code.
 */
static u64 *vciv_scrub_build(u64 *code)
{
	code = vciv_scrub_registers(code);
	code = vciv_scrub_vpm(code);
	*code++ = QPU_THREND;
	*code++ = QPU_NOP;
	*code++ = QPU_NOP;

	return code;
}

#define VCIV_SCRUB_SIZE		PAGE_SIZE
#define VCIV_SCRUB_UNIFORMS	(VCIV_SCRUB_SIZE - 64)

static void vciv_scrub_fini(struct drm_device *drm, void *unused)
{
	struct vciv_device *vciv = to_vciv_device(drm);

	dma_free_wc(drm_dev_dma_dev(drm), VCIV_SCRUB_SIZE, vciv->scrub.code,
		    vciv->scrub.code_addr);
}

/**
 * vciv_scrub_init() - make the program that overwrites what others left
 * @vciv: device
 *
 * Return: 0 or -ENOMEM.
 */
int vciv_scrub_init(struct vciv_device *vciv)
{
	struct drm_device *drm = &vciv->drm;
	u64 *code, *end;

	code = dma_alloc_wc(drm_dev_dma_dev(drm), VCIV_SCRUB_SIZE, &vciv->scrub.code_addr,
			    GFP_KERNEL);
	if (!code)
		return -ENOMEM;
	vciv->scrub.code = code;

	end = vciv_scrub_build(code);
	while (code < end) {
		cpu_to_le64s(code);
		code++;
	}

	return drmm_add_action_or_reset(drm, vciv_scrub_fini, NULL);
}

/**
 * vciv_scrub_prove() - does the verifier accept our own program as it is
 * @memory: scratch memory of vciv_verify_memory_size() bytes
 *
 * Return: 0; -EACCES if not; -ENOMEM.
 */
int vciv_scrub_prove(void *memory)
{
	static const struct vciv_signature no_uniforms;
	struct vciv_need no_needs[1];
	struct vciv_contract contract = { .needs = no_needs };
	struct vciv_verify_args args = {
		.signature = &no_uniforms,
		.memory = memory,
		.contract = &contract,
	};
	struct vciv_verdict verdict;
	u64 *code, *out;
	int ret;

	code = kmalloc_array(2, VCIV_SCRUB_SIZE, GFP_KERNEL);
	if (!code)
		return -ENOMEM;

	out = code + VCIV_SCRUB_SIZE / sizeof(*code);
	args.code = code;
	args.num_words = vciv_scrub_build(code) - code;
	args.out = out;
	ret = vciv_verify(&args, &verdict) &&
	      !memcmp(code, out, args.num_words * sizeof(*code)) ? 0 : -EACCES;
	kfree(code);

	return ret;
}

/* Let user programs run on one QPU only. */
static void vciv_scrub_reserve(struct vciv_device *vciv, u32 qpu)
{
	u64 reserved = V3D_SQRSV_NO_USER_PROGRAMS & ~(0xfull << (4 * qpu));

	vciv_write(vciv, V3D_SQRSV0, lower_32_bits(reserved));
	vciv_write(vciv, V3D_SQRSV1, upper_32_bits(reserved));
}

/* Wait until one field of the queue's status has a value. */
static int vciv_scrub_wait(struct vciv_device *vciv, u32 mask, u32 value)
{
	u32 status;
	int ret;

	ret = read_poll_timeout(vciv_read, status, (status & mask) == value, 0,
				VCIV_SCRUB_SPIN_US, false, vciv, V3D_SRQCS);
	if (ret)
		ret = read_poll_timeout(vciv_read, status, (status & mask) == value,
					VCIV_SCRUB_SPIN_US, VCIV_SCRUB_TIMEOUT_US, false, vciv,
					V3D_SRQCS);

	return ret;
}

static int vciv_scrub_start(struct vciv_device *vciv, u32 qpu)
{
	vciv_scrub_reserve(vciv, qpu);
	vciv_write(vciv, V3D_SRQUA, vciv->scrub.code_addr + VCIV_SCRUB_UNIFORMS);
	vciv_write(vciv, V3D_SRQPC, vciv->scrub.code_addr);

	return vciv_scrub_wait(vciv, V3D_SRQCS_QPURQL, 0);
}

static int vciv_scrub(struct vciv_device *vciv)
{
	int ret = 0;

	vciv_write(vciv, V3D_L2CACTL, V3D_L2CACTL_L2CCLR);
	vciv_write(vciv, V3D_SLCACTL, V3D_SLCACTL_CLEAR_ALL);
	vciv_write(vciv, V3D_SRQCS, V3D_SRQCS_RESET_CM | V3D_SRQCS_RESET_CC);

	for (u32 qpu = 0; qpu < vciv->num_qpus && !ret; qpu++)
		ret = vciv_scrub_start(vciv, qpu);
	if (!ret)
		ret = vciv_scrub_wait(vciv, V3D_SRQCS_QPURQCC,
				      FIELD_PREP(V3D_SRQCS_QPURQCC, vciv->num_qpus));

	vciv->queue.count = vciv->num_qpus;

	vciv_write(vciv, V3D_SQRSV0, 0);
	vciv_write(vciv, V3D_SQRSV1, 0);

	return ret;
}

/**
 * vciv_scrub_takes_reset() - does the change of owner take a reset first
 * @vciv: device with power and without a job
 * @job: the next job
 *
 * Semaphores keep their value, and nothing but a reset brings them back. A reset
 * alone is not enough, since it does not clear what is in registers and VPM.
 *
 * Return: whether there has to be one.
 */
bool vciv_scrub_takes_reset(const struct vciv_device *vciv, const struct vciv_job *job)
{
	return vciv->scrub.dirty && vciv->scrub.owner != job->client->id;
}

/**
 * vciv_scrub_for() - hand the block over to the client of a job
 * @vciv: device with power and without a job, after vciv_scrub_takes_reset()
 * @job: the next job
 *
 * Does nothing if the last job was the same client's. A QPU that does not even
 * run our own program is broken beyond what we can repair here.
 *
 * Context: part of fence signalling.
 *
 * Return: 0, or -EIO: see vciv_reset_wedge().
 */
int vciv_scrub_for(struct vciv_device *vciv, const struct vciv_job *job)
{
	int ret;

	if (vciv->scrub.owner != job->client->id) {
		ret = vciv_scrub(vciv);
		trace_vciv_scrub(vciv, job->client->id, ret);
		if (ret) {
			drm_err(&vciv->drm, "the QPUs do not run, no more jobs will\n");
			return -EIO;
		}
	}

	vciv->scrub.owner = job->client->id;
	vciv->scrub.dirty |= job->dirty;

	return 0;
}
