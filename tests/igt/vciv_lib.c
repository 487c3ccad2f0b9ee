// SPDX-License-Identifier: MIT
/* Copyright (C) 2026 vciv contributors */

/* First: in an IGT tree it has macros that headers of the kernel have, too. */
#include "igt.h"

#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <linux/capability.h>
#include <linux/dma-buf.h>
#include <linux/dma-heap.h>
#include <linux/netlink.h>
#include <linux/sync_file.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

#include "vciv_lib.h"
#include "vciv_programs.h"

#define MAX_DEVICES 16

static bool is_vciv(int fd)
{
	drmVersion *version = drmGetVersion(fd);
	bool found = version && !strcmp(version->name, "vciv");

	drmFreeVersion(version);

	return found;
}

static int open_if_vciv(const drmDevice *device)
{
	int fd;

	if (!(device->available_nodes & (1 << DRM_NODE_RENDER)))
		return -1;

	fd = open(device->nodes[DRM_NODE_RENDER], O_RDWR | O_CLOEXEC);
	if (fd < 0 || is_vciv(fd))
		return fd;

	close(fd);
	return -1;
}

unsigned int vciv_open_all(int *fds, unsigned int max)
{
	drmDevice *devices[MAX_DEVICES];
	unsigned int opened = 0;
	int count;

	count = drmGetDevices2(0, devices, MAX_DEVICES);
	for (int i = 0; i < count && opened < max; i++) {
		fds[opened] = open_if_vciv(devices[i]);
		opened += fds[opened] >= 0;
	}
	if (count > 0)
		drmFreeDevices(devices, count);

	return opened;
}

int vciv_try_open(void)
{
	int fd;

	return vciv_open_all(&fd, 1) ? fd : -1;
}

int vciv_open(void)
{
	int fd = vciv_try_open();

	igt_require_f(fd >= 0, "No render node of the vciv driver that can be opened\n");

	return fd;
}

void vciv_require_programs(int fd)
{
	struct drm_vciv_program_create args = vciv_program_args(&vciv_hang);
	int ret = drmIoctl(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args);

	igt_require_f(ret == 0 || errno != EPERM,
		      "Takes root or the module parameter unprivileged=1\n");
	igt_assert_f(ret == 0, "%s\n", strerror(errno));
	vciv_program_destroy(fd, args.handle);
}

void vciv_require_unverified(int fd)
{
	struct vciv_code code = vciv_hang;
	struct drm_vciv_program_create args;
	int ret;

	code.unverified = true;
	args = vciv_program_args(&code);
	ret = drmIoctl(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args);
	igt_require_f(ret == 0 || errno != EPERM,
		      "Takes root and the module parameter allow_unverified=1\n");
	igt_assert_f(ret == 0, "%s\n", strerror(errno));
	vciv_program_destroy(fd, args.handle);
}

void vciv_spoil(void *argument, const struct vciv_bad_input *input)
{
	/* Fields are of 32 or 64 bits, in the byte order of the machine. */
	uint32_t narrow = input->value;

	if (input->size == sizeof(narrow))
		memcpy((char *)argument + input->offset, &narrow, sizeof(narrow));
	else
		memcpy((char *)argument + input->offset, &input->value, sizeof(input->value));
}

static void bo_map(int fd, struct vciv_bo *bo)
{
	struct drm_vc4_mmap_bo args = { .handle = bo->handle };
	void *map;

	do_ioctl(fd, DRM_IOCTL_VC4_MMAP_BO, &args);
	map = mmap(NULL, bo->size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, args.offset);
	igt_assert(map != MAP_FAILED);
	bo->words = map;
}

struct vciv_bo vciv_bo_create(int fd, uint32_t size)
{
	struct drm_vc4_create_bo args = { .size = size };
	struct vciv_bo bo = { .size = size };

	do_ioctl(fd, DRM_IOCTL_VC4_CREATE_BO, &args);
	bo.handle = args.handle;
	bo_map(fd, &bo);

	return bo;
}

struct vciv_bo vciv_bo_create_cached(int fd, uint32_t size)
{
	struct drm_vciv_bo_create args = { .size = size, .flags = DRM_VCIV_BO_CACHED };
	struct vciv_bo bo = { .size = size };

	do_ioctl(fd, DRM_IOCTL_VCIV_BO_CREATE, &args);
	bo.handle = args.handle;
	bo_map(fd, &bo);

	return bo;
}

void vciv_bo_sync(int fd, const struct vciv_bo *bo, uint32_t flags)
{
	struct drm_vciv_bo_sync args = { .handle = bo->handle, .flags = flags, .size = bo->size };

	do_ioctl(fd, DRM_IOCTL_VCIV_BO_SYNC, &args);
}

void vciv_bo_label(int fd, uint32_t handle, const char *label)
{
	struct drm_vc4_label_bo args = {
		.handle = handle,
		.len = strlen(label),
		.name = to_user_pointer(label),
	};

	do_ioctl(fd, DRM_IOCTL_VC4_LABEL_BO, &args);
}

bool vciv_bo_madvise(int fd, uint32_t handle, uint32_t madv)
{
	struct drm_vc4_gem_madvise args = { .handle = handle, .madv = madv };

	do_ioctl(fd, DRM_IOCTL_VC4_GEM_MADVISE, &args);
	igt_assert(args.retained <= 1);

	return args.retained;
}

void vciv_bo_unmap(struct vciv_bo *bo)
{
	igt_assert_eq(munmap((void *)bo->words, bo->size), 0);
	bo->words = NULL;
}

void vciv_bo_destroy(int fd, struct vciv_bo *bo)
{
	vciv_bo_unmap(bo);
	igt_assert_eq(drmCloseBufferHandle(fd, bo->handle), 0);
}

int vciv_bo_wait(int fd, uint32_t handle, uint64_t timeout_ns)
{
	struct drm_vc4_wait_bo args = { .handle = handle, .timeout_ns = timeout_ns };

	return drmIoctl(fd, DRM_IOCTL_VC4_WAIT_BO, &args) ? -errno : 0;
}

#define SCALAR(low, high, multiple) \
	{ .kind = DRM_VCIV_UNIFORM_SCALAR, .min = (low), .max = (high), .align = (multiple) }
#define POINTER(mode) \
	{ .kind = DRM_VCIV_UNIFORM_POINTER, .access = (mode), .align = VCIV_VECTOR }

static const struct drm_vciv_uniform store_uniforms[] = {
	[STORE_POINTER] = POINTER(DRM_VCIV_ACCESS_WRITE),
	[STORE_NUMBER] = SCALAR(0, UINT32_MAX, 1),
	[STORE_ROUNDS] = SCALAR(STORE_ROUNDS_MULTIPLE, STORE_ROUNDS_MAX, STORE_ROUNDS_MULTIPLE),
	[STORE_VPM_ROW] = SCALAR(0, 63, 1),
	[STORE_INTERRUPT] = SCALAR(0, 1, 1),
};

static const struct drm_vciv_uniform increment_uniforms[] = {
	[INCREMENT_FROM] = POINTER(DRM_VCIV_ACCESS_READ),
	[INCREMENT_TO] = POINTER(DRM_VCIV_ACCESS_WRITE),
	[INCREMENT_VPM_ROW] = SCALAR(0, 63, 1),
};

const struct vciv_code vciv_store = {
	.words = store_words,
	.num_words = ARRAY_SIZE(store_words),
	.uniforms = store_uniforms,
	.num_uniforms = ARRAY_SIZE(store_uniforms),
};

const struct vciv_code vciv_increment = {
	.words = increment_words,
	.num_words = ARRAY_SIZE(increment_words),
	.uniforms = increment_uniforms,
	.num_uniforms = ARRAY_SIZE(increment_uniforms),
};

/* Takes the uniforms of increment. */
const struct vciv_code vciv_fetch = {
	.words = fetch_words,
	.num_words = ARRAY_SIZE(fetch_words),
	.uniforms = increment_uniforms,
	.num_uniforms = ARRAY_SIZE(increment_uniforms),
};

static const struct drm_vciv_uniform ring_uniforms[] = { SCALAR(1, UINT32_MAX, 1) };

const struct vciv_code vciv_ring = {
	.words = ring_words,
	.num_words = ARRAY_SIZE(ring_words),
	.uniforms = ring_uniforms,
	.num_uniforms = ARRAY_SIZE(ring_uniforms),
};

static const struct drm_vciv_uniform reduce_uniforms[] = {
	[REDUCE_FROM] = POINTER(DRM_VCIV_ACCESS_READ),
	[REDUCE_STEP] = SCALAR(0, REDUCE_STEP_MAX, VCIV_VECTOR),
	[REDUCE_VECTORS] = SCALAR(1, REDUCE_VECTORS_MAX, 1),
	[REDUCE_TO] = POINTER(DRM_VCIV_ACCESS_WRITE),
	[REDUCE_INSTANCE] = { .kind = DRM_VCIV_UNIFORM_INSTANCE, .max = VCIV_QPUS - 1 },
};

const struct vciv_code vciv_reduce = {
	.words = reduce_words,
	.num_words = ARRAY_SIZE(reduce_words),
	.uniforms = reduce_uniforms,
	.num_uniforms = ARRAY_SIZE(reduce_uniforms),
};

static const struct drm_vciv_uniform mix_uniforms[] = {
	[MIX_TO] = POINTER(DRM_VCIV_ACCESS_WRITE),
	[MIX_BUFFERS] = SCALAR(1, MIX_BUFFERS_MAX, 1),
	[MIX_INSTANCE] = { .kind = DRM_VCIV_UNIFORM_INSTANCE, .max = VCIV_QPUS - 1 },
	[MIX_FROM] = POINTER(DRM_VCIV_ACCESS_READ),
	[MIX_WEIGHT] = SCALAR(0, UINT32_MAX, 1),
};

const struct vciv_code vciv_mix = {
	.words = mix_words,
	.num_words = ARRAY_SIZE(mix_words),
	.uniforms = mix_uniforms,
	.num_uniforms = ARRAY_SIZE(mix_uniforms),
	.record = MIX_RECORD,
};

const struct vciv_code vciv_empty = {
	.words = empty_words,
	.num_words = ARRAY_SIZE(empty_words),
};

const struct vciv_code vciv_hang = {
	.words = hang_words,
	.num_words = ARRAY_SIZE(hang_words),
};

static const struct drm_vciv_uniform kinds_uniforms[] = {
	[KINDS_POINTER] = POINTER(DRM_VCIV_ACCESS_WRITE),
	[KINDS_INSTANCE] = { .kind = DRM_VCIV_UNIFORM_INSTANCE, .max = VCIV_QPUS - 1 },
	[KINDS_LIMIT] = { .kind = DRM_VCIV_UNIFORM_LIMIT, .of = KINDS_POINTER,
			  .width = VCIV_VECTOR },
	[KINDS_MASK] = { .kind = DRM_VCIV_UNIFORM_MASK, .of = KINDS_POINTER,
			 .width = VCIV_VECTOR },
	[KINDS_ENUM] = { .kind = DRM_VCIV_UNIFORM_ENUM, .first = 0, .count = 2 },
	[KINDS_SCALAR] = SCALAR(5, 100, 5),
	[KINDS_SELF] = { .kind = DRM_VCIV_UNIFORM_SELF, .of = KINDS_LIMIT },
};
static const uint32_t kinds_values[] = { KINDS_ONE_VECTOR, KINDS_TWO_VECTORS };

const struct vciv_code vciv_kinds = {
	.words = kinds_words,
	.num_words = ARRAY_SIZE(kinds_words),
	.uniforms = kinds_uniforms,
	.num_uniforms = ARRAY_SIZE(kinds_uniforms),
	.values = kinds_values,
	.num_values = ARRAY_SIZE(kinds_values),
};

const struct vciv_code vciv_raise = {
	.words = raise_words,
	.num_words = ARRAY_SIZE(raise_words),
};

const struct vciv_code vciv_take = {
	.words = take_words,
	.num_words = ARRAY_SIZE(take_words),
};

static const struct drm_vciv_uniform poison_uniforms[] = { SCALAR(0, UINT32_MAX, 1) };
static const struct drm_vciv_uniform dump_uniforms[] = {
	POINTER(DRM_VCIV_ACCESS_WRITE),
	POINTER(DRM_VCIV_ACCESS_WRITE),
};

const struct vciv_code vciv_poison = {
	.words = poison_words,
	.num_words = ARRAY_SIZE(poison_words),
	.uniforms = poison_uniforms,
	.num_uniforms = ARRAY_SIZE(poison_uniforms),
};

const struct vciv_code vciv_dump_vpm = {
	.words = dump_vpm_words,
	.num_words = ARRAY_SIZE(dump_vpm_words),
	.uniforms = dump_uniforms,
	.num_uniforms = 1,
};

const struct vciv_code vciv_dump_registers = {
	.words = dump_registers_words,
	.num_words = ARRAY_SIZE(dump_registers_words),
	.uniforms = dump_uniforms,
	.num_uniforms = ARRAY_SIZE(dump_uniforms),
	/* It is its very purpose to use what it has not written. */
	.unverified = true,
};

struct drm_vciv_program_create vciv_program_args(const struct vciv_code *code)
{
	struct drm_vciv_program_create args = {
		.code = to_user_pointer(code->words),
		.code_words = code->num_words,
		.flags = code->unverified ? DRM_VCIV_PROGRAM_UNVERIFIED : 0,
		.enum_values = to_user_pointer(code->values),
		.num_enum_values = code->num_values,
		.record_uniforms = code->record,
	};

	if (code->num_uniforms)
		args.uniforms = vciv_array(code->uniforms, code->num_uniforms);

	return args;
}

uint32_t vciv_program_create(int fd, const struct vciv_code *code)
{
	struct drm_vciv_program_create args = vciv_program_args(code);

	do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_CREATE, &args);
	igt_assert_neq_u32(args.handle, 0);

	return args.handle;
}

void vciv_program_destroy(int fd, uint32_t handle)
{
	struct drm_vciv_program_destroy args = { .handle = handle };

	do_ioctl(fd, DRM_IOCTL_VCIV_PROGRAM_DESTROY, &args);
}

static void job_init(struct vciv_job *job, uint32_t program, uint32_t instances)
{
	memset(job, 0, sizeof(*job));
	job->dispatch.program = program;
	job->dispatch.instances = instances;
	job->submit.dispatches = vciv_array(&job->dispatch, 1);
}

static void job_add_bo(struct vciv_job *job, const struct vciv_bo *bo, uint32_t access)
{
	job->bos[job->submit.bos.count] = (struct drm_vciv_submit_bo){ bo->handle, access };
	job->submit.bos = vciv_array(job->bos, job->submit.bos.count + 1);
}

void vciv_job_store(struct vciv_job *job, uint32_t program, uint32_t instances,
		    const struct vciv_bo *to, uint32_t number)
{
	job_init(job, program, instances);
	job_add_bo(job, to, DRM_VCIV_ACCESS_WRITE);

	for (uint32_t i = 0; i < instances; i++) {
		job->values[i][STORE_POINTER].value = i * VCIV_VECTOR;
		job->values[i][STORE_NUMBER].value = number + i * VCIV_LANES;
		job->values[i][STORE_ROUNDS].value = STORE_ROUNDS_MULTIPLE;
		job->values[i][STORE_VPM_ROW].value = i;
		job->values[i][STORE_INTERRUPT].value = 1;
	}
	job->dispatch.values = vciv_array(job->values[0], instances * STORE_UNIFORMS);
}

void vciv_job_increment(struct vciv_job *job, uint32_t program, const struct vciv_bo *from,
			const struct vciv_bo *to)
{
	job_init(job, program, 1);
	job_add_bo(job, from, DRM_VCIV_ACCESS_READ);
	job_add_bo(job, to, DRM_VCIV_ACCESS_WRITE);

	job->values[0][INCREMENT_FROM].bo = 0;
	job->values[0][INCREMENT_TO].bo = 1;
	job->dispatch.values = vciv_array(job->values[0], INCREMENT_UNIFORMS);
}

void vciv_job_hang(struct vciv_job *job, uint32_t program, uint64_t timeout_ns)
{
	job_init(job, program, 1);
	job->submit.timeout_ns = timeout_ns;
}

void vciv_job_signal(struct vciv_job *job, uint32_t syncobj)
{
	job->signal = (struct drm_vciv_sync){ .handle = syncobj };
	job->submit.signals = vciv_array(&job->signal, 1);
}

void vciv_job_wait(struct vciv_job *job, uint32_t syncobj)
{
	job->wait = (struct drm_vciv_sync){ .handle = syncobj };
	job->submit.waits = vciv_array(&job->wait, 1);
}

void vciv_submit(int fd, struct vciv_job *job)
{
	do_ioctl(fd, DRM_IOCTL_VCIV_SUBMIT, &job->submit);
}

int vciv_run(int fd, struct vciv_job *job)
{
	uint32_t syncobj = vciv_syncobj(fd);
	int ret;

	vciv_job_signal(job, syncobj);
	vciv_submit(fd, job);
	ret = vciv_syncobj_wait(fd, syncobj, VCIV_SLACK_NS);
	igt_assert_eq(drmSyncobjDestroy(fd, syncobj), 0);
	job->submit.signals = (struct drm_vciv_array){};

	return ret;
}

void vciv_check_works(int fd)
{
	struct vciv_bo bo = vciv_bo_create(fd, VCIV_VECTOR);
	uint32_t program = vciv_program_create(fd, &vciv_store);
	struct vciv_job job;

	vciv_job_store(&job, program, 1, &bo, 1000);
	igt_assert_eq(vciv_run(fd, &job), 0);
	vciv_assert_vector(&bo, 0, 1000);

	vciv_program_destroy(fd, program);
	vciv_bo_destroy(fd, &bo);
}

uint32_t vciv_syncobj(int fd)
{
	uint32_t handle;

	igt_assert_eq(drmSyncobjCreate(fd, 0, &handle), 0);

	return handle;
}

int vciv_syncobj_export(int fd, uint32_t syncobj)
{
	int file;

	igt_assert_eq(drmSyncobjExportSyncFile(fd, syncobj, &file), 0);

	return file;
}

/* Only a file tells the error of a fence: waiting for a syncobj does not. */
int vciv_sync_file_wait(int file, uint64_t timeout_ns)
{
	struct pollfd poll_file = { .fd = file, .events = POLLIN };
	struct sync_file_info info = {};

	igt_assert_f(poll(&poll_file, 1, timeout_ns / NSEC_PER_MSEC) == 1,
		     "the fence did not signal\n");
	igt_assert_eq(ioctl(file, SYNC_IOC_FILE_INFO, &info), 0);
	close(file);

	return info.status < 0 ? info.status : 0;
}

bool vciv_sync_file_signalled(int file)
{
	struct pollfd poll_file = { .fd = file, .events = POLLIN };

	return poll(&poll_file, 1, 0) == 1;
}

int vciv_dmabuf_export_sync_file(int buffer)
{
	struct dma_buf_export_sync_file args = { .flags = DMA_BUF_SYNC_RW, .fd = -1 };

	igt_assert_eq(ioctl(buffer, DMA_BUF_IOCTL_EXPORT_SYNC_FILE, &args), 0);

	return args.fd;
}

void vciv_dmabuf_import_sync_file(int buffer, int file)
{
	struct dma_buf_import_sync_file args = { .flags = DMA_BUF_SYNC_WRITE, .fd = file };

	igt_assert_eq(ioctl(buffer, DMA_BUF_IOCTL_IMPORT_SYNC_FILE, &args), 0);
}

int vciv_syncobj_wait(int fd, uint32_t syncobj, uint64_t timeout_ns)
{
	return vciv_sync_file_wait(vciv_syncobj_export(fd, syncobj), timeout_ns);
}

bool vciv_syncobj_signalled(int fd, uint32_t syncobj)
{
	int ret = drmSyncobjWait(fd, &syncobj, 1, 0, 0, NULL);

	igt_assert(ret == 0 || ret == -ETIME);

	return ret == 0;
}

/* From drivers/dma-buf/sw_sync.c: a debugging aid, with no header. */
struct sw_sync_create_fence {
	uint32_t value;
	char name[32];
	int32_t fence;
};

#define SW_SYNC_FILE		"/sys/kernel/debug/sync/sw_sync"
#define SW_SYNC_CREATE_FENCE	_IOWR('W', 0, struct sw_sync_create_fence)
#define SW_SYNC_INCREMENT	_IOW('W', 1, uint32_t)

struct vciv_gate vciv_gate_create(int fd)
{
	struct sw_sync_create_fence args = { .value = 1, .name = "gate" };
	struct vciv_gate gate;

	gate.timeline = open(SW_SYNC_FILE, O_RDWR | O_CLOEXEC);
	igt_require_f(gate.timeline >= 0, "Takes " SW_SYNC_FILE "\n");

	igt_assert_eq(ioctl(gate.timeline, SW_SYNC_CREATE_FENCE, &args), 0);
	gate.syncobj = vciv_syncobj(fd);
	igt_assert_eq(drmSyncobjImportSyncFile(fd, gate.syncobj, args.fence), 0);
	close(args.fence);

	return gate;
}

void vciv_gate_open(int fd, struct vciv_gate *gate)
{
	uint32_t increment = 1;

	igt_assert_eq(ioctl(gate->timeline, SW_SYNC_INCREMENT, &increment), 0);
	close(gate->timeline);
	igt_assert_eq(drmSyncobjDestroy(fd, gate->syncobj), 0);
}

int vciv_heap_open(const char *path)
{
	int heap = open(path, O_RDWR | O_CLOEXEC);

	igt_require_f(heap >= 0, "Takes %s\n", path);

	return heap;
}

int vciv_heap_try_allocate(int heap, uint64_t size)
{
	struct dma_heap_allocation_data args = { .len = size, .fd_flags = O_RDWR | O_CLOEXEC };

	return ioctl(heap, DMA_HEAP_IOCTL_ALLOC, &args) ? -errno : (int)args.fd;
}

int vciv_heap_allocate(int heap, uint64_t size)
{
	int dmabuf = vciv_heap_try_allocate(heap, size);

	igt_assert_f(dmabuf >= 0, "%s\n", strerror(-dmabuf));

	return dmabuf;
}

/* What carries one file over a Unix socket: a byte, and the file beside it. */
struct fd_message {
	char byte;
	struct iovec data;
	union {
		struct cmsghdr header;
		char room[CMSG_SPACE(sizeof(int))];
	} control;
	struct msghdr message;
};

static void fd_message_init(struct fd_message *fd_message)
{
	*fd_message = (struct fd_message){
		.data = { &fd_message->byte, 1 },
		.message = {
			.msg_iov = &fd_message->data,
			.msg_iovlen = 1,
			.msg_control = &fd_message->control,
			.msg_controllen = sizeof(fd_message->control),
		},
	};
}

void vciv_send_fd(int socket_fd, int fd)
{
	struct fd_message fd_message;
	struct cmsghdr *header = &fd_message.control.header;

	fd_message_init(&fd_message);
	header->cmsg_level = SOL_SOCKET;
	header->cmsg_type = SCM_RIGHTS;
	header->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(header), &fd, sizeof(int));
	igt_assert_eq(sendmsg(socket_fd, &fd_message.message, 0), 1);
}

int vciv_receive_fd(int socket_fd)
{
	struct fd_message fd_message;
	int fd;

	fd_message_init(&fd_message);
	if (recvmsg(socket_fd, &fd_message.message, MSG_CMSG_CLOEXEC) != 1 ||
	    !CMSG_FIRSTHDR(&fd_message.message))
		return -1;
	memcpy(&fd, CMSG_DATA(&fd_message.control.header), sizeof(int));

	return fd;
}

int vciv_uevent_open(void)
{
	struct sockaddr_nl address = { .nl_family = AF_NETLINK, .nl_groups = 1 };
	int socket_fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_KOBJECT_UEVENT);

	igt_require_f(socket_fd >= 0 &&
		      !bind(socket_fd, (struct sockaddr *)&address, sizeof(address)),
		      "Takes a kernel with networking, and root\n");

	return socket_fd;
}

/* Returns whether the message, of strings that end with a NUL, has a string. */
static bool uevent_has(const char *message, ssize_t length, const char *string)
{
	for (ssize_t i = 0; i < length; i += strlen(message + i) + 1)
		if (!strcmp(message + i, string))
			return true;

	return false;
}

/* Returns the length of the next event, or 0 if none comes in time. */
static ssize_t uevent_receive(int socket_fd, char *message, size_t size, int timeout_ms)
{
	struct pollfd readable = { .fd = socket_fd, .events = POLLIN };
	ssize_t length;

	if (poll(&readable, 1, timeout_ms) != 1)
		return 0;
	length = recv(socket_fd, message, size - 1, 0);
	igt_assert(length > 0);
	message[length] = '\0';

	return length;
}

void vciv_uevent_expect(int socket_fd, const char *string, const char *task)
{
	char message[4096];
	ssize_t length;

	do {
		length = uevent_receive(socket_fd, message, sizeof(message),
					VCIV_SLACK_NS / NSEC_PER_MSEC);
		igt_assert_f(length, "no event with %s and %s\n", string, task);
	} while (!uevent_has(message, length, string) || !uevent_has(message, length, task));
}

int vciv_uevent_count(int socket_fd, const char *string)
{
	char message[4096];
	ssize_t length;
	int count = 0;

	while ((length = uevent_receive(socket_fd, message, sizeof(message), 1000)))
		count += uevent_has(message, length, string);

	return count;
}

void vciv_assert_vector(const struct vciv_bo *bo, uint32_t vector, uint32_t first)
{
	for (uint32_t i = 0; i < VCIV_LANES; i++)
		igt_assert_eq_u32(bo->words[vector * VCIV_LANES + i], first + i);
}

/* What nobody allocated, in KiB, or -1 when the kernel does not tell. */
static long cma_available(void)
{
	long pages, free = 0;
	glob_t areas;

	if (glob("/sys/kernel/mm/cma/*/available_pages", 0, NULL, &areas) != 0)
		return -1;

	for (size_t i = 0; i < areas.gl_pathc; i++) {
		FILE *file = fopen(areas.gl_pathv[i], "r");

		igt_assert(file);
		igt_assert_eq(fscanf(file, "%ld", &pages), 1);
		free += pages * (sysconf(_SC_PAGESIZE) / 1024);
		fclose(file);
	}
	globfree(&areas);

	return free;
}

/*
 * Pages that the kernel lends to whom it can take them away from count as used in
 * meminfo. With high memory it lends some early.
 */
static long cma_free_of_meminfo(void)
{
	char line[128];
	long free = 0;
	FILE *file = fopen("/proc/meminfo", "r");

	igt_assert(file);
	while (fgets(line, sizeof(line), file))
		if (sscanf(line, "CmaFree: %ld", &free) == 1)
			break;
	fclose(file);

	return free;
}

long vciv_cma_free(void)
{
	long free = cma_available();

	return free >= 0 ? free : cma_free_of_meminfo();
}

uint64_t vciv_wait_for_memory(long before)
{
	uint64_t start = vciv_now_ns();

	while (vciv_cma_free() < before) {
		igt_assert_f(vciv_now_ns() - start < VCIV_SLACK_NS,
			     "%ld of %ld KiB are free\n", vciv_cma_free(), before);
		usleep(1000);
	}

	return vciv_now_ns() - start;
}

uint64_t vciv_now_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);

	return now.tv_sec * NSEC_PER_SEC + now.tv_nsec;
}

void vciv_sleep_ms(unsigned int ms)
{
	uint64_t end = vciv_now_ns() + ms * NSEC_PER_MSEC;

	while (vciv_now_ns() < end)
		usleep(1000);
}

int vciv_perfmon_values(int fd, uint32_t id, void *values)
{
	struct {
		uint32_t id;
		uint32_t hole;
		uint64_t values_ptr;
	} args = {
		.id = id,
		.values_ptr = to_user_pointer(values),
	};

	return ioctl(fd, DRM_IOWR(DRM_COMMAND_BASE + DRM_VC4_PERFMON_GET_VALUES, args), &args);
}

void vciv_set_capability(int capability, bool on)
{
	struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3];
	uint32_t *effective;

	igt_assert_eq(syscall(SYS_capget, &header, data), 0);
	effective = &data[CAP_TO_INDEX(capability)].effective;
	if (on)
		*effective |= CAP_TO_MASK(capability);
	else
		*effective &= ~CAP_TO_MASK(capability);
	igt_assert_eq(syscall(SYS_capset, &header, data), 0);
}

static uint64_t fdinfo_value(const char *text)
{
	uint64_t value;
	char *unit;

	value = strtoull(text, &unit, 10);
	if (!strncmp(unit, " KiB", 4))
		return value << 10;
	if (!strncmp(unit, " MiB", 4))
		return value << 20;

	return value;
}

bool vciv_fdinfo_read(int fd, const char *key, uint64_t *value)
{
	char path[64], line[256];
	size_t length = strlen(key);
	bool found = false;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/self/fdinfo/%d", fd);
	file = fopen(path, "r");
	igt_assert(file);
	while (fgets(line, sizeof(line), file)) {
		if (strncmp(line, key, length) || line[length] != ':')
			continue;
		igt_assert_f(!found, "%s is there twice\n", key);
		found = true;
		*value = fdinfo_value(line + length + 1);
	}
	fclose(file);

	return found;
}

void vciv_sysfs_path(int fd, const char *name, char *path, size_t size)
{
	struct stat st;

	igt_assert_eq(fstat(fd, &st), 0);
	snprintf(path, size, "/sys/dev/char/%u:%u/device/%s", major(st.st_rdev),
		 minor(st.st_rdev), name);
}

bool vciv_debugfs_read(int fd, const char *name, char *text, size_t size)
{
	char path[128];
	struct stat st;
	ssize_t length;
	int file;

	igt_assert_eq(fstat(fd, &st), 0);
	snprintf(path, sizeof(path), "/sys/kernel/debug/dri/%u/%s", minor(st.st_rdev), name);
	file = open(path, O_RDONLY);
	if (file < 0)
		return false;

	for (size_t done = 0;; done += length) {
		length = read(file, text + done, size - 1 - done);
		if (length <= 0) {
			text[done] = 0;
			break;
		}
	}
	close(file);

	return length == 0;
}

static uint64_t bo_memory(int fd, const char *key)
{
	static char list[1 << 20];
	char *line;

	igt_require_f(vciv_debugfs_read(fd, "bos", list, sizeof(list)), "Takes debugfs\n");
	line = strstr(list, key);
	igt_assert(line);

	return strtoull(line + strlen(key), NULL, 10);
}

uint64_t vciv_bo_memory_used(int fd)
{
	return bo_memory(fd, "\nused ");
}

uint64_t vciv_bo_memory_budget(int fd)
{
	return bo_memory(fd, "\nbudget ");
}

void vciv_bo_hoard(int fd, uint64_t left)
{
	uint64_t size = 1 << 20, free;

	/* In pieces, since they are contiguous: smaller ones when there is no room. */
	while ((free = vciv_bo_memory_budget(fd) - vciv_bo_memory_used(fd)) > left) {
		struct drm_vc4_create_bo args = { .size = size < free - left ? size : free - left };

		if (!drmIoctl(fd, DRM_IOCTL_VC4_CREATE_BO, &args))
			continue;
		igt_assert(errno == ENOMEM && size > 4096);
		size /= 2;
	}
}

void vciv_wait_for_bo_memory(int fd, uint64_t used)
{
	uint64_t end = vciv_now_ns() + VCIV_SLACK_NS;

	while (vciv_bo_memory_used(fd) > used) {
		igt_assert(vciv_now_ns() < end);
		usleep(10000);
	}
}

void vciv_wait_for_sleep(int fd)
{
	uint64_t end = vciv_now_ns() + VCIV_SLACK_NS;
	char path[96], status[16];
	FILE *file;

	vciv_sysfs_path(fd, "power/runtime_status", path, sizeof(path));
	do {
		igt_assert_f(vciv_now_ns() < end, "it does not fall asleep\n");
		usleep(10000);
		file = fopen(path, "r");
		igt_assert(file);
		igt_assert_eq(fscanf(file, "%15s", status), 1);
		fclose(file);
	} while (strcmp(status, "suspended"));
}
