// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Db, Trx } from '../../database/database.js';
import { addJobs } from '../../database/jobs.js';
import { trustId, type ClientId, type WebhookEndpointId } from '../../kernel/ids.js';
import { contactsOf } from '../domain/metadata.js';
import { givenUpSince } from '../store/logouts/failures.js';
import { findPortalRow } from '../store/portals.js';
import { listEndpoints } from '../store/webhooks/endpoints.js';

/** What a portal is no longer told: changes at an address of its, or ends of sessions. */
export type Silence = { readonly clientId: ClientId; readonly at: Date } & (
  | { readonly template: 'webhook_off'; readonly endpointId: WebhookEndpointId }
  | { readonly template: 'logouts_given_up' }
);

const queued = z.object({
  template: z.enum(['webhook_off', 'logouts_given_up']),
  portal: z.string(),
  endpoint: z.string().optional(),
  at: z.iso.datetime(),
  contact: z.int().min(0),
});

/** Queues a letter to each contact of the portal, with the change that it tells of; no address lies in the queue. */
export async function queueDeliveryLetters(trx: Trx, silence: Silence): Promise<void> {
  const { clientId, template } = silence;
  const portal = await findPortalRow(trx, clientId);
  const { addresses } = contactsOf(portal?.metadata ?? {});
  const endpoint = 'endpointId' in silence ? silence.endpointId : undefined;
  const at = silence.at.toISOString();
  const jobs = addresses.map((_address, contact) => ({
    key: `delivery_letter:${template}:${endpoint ?? clientId}:${at}:${contact}`,
    payload: { template, portal: clientId, at, contact, ...(endpoint && { endpoint }) },
  }));
  if (jobs.length > 0) await addJobs(trx, 'delivery_letter', jobs);
}

/** One letter, as it is to be sent. */
export interface DeliveryLetter {
  readonly id: string;
  readonly template: Silence['template'];
  readonly to: string;
  readonly portal: string;
  readonly since: Date;
  /** The host of the address: the rest of it may be known to the portal alone. */
  readonly host: string;
}

/** Undefined where the portal is told again, or the contact is gone. */
export async function writeDeliveryLetter(
  db: Db,
  payload: unknown,
): Promise<DeliveryLetter | undefined> {
  const { template, portal: clientId, endpoint, at, contact } = queued.parse(payload);
  const portal = await findPortalRow(db, clientId);
  const to = contactsOf(portal?.metadata ?? {}).addresses[contact];
  if (!portal || !to) return undefined;
  const silent = await stillSilent(db, portal, endpoint);
  if (!silent) return undefined;
  const id = `${template}.${endpoint ?? clientId}.${Date.parse(at)}.${contact}`;
  return { id, template, to, portal: portal.name, ...silent };
}

async function stillSilent(
  db: Db,
  { clientId, logout }: NonNullable<Awaited<ReturnType<typeof findPortalRow>>>,
  endpointId: string | undefined,
): Promise<Pick<DeliveryLetter, 'since' | 'host'> | undefined> {
  if (endpointId === undefined) {
    const since = await givenUpSince(db, clientId);
    return since && { since, host: hostOf(logout.uri ?? '') };
  }
  const endpoints = await listEndpoints(db, clientId);
  const off = endpoints.find(({ id }) => id === trustId<WebhookEndpointId>(endpointId));
  return off?.disabled && { since: off.disabled.at, host: hostOf(off.url) };
}

const hostOf = (address: string): string => URL.parse(address)?.host ?? '';
