/* SPDX-License-Identifier: GPL-2.0-only */
/* Copyright (C) 2026 vciv contributors */

#undef TRACE_SYSTEM
#define TRACE_SYSTEM vciv

#if !defined(VCIV_TRACE_H) || defined(TRACE_HEADER_MULTI_READ)
#define VCIV_TRACE_H

#include <linux/tracepoint.h>

#include "vciv_drv.h"

/*
 * A job goes by its scheduler fence, context and seqno, as in the scheduler's
 * own events.
 */
DECLARE_EVENT_CLASS(vciv_job,
		    TP_PROTO(const struct vciv_job *job),
		    TP_ARGS(job),
		    TP_STRUCT__entry(__string(dev, dev_name(job->vciv->drm.dev))
				     __field(u64, client)
				     __field(u64, context)
				     __field(u64, seqno)
				     __field(u32, instances)),
		    TP_fast_assign(__assign_str(dev);
				   __entry->client = job->client->id;
				   __entry->context = job->base.s_fence->finished.context;
				   __entry->seqno = job->base.s_fence->finished.seqno;
				   __entry->instances = job->num_instances;),
		    TP_printk("dev=%s client=%llu fence=%llu:%llu instances=%u",
			      __get_str(dev), __entry->client, __entry->context, __entry->seqno,
			      __entry->instances));

/* A job was queued: nothing can go wrong with its submit any more. */
DEFINE_EVENT(vciv_job, vciv_submit,
	     TP_PROTO(const struct vciv_job *job),
	     TP_ARGS(job));

/* A job got the hardware. */
DEFINE_EVENT(vciv_job, vciv_run,
	     TP_PROTO(const struct vciv_job *job),
	     TP_ARGS(job));

/* A job left the hardware: all its programs ended, or it was taken away. */
TRACE_EVENT(vciv_done,
	    TP_PROTO(const struct vciv_job *job),
	    TP_ARGS(job),
	    TP_STRUCT__entry(__string(dev, dev_name(job->vciv->drm.dev))
			     __field(u64, client)
			     __field(u64, context)
			     __field(u64, seqno)
			     __field(u64, busy_ns)
			     __field(u32, instances)
			     __field(u32, ended)),
	    TP_fast_assign(__assign_str(dev);
			   __entry->client = job->client->id;
			   __entry->context = job->base.s_fence->finished.context;
			   __entry->seqno = job->base.s_fence->finished.seqno;
			   __entry->busy_ns = ktime_to_ns(job->busy);
			   __entry->instances = job->num_instances;
			   __entry->ended = job->ended_instances;),
	    TP_printk("dev=%s client=%llu fence=%llu:%llu instances=%u ended=%u busy=%llu ns",
		      __get_str(dev), __entry->client, __entry->context, __entry->seqno,
		      __entry->instances, __entry->ended, __entry->busy_ns));

/* The block was reset, or was not: then the device is wedged. */
TRACE_EVENT(vciv_reset,
	    TP_PROTO(const struct vciv_device *vciv, int error),
	    TP_ARGS(vciv, error),
	    TP_STRUCT__entry(__string(dev, dev_name(vciv->drm.dev))
			     __field(int, error)),
	    TP_fast_assign(__assign_str(dev);
			   __entry->error = error;),
	    TP_printk("dev=%s error=%d", __get_str(dev), __entry->error));

/* The driver overwrote what the last client's programs left. */
TRACE_EVENT(vciv_scrub,
	    TP_PROTO(const struct vciv_device *vciv, u64 client, int error),
	    TP_ARGS(vciv, client, error),
	    TP_STRUCT__entry(__string(dev, dev_name(vciv->drm.dev))
			     __field(u64, client)
			     __field(int, error)),
	    TP_fast_assign(__assign_str(dev);
			   __entry->client = client;
			   __entry->error = error;),
	    TP_printk("dev=%s client=%llu error=%d", __get_str(dev), __entry->client,
		      __entry->error));

/* The memory of a BO that its user does not need was taken. */
TRACE_EVENT(vciv_purge,
	    TP_PROTO(const struct drm_gem_object *obj),
	    TP_ARGS(obj),
	    TP_STRUCT__entry(__string(dev, dev_name(obj->dev->dev))
			     __field(size_t, size)),
	    TP_fast_assign(__assign_str(dev);
			   __entry->size = obj->size;),
	    TP_printk("dev=%s size=%zu", __get_str(dev), __entry->size));

/* Runtime PM: the block has its power and its registers are written, or it loses both. */
TRACE_EVENT(vciv_power,
	    TP_PROTO(const struct vciv_device *vciv, bool on),
	    TP_ARGS(vciv, on),
	    TP_STRUCT__entry(__string(dev, dev_name(vciv->drm.dev))
			     __field(bool, on)),
	    TP_fast_assign(__assign_str(dev);
			   __entry->on = on;),
	    TP_printk("dev=%s power=%s", __get_str(dev), __entry->on ? "on" : "off"));

#endif

#undef TRACE_INCLUDE_PATH
#define TRACE_INCLUDE_PATH .
#undef TRACE_INCLUDE_FILE
#define TRACE_INCLUDE_FILE vciv_trace
#include <trace/define_trace.h>
