/* SPDX-License-Identifier: MIT */
/* Copyright (C) 2026 vciv contributors */
#ifndef VCIV_BINDING_H
#define VCIV_BINDING_H

#include <stdbool.h>
#include <stddef.h>

/* The driver comes and goes, by sysfs and the programs for modules: all takes root. */

/* Which device the others mean: that of a render node. */
void vciv_binding_find(int fd);
/* Its name, as the driver core knows it. */
const char *vciv_binding_device(void);
/* Where its heap is, if it has one: named after the device tree's node, if it has one. */
void vciv_binding_heap(char *path, size_t size);

void vciv_unbind(void);
/* Returns when its render node is there again. */
void vciv_bind(void);
/* For after a test that failed in the middle: binds if the driver is not bound. */
void vciv_bind_again(void);

/* Skips where modules cannot be unloaded and loaded. */
void vciv_module_require(void);
/* Returns false if the module is in use. */
bool vciv_module_unload(void);
/* Waits until it is in use no more: jobs are released in the background. */
void vciv_module_unload_soon(void);
/* With the parameters that it had; returns when its render node is there again. */
void vciv_module_load(void);

#endif
