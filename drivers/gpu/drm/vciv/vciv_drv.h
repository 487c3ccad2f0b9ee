/* SPDX-License-Identifier: GPL-2.0-only */
/* Copyright (C) 2026 vciv contributors */
#ifndef VCIV_DRV_H
#define VCIV_DRV_H

#include <linux/hrtimer.h>
#include <linux/io.h>
#include <linux/kref.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/notifier.h>
#include <linux/rcupdate.h>
#include <linux/rbtree.h>
#include <linux/semaphore.h>
#include <linux/types.h>
#include <linux/wait.h>
#include <linux/workqueue.h>
#include <linux/xarray.h>

#include <drm/drm_device.h>
#include <drm/drm_gem_dma_helper.h>
#include <drm/drm_mm.h>
#include <drm/gpu_scheduler.h>
#include <drm/vc4_drm.h>
#include <drm/vciv_drm.h>

#include "vciv_verify.h"

struct clk;
struct dma_buf;
struct dma_buf_attachment;
/* left-out: vciv_heap */
struct dma_heap;
/* left-out: end */
struct dmem_cgroup_pool_state;
struct attribute_group;
struct dmem_cgroup_region;
struct dma_fence;
struct dma_fence_ops;
struct drm_driver;
struct drm_file;
struct drm_printer;
struct reset_control;
struct vciv_dump;
struct vciv_job;
struct vciv_perfmon;

/**
 * struct vciv_usage - what jobs that left the hardware have used
 */
struct vciv_usage {
	/** @busy_ns: time on the hardware */
	u64 busy_ns;

	/** @cycles: of the V3D's clock meanwhile, 0 if its rate is not known */
	u64 cycles;

	/** @jobs: how many they were */
	u64 jobs;
};

/**
 * struct vciv_device - one V3D block
 */
struct vciv_device {
	/** @drm: base; lives until the last open file is closed */
	struct drm_device drm;

	/**
	 * @regs: register window. Touched only by a user of the power, see
	 * vciv_power_get(), and not after the device was removed.
	 */
	void __iomem *regs;

	/** @clk: V3D clock, NULL where firmware keeps it */
	struct clk *clk;

	/** @clk_hz: its rate at the last resume, 0 if not known */
	unsigned long clk_hz;

	/** @reset: reset line, NULL where only a power cycle resets */
	struct reset_control *reset;

	/** @irq: interrupt number */
	int irq;

	/** @irq_live: registers may be read by the interrupt handler */
	bool irq_live;

	/** @ident: IDENT0 to IDENT2, read once at probe */
	u32 ident[3];

	/** @num_qpus: QPUs present */
	unsigned int num_qpus;

	/**
	 * @wedged: a reset did not reset. The V3D may be writing to memory
	 * still, so nothing runs any more and what the last job uses is kept.
	 */
	bool wedged;

	/** @stuck_job: what may still be running after a failed reset, see vciv_job_free() */
	struct vciv_job *stuck_job;

	/** @power: who needs the block to be powered */
	struct {
		/** @power.lock: protects what follows, and resets */
		struct mutex lock;

		/** @power.users: holders of vciv_power_get() */
		unsigned int users;

		/** @power.gone: no more power, the device was removed */
		bool gone;

		/** @power.notifier: hears of a system suspend before devices do */
		struct notifier_block notifier;
	} power;

	/** @mem: memory of BOs */
	struct {
		/** @mem.lock: protects what follows, and the state of BOs */
		struct mutex lock;

		/** @mem.budget: bytes that all BOs may have; constant */
		u64 budget;

		/** @mem.used: bytes that they have */
		u64 used;

		/** @mem.purgeable_bytes: of these, bytes of BOs in @mem.purgeable */
		u64 purgeable_bytes;

		/** @mem.bos: all &struct vciv_bo */
		struct list_head bos;

		/** @mem.purgeable: those that may be purged, oldest first */
		struct list_head purgeable;

		/** @mem.region: for the dmem controller; constant */
		struct dmem_cgroup_region *region;

		/** @mem.coherent: CPU and V3D see the same without help; constant */
		bool coherent;
	} mem;

	/* left-out: vciv_heap */
	/** @heap: the same memory as a dma-buf heap, or NULL */
	struct dma_heap *heap;

	/* left-out: end */
	/** @scrub: whose state is in the block, and what removes it */
	struct {
		/** @scrub.code: program that overwrites it */
		u64 *code;

		/** @scrub.code_addr: its bus address */
		dma_addr_t code_addr;

		/** @scrub.owner: &vciv_client.id of the last job, 0 after power-up */
		u64 owner;

		/** @scrub.dirty: some job of the owner was, see &vciv_job.dirty */
		bool dirty;
	} scrub;

	/** @streams: memory of the uniforms of all jobs */
	struct {
		/** @streams.lock: protects what follows, and the same of each client */
		spinlock_t lock;

		/** @streams.mm: who has which part, in bytes */
		struct drm_mm mm;

		/** @streams.free: bytes that nobody has */
		size_t free;

		/** @streams.wait: for room */
		wait_queue_head_t wait;

		/** @streams.vaddr: kernel mapping, write only */
		void *vaddr;

		/** @streams.addr: bus address */
		dma_addr_t addr;
	} streams;

	/** @proof: the verifier */
	struct {
		/** @proof.works: it passed its own test */
		bool works;

		/** @proof.slots: how many more proofs may go on */
		struct semaphore slots;
	} proof;

	/** @sched: finds the jobs that could run, see vciv_turn.c */
	struct drm_gpu_scheduler sched;

	/** @reset_wq: one reset after the other */
	struct workqueue_struct *reset_wq;

	/** @resets: jobs that hung and were ended by a reset */
	atomic_t resets;

	/** @submit_lock: arm and push in the order of the fences they publish */
	struct mutex submit_lock;

	/** @turns: whose job comes next */
	struct {
		/** @turns.lock: protects what follows, and the time of each client */
		spinlock_t lock;

		/** @turns.waiting: jobs that could run, the next one first */
		struct rb_root_cached waiting;

		/** @turns.holder: job whose turn it is, or NULL */
		struct vciv_job *holder;

		/** @turns.time: of the last job that got the turn */
		u64 time;

		/** @turns.paused: nobody gets the turn */
		bool paused;

		/** @turns.idle: for nobody to have it */
		wait_queue_head_t idle;
	} turns;

	/** @queue: the job on the hardware */
	struct {
		/** @queue.lock: protects what follows; taken in hard interrupt context */
		spinlock_t lock;

		/** @queue.active: job on the hardware, or NULL */
		struct vciv_job *active;

		/** @queue.poll: looks for completion when no interrupt tells of it */
		struct hrtimer poll;

		/** @queue.poll_ns: next polling interval, before clamping */
		u64 poll_ns;

		/** @queue.count: programs completed, modulo 256, as last read */
		u8 count;

		/** @queue.irq_enabled: QPUs whose host interrupt is let through */
		u32 irq_enabled;

		/** @queue.irq_seen: QPUs that raised one since it last was let through */
		u32 irq_seen;

		/** @queue.perfmon: what counts for the job on the hardware, or NULL */
		struct vciv_perfmon *perfmon;

		/** @queue.global_perfmon: what counts for jobs that name none, or NULL */
		struct vciv_perfmon *global_perfmon;

		/** @queue.usage: by jobs of all clients */
		struct vciv_usage usage;

		/** @queue.fence_context: of the hardware fences */
		u64 fence_context;

		/** @queue.counted: what performance counters were at when last read */
		u32 counted[DRM_VC4_MAX_PERF_COUNTERS];

		/** @queue.seqno: of the last hardware fence */
		u64 seqno;
	} queue;
};

#define to_vciv_device(d) container_of(d, struct vciv_device, drm)

static inline u32 vciv_read(struct vciv_device *vciv, u32 reg)
{
	return readl(vciv->regs + reg);
}

static inline void vciv_write(struct vciv_device *vciv, u32 reg, u32 value)
{
	writel(value, vciv->regs + reg);
}

/**
 * struct vciv_bo - a buffer object
 */
struct vciv_bo {
	/**
	 * @base: contiguous memory; first, because its helper frees the whole.
	 * Its vaddr is NULL for imported memory and after a purge.
	 */
	struct drm_gem_dma_object base;

	/** @pfn: its first page; only of memory that we allocated */
	unsigned long pfn;

	/** @cached: mappings of the CPU are cached */
	bool cached;

	/** @t_tiled: what SET_TILING said, for GET_TILING */
	bool t_tiled;

	/** @dontneed: what GEM_MADVISE said; memory lock, and stays set after a purge */
	bool dontneed;

	/** @uses: holders of vciv_bo_use(); memory lock */
	unsigned int uses;

	/** @owner: &drm_file.client_id of the client that made it, or 0; memory lock */
	u64 owner;

	/** @label: for debugging, or NULL; memory lock */
	char *label;

	/** @pool: the cgroup that is charged for the memory */
	struct dmem_cgroup_pool_state *pool;

	/** @link: in &vciv_device.mem.bos */
	struct list_head link;

	/** @purge_link: in &vciv_device.mem.purgeable, or empty */
	struct list_head purge_link;
};

#define to_vciv_bo(obj) container_of(to_drm_gem_dma_obj(obj), struct vciv_bo, base)

/**
 * struct vciv_client - the part of a file that is kept until its last job is gone
 */
struct vciv_client {
	/** @ref: the file and each of its jobs hold one */
	struct kref ref;

	/** @id: &drm_file.client_id, never 0 */
	u64 id;

	/** @hangs: jobs of it that hung */
	atomic_t hangs;

	/** @resets_at_open: &vciv_device.resets when the file was opened */
	u32 resets_at_open;

	/** @queued: jobs that are not over; lock of &vciv_device.streams */
	u32 queued;

	/** @stream_size: bytes of uniform memory they have; same lock */
	size_t stream_size;

	/**
	 * @time: what it had of the hardware, in ns, and what it forwent while
	 * it had no work; lock of &vciv_device.turns
	 */
	u64 time;

	/** @usage: what its jobs have used; queue lock */
	struct vciv_usage usage;
};

#define VCIV_NUM_PRIORITIES	3

/**
 * struct vciv_file - one client, that is one struct drm_file
 */
struct vciv_file {
	/** @rcu: frees the file */
	struct rcu_head rcu;

	/** @entities: queues of this client's jobs, by &enum drm_vciv_priority */
	struct drm_sched_entity entities[VCIV_NUM_PRIORITIES];

	/** @programs: &struct vciv_program by handle */
	struct xarray programs;

	/** @perfmons: &struct vciv_perfmon by id */
	struct xarray perfmons;

	/** @prove_lock: held while a program is proven: one at a time */
	struct mutex prove_lock;

	/** @client: what jobs need of it when it is closed */
	struct vciv_client *client;
};

/**
 * struct vciv_program - an immutable QPU program
 */
struct vciv_program {
	/** @ref: the handle and each job that uses it hold one */
	struct kref ref;

	/** @drm: device */
	struct drm_device *drm;

	/** @bo: what holds the instructions; has no handle, and is NULL until then */
	struct vciv_bo *bo;

	/** @code_addr: their bus address */
	dma_addr_t code_addr;

	/** @code_size: bytes, the padding included */
	size_t code_size;

	/* left-out: unverified */
	/** @unverified: not proven safe, takes CAP_SYS_RAWIO to run */
	bool unverified;

	/* left-out: end */
	/** @num_given: uniforms of an instance that a submit gives values for */
	u32 num_given;

	/** @record_given: those of a record, which are not in @num_given */
	u32 record_given;

	/** @signature: types of its uniforms */
	struct vciv_signature signature;

	/** @contract: what was proven; if nothing was, it asks for nothing */
	struct vciv_contract contract;
};

/**
 * struct vciv_job_bo - a BO that a job may touch
 */
struct vciv_job_bo {
	/** @obj: reference, held until the hardware is done with the job */
	struct drm_gem_object *obj;

	/** @access: DRM_VCIV_ACCESS_* */
	u32 access;
};

/**
 * struct vciv_dispatch - a program, and how often a job runs it
 */
struct vciv_dispatch {
	/** @program: reference */
	struct vciv_program *program;

	/** @instances: how often */
	u32 instances;

	/** @records: how many records the uniforms of each instance have */
	u32 records;

	/** @stream: bus address of the uniforms of instance 0; the others' follow */
	u32 stream;

	/** @barrier: starts when all before it have ended, and sees what they wrote */
	bool barrier;
};

/**
 * struct vciv_job - one submit
 */
struct vciv_job {
	/** @base: scheduler's part */
	struct drm_sched_job base;

	/** @release: frees the job */
	struct work_struct release;

	/** @vciv: device, a reference */
	struct vciv_device *vciv;

	/** @client: whose it is, a reference */
	struct vciv_client *client;

	/** @task: who submitted it */
	struct drm_wedge_task_info task;

	/** @explicit_sync: waits for nothing but what it is told */
	bool explicit_sync;

	/**
	 * @dirty: may leave the block in a state that takes a reset to get rid
	 * of: semaphores at any value
	 */
	bool dirty;

	/** @powered: is a user of the power */
	bool powered;

	/** @perfmon: counts while the job is on the hardware; NULL for none */
	struct vciv_perfmon *perfmon;

	/** @bos: BOs the job names */
	struct vciv_job_bo *bos;

	/** @num_bos: entries of @bos */
	u32 num_bos;

	/** @dispatches: what to run, in this order */
	struct vciv_dispatch *dispatches;

	/** @num_dispatches: entries of @dispatches */
	u32 num_dispatches;

	/** @num_instances: of all dispatches */
	u32 num_instances;

	/** @num_words: uniforms of all their instances */
	u32 num_words;

	/** @stream: kernel mapping of all uniform streams, write only */
	void *stream;

	/** @stream_addr: bus address of @stream */
	dma_addr_t stream_addr;

	/** @stream_size: bytes of @stream */
	size_t stream_size;

	/** @stream_node: where in the pool @stream is */
	struct drm_mm_node stream_node;

	/** @next: the instance that is started next; queue lock */
	struct {
		/** @next.dispatch: index of its dispatch */
		u32 dispatch;

		/** @next.instance: index in that */
		u32 instance;
	} next;

	/** @started_instances: given to the hardware; queue lock */
	u32 started_instances;

	/** @ended_instances: completed by the hardware; queue lock */
	u32 ended_instances;

	/** @timeout: how long it may run */
	ktime_t timeout;

	/** @hung: user space is told about it when the job is released */
	bool hung;

	/** @stuck: the hardware may never be done with it, so it is kept */
	bool stuck;

	/** @dump: state of the hardware when it hung, or NULL */
	struct vciv_dump *dump;

	/** @started: when it went to the hardware */
	ktime_t started;

	/** @busy: time on the hardware, once it has left it */
	ktime_t busy;

	/** @turn: its place among the jobs that could run; see vciv_turn.c */
	struct {
		/** @turn.fence: signals when it is the job's turn */
		struct dma_fence *fence;

		/** @turn.node: in &vciv_device.turns.waiting */
		struct rb_node node;

		/** @turn.priority: the lower, the sooner */
		u32 priority;

		/** @turn.time: &vciv_client.time when it was ready */
		u64 time;
	} turn;

	/** @done: hardware fence, initialised when the job runs */
	struct dma_fence *done;
};

static inline struct vciv_job *to_vciv_job(struct drm_sched_job *job)
{
	return container_of(job, struct vciv_job, base);
}

/* left-out: vc4_uapi */
/* vciv_vc4_uapi.c */
#ifdef CONFIG_DRM_VCIV_VC4_UAPI
const struct drm_driver *vciv_vc4_uapi_driver(const struct drm_driver *driver);
#else
static inline const struct drm_driver *vciv_vc4_uapi_driver(const struct drm_driver *driver)
{
	return driver;
}
#endif

/* left-out: end */
/* vciv_device.c */
int vciv_device_init(struct vciv_device *vciv);
int vciv_device_identify(struct vciv_device *vciv);
int vciv_device_hw_init(struct vciv_device *vciv);

/* vciv_power.c */
extern const struct dev_pm_ops vciv_pm_ops;
int vciv_power_init(struct vciv_device *vciv);
void vciv_power_fini(struct vciv_device *vciv);
int vciv_power_get(struct vciv_device *vciv);
void vciv_power_put(struct vciv_device *vciv);
int vciv_power_reset(struct vciv_device *vciv);

/* vciv_irq.c */
int vciv_irq_init(struct vciv_device *vciv);
void vciv_irq_rearm(struct vciv_device *vciv);
void vciv_irq_start(struct vciv_device *vciv);
void vciv_irq_stop(struct vciv_device *vciv);

/* vciv_scrub.c */
int vciv_scrub_init(struct vciv_device *vciv);
int vciv_scrub_prove(void *memory);
bool vciv_scrub_takes_reset(const struct vciv_device *vciv, const struct vciv_job *job);
int vciv_scrub_for(struct vciv_device *vciv, const struct vciv_job *job);

/* vciv_mem.c */
int vciv_mem_init(struct vciv_device *vciv);
int vciv_mem_alloc(struct vciv_device *vciv, struct vciv_bo *bo);
void vciv_mem_free(struct vciv_device *vciv, struct vciv_bo *bo);

/* vciv_purge.c */
int vciv_purge_init(struct vciv_device *vciv);
bool vciv_purge_oldest(struct vciv_device *vciv);
bool vciv_purge_cgroup(struct vciv_device *vciv, struct dmem_cgroup_pool_state *limit);
void vciv_purge_forget(struct vciv_bo *bo);
int vciv_bo_use(struct vciv_bo *bo);
void vciv_bo_unuse(struct vciv_bo *bo);
int vciv_gem_madvise_ioctl(struct drm_device *drm, void *data, struct drm_file *file);

/* vciv_dmabuf.c */
struct sg_table *vciv_bo_get_sg_table(struct drm_gem_object *obj);
struct dma_buf *vciv_bo_export(struct drm_gem_object *obj, int flags);
struct drm_gem_object *vciv_bo_import(struct drm_device *drm, struct dma_buf *dmabuf);
struct drm_gem_object *vciv_bo_import_sg_table(struct drm_device *drm,
					       struct dma_buf_attachment *attach,
					       struct sg_table *sgt);
int vciv_bo_sync_ioctl(struct drm_device *drm, void *data, struct drm_file *file);

/* left-out: vciv_heap */
/* vciv_heap.c */
#ifdef CONFIG_DRM_VCIV_HEAP
void vciv_heap_init(struct vciv_device *vciv);
void vciv_heap_fini(struct vciv_device *vciv);
#else
static inline void vciv_heap_init(struct vciv_device *vciv) {}
static inline void vciv_heap_fini(struct vciv_device *vciv) {}
#endif

/* left-out: end */
/* vciv_bo_debugfs.c */
void vciv_bo_debugfs_init(struct vciv_device *vciv);

/* vciv_bo.c */
struct drm_gem_object *vciv_bo_create_object(struct drm_device *drm, size_t size);
struct vciv_bo *vciv_bo_create(struct vciv_device *vciv, u64 size, bool cached);
void vciv_bo_publish(struct vciv_bo *bo);
void vciv_bo_describe(struct vciv_bo *bo, u64 owner, const char *label);
int vciv_create_bo_ioctl(struct drm_device *drm, void *data, struct drm_file *file);
int vciv_bo_create_ioctl(struct drm_device *drm, void *data, struct drm_file *file);
int vciv_mmap_bo_ioctl(struct drm_device *drm, void *data, struct drm_file *file);
int vciv_label_bo_ioctl(struct drm_device *drm, void *data, struct drm_file *file);
int vciv_set_tiling_ioctl(struct drm_device *drm, void *data, struct drm_file *file);
int vciv_get_tiling_ioctl(struct drm_device *drm, void *data, struct drm_file *file);
int vciv_wait_bo_ioctl(struct drm_device *drm, void *data, struct drm_file *file);

/* vciv_program.c */
bool vciv_program_may_run(const struct vciv_program *program);
int vciv_program_create_ioctl(struct drm_device *drm, void *data, struct drm_file *file);
int vciv_program_query_ioctl(struct drm_device *drm, void *data, struct drm_file *file);
int vciv_program_destroy_ioctl(struct drm_device *drm, void *data, struct drm_file *file);
struct vciv_program *vciv_program_get(struct vciv_file *vfile, u32 handle);
void vciv_program_put(struct vciv_program *program);
void vciv_programs_fini(struct vciv_file *vfile);

/* vciv_prove.c */
bool vciv_proof_suffices(struct vciv_device *vciv);
int vciv_prove(struct vciv_device *vciv, struct vciv_file *vfile, struct vciv_verify_args *args);
int vciv_prove_init(struct vciv_device *vciv);

/* vciv_uniform.c */
int vciv_uniform_import(const struct drm_vciv_uniform *uniform, struct vciv_param *param);
int vciv_signature_import(struct vciv_signature *sig,
			  const struct drm_vciv_program_create *args);
void vciv_signature_free(struct vciv_signature *sig);
u32 vciv_signature_given(const struct vciv_signature *sig);
u32 vciv_record_given(const struct vciv_signature *sig);
int vciv_values_resolve(const struct vciv_signature *sig, u32 num_records,
			const struct drm_vciv_value *values, const struct vciv_job_bo *bos,
			u32 num_bos, struct vciv_arg *args, struct drm_vciv_failure *failure);
int vciv_refuse(struct drm_vciv_failure *failure, u32 requirement, u32 uniform, u32 given,
		u32 needed);
int vciv_failure_import(struct drm_vciv_failure *failure,
			const struct vciv_contract_failure *from);

/* vciv_stream.c */
int vciv_streams_init(struct vciv_device *vciv);
void vciv_streams_wake(struct vciv_device *vciv);
u32 vciv_stream_words(const struct vciv_dispatch *dispatch);
size_t vciv_stream_size(const struct vciv_dispatch *dispatch);
int vciv_stream_get(struct vciv_job *job);
void vciv_stream_put(struct vciv_job *job);

/* vciv_array.c */
#define VCIV_ARRAY_ELEMENT	128	/* bytes of the longest that is filled */

void *vciv_array_copy(const struct drm_vciv_array *array, u32 max, size_t size);
int vciv_array_fill(struct drm_vciv_array *array, u32 total, size_t size,
		    void (*get)(const void *from, u32 i, void *element), const void *from);

/* vciv_submit.c */
int vciv_submit_ioctl(struct drm_device *drm, void *data, struct drm_file *file);
void vciv_job_free(struct vciv_job *job);

/* vciv_sync.c */
struct vciv_signal;
int vciv_sync_add_waits(struct vciv_job *job, struct drm_file *file,
			const struct drm_vciv_array *array);
struct vciv_signal *vciv_signals_prepare(struct drm_file *file,
					 const struct drm_vciv_array *array);
void vciv_signals_publish(struct vciv_signal *signals, u32 count, struct dma_fence *fence);
void vciv_signals_free(struct vciv_signal *signals, u32 count);
int vciv_wait_seqno_ioctl(struct drm_device *drm, void *data, struct drm_file *file);

/* vciv_fence.c */
extern const struct dma_fence_ops vciv_fence_ops;
void vciv_fence_drop(struct dma_fence *fence);

/* vciv_turn.c */
void vciv_turns_init(struct vciv_device *vciv);
struct dma_fence *vciv_turn_wait(struct vciv_job *job, u32 priority);
void vciv_turn_end(struct vciv_job *job);
void vciv_turns_pause(struct vciv_device *vciv);
void vciv_turns_resume(struct vciv_device *vciv);

/* vciv_queue.c */
void vciv_queue_init(struct vciv_device *vciv);
void vciv_queue_start(struct vciv_job *job);
void vciv_queue_update(struct vciv_device *vciv, bool hint);
struct dma_fence *vciv_queue_take(struct vciv_device *vciv, struct vciv_job *job);

/* vciv_sched.c */
int vciv_sched_module_init(void);
void vciv_sched_module_exit(void);
int vciv_sched_init(struct vciv_device *vciv);
int vciv_sched_open(struct vciv_device *vciv, struct vciv_file *vfile);
void vciv_sched_close(struct vciv_file *vfile);

/* vciv_reset.c */
bool vciv_client_banned(const struct vciv_client *client);
enum drm_gpu_sched_stat vciv_reset_timedout_job(struct drm_sched_job *sched_job);
void vciv_reset_wedge(struct vciv_device *vciv, struct vciv_job *job);
void vciv_reset_unplug(struct vciv_device *vciv);
void vciv_reset_report(struct vciv_job *job);
int vciv_reset_query_ioctl(struct drm_device *drm, void *data, struct drm_file *file);

/* vciv_coredump.c */
struct vciv_dump *vciv_dump_take(struct vciv_device *vciv);
void vciv_coredump(struct vciv_job *job);

/* vciv_perfmon.c */
void vciv_perfmon_put(struct vciv_perfmon *perfmon);
struct vciv_perfmon *vciv_perfmon_get(struct vciv_file *vfile, u32 id);
void vciv_perfmons_fini(struct vciv_device *vciv, struct vciv_file *vfile);
void vciv_perfmon_start(struct vciv_device *vciv, struct vciv_perfmon *own);
void vciv_perfmon_sample(struct vciv_device *vciv);
void vciv_perfmon_stop(struct vciv_device *vciv);
int vciv_perfmon_create_ioctl(struct drm_device *drm, void *data, struct drm_file *file);
int vciv_perfmon_destroy_ioctl(struct drm_device *drm, void *data, struct drm_file *file);
int vciv_perfmon_get_values_ioctl(struct drm_device *drm, void *data, struct drm_file *file);
int vciv_perfmon_set_global_ioctl(struct drm_device *drm, void *data, struct drm_file *file);
int vciv_perfmon_get_counter_ioctl(struct drm_device *drm, void *data, struct drm_file *file);

/* vciv_client.c */
struct vciv_client *vciv_client_create(struct vciv_device *vciv, const struct drm_file *file);
struct vciv_client *vciv_client_get(struct vciv_client *client);
void vciv_client_put(struct vciv_client *client);

/* vciv_debugfs.c */
void vciv_debugfs_init(struct vciv_device *vciv);

/* vciv_stats.c */
extern const struct attribute_group *vciv_groups[];
void vciv_stats_add(struct vciv_job *job);
void vciv_show_fdinfo(struct drm_printer *p, struct drm_file *file);

#endif
