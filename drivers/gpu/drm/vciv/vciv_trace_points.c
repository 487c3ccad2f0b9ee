// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

#include "vciv_drv.h"

#define CREATE_TRACE_POINTS
#include "vciv_trace.h"
