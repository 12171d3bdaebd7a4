// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Trx } from '../database/database.js';
import { addJob, type Task } from '../database/jobs.js';
import { trustId, type MemberId } from '../kernel/ids.js';
import type { SealedBox } from '../kernel/sealed-box.js';
import type { Mailer } from './mailer.js';
import type { NoticeDeps, NoticeReaders } from './send-notice.js';

/** An address that is a member's no more. */
export interface LostAddress {
  readonly id: string;
  readonly memberId: MemberId;
  readonly address: string;
}

const purpose = 'mail.farewell';

/**
 * Has the last mail written to an address once the transaction has committed. Nothing else keeps the address by
 * then; the queue holds it sealed.
 */
export const queueFarewell =
  ({ box }: { readonly box: SealedBox }) =>
  async (trx: Trx, { id, memberId, address }: LostAddress): Promise<void> => {
    const to = box.seal(purpose, Buffer.from(address, 'utf8')).toString('base64url');
    await addJob(
      trx,
      { task: 'farewell', payload: { id, memberId, to } },
      { key: `farewell:${id}` },
    );
  };

export interface FarewellDeps extends Pick<NoticeDeps, 'origin' | 'helpAddress'> {
  readonly box: SealedBox;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly readers: Pick<NoticeReaders, 'contact'>;
}

const payloadSchema = z.strictObject({ id: z.string(), memberId: z.string(), to: z.string() });

/** The task `farewell`: tells whoever reads there that the address was removed. */
export const sendFarewell =
  ({ box, mailer, readers, origin, helpAddress }: FarewellDeps): Task =>
  async (payload) => {
    const { id, memberId, to: sealed } = payloadSchema.parse(payload);
    const to = box.open(purpose, Buffer.from(sealed, 'base64url')).toString('utf8');
    const contact = await readers.contact(trustId(memberId), 'primary');
    const values = { url: new URL('/me/identities', origin).href, contact: helpAddress };
    const locale = contact?.locale ?? 'it';
    await mailer.send({ template: 'address_removed', id: `farewell.${id}`, to, locale, values });
  };
