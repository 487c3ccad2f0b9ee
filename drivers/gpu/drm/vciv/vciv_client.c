// SPDX-License-Identifier: GPL-2.0-only
/* Copyright (C) 2026 vciv contributors */

#include <linux/slab.h>

#include <drm/drm_file.h>

#include "vciv_drv.h"

/**
 * vciv_client_create() - make the part of a file that its jobs keep
 * @vciv: device
 * @file: file, being opened
 *
 * Return: the object with one reference, or NULL without memory.
 */
struct vciv_client *vciv_client_create(struct vciv_device *vciv, const struct drm_file *file)
{
	struct vciv_client *client = kzalloc_obj(*client);

	if (client) {
		kref_init(&client->ref);
		client->id = file->client_id;
		client->resets_at_open = atomic_read(&vciv->resets);
	}

	return client;
}

/**
 * vciv_client_get() - take a reference
 * @client: client
 *
 * Return: @client.
 */
struct vciv_client *vciv_client_get(struct vciv_client *client)
{
	kref_get(&client->ref);
	return client;
}

static void vciv_client_release(struct kref *ref)
{
	kfree(container_of(ref, struct vciv_client, ref));
}

/**
 * vciv_client_put() - drop a reference
 * @client: client
 */
void vciv_client_put(struct vciv_client *client)
{
	kref_put(&client->ref, vciv_client_release);
}
