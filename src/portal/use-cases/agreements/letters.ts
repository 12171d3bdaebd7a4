// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Db } from '../../../database/database.js';
import { addJobs } from '../../../database/jobs.js';
import type { EventHandler } from '../../../database/relay.js';
import { contactsOf } from '../../domain/metadata.js';
import { findPortalRow } from '../../store/portals.js';

const near = z.object({ portal: z.string(), days: z.number(), until: z.iso.date() });
const queued = near.extend({ event: z.string(), contact: z.int().min(0) });

/** Queues a letter to each contact of a portal whose agreement is about to end; no address lies in the queue. */
export const queueEndLetters: EventHandler = async (trx, { id, type, data }) => {
  if (type !== 'portal.agreement_near') return;
  const told = near.parse(data);
  const portal = await findPortalRow(trx, told.portal);
  const { addresses } = contactsOf(portal?.metadata ?? {});
  const jobs = addresses.map((_address, contact) => ({
    key: `agreement_end:${id}:${contact}`,
    payload: { ...told, event: id, contact },
  }));
  if (jobs.length > 0) await addJobs(trx, 'agreement_end', jobs);
};

/** One letter, as it is to be sent. */
export interface EndLetter {
  readonly id: string;
  readonly to: string;
  readonly portal: string;
  readonly reference: string;
  readonly until: Date;
  readonly days: number;
}

/** Undefined where the agreement no longer ends then, or the contact is gone. */
export async function writeEndLetter(db: Db, payload: unknown): Promise<EndLetter | undefined> {
  const { portal: clientId, event, contact, days, until } = queued.parse(payload);
  const portal = await findPortalRow(db, clientId);
  const to = contactsOf(portal?.metadata ?? {}).addresses[contact];
  const { agreement } = portal ?? {};
  if (!portal || !to || agreement?.endsOn !== until) return undefined;
  const { reference } = agreement;
  const id = `${event}.${contact}`;
  return { id, to, portal: portal.name, reference, until: new Date(until), days };
}
