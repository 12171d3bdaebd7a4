// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Trx } from '../database/database.js';
import { addJob, type Task } from '../database/jobs.js';
import { day, later } from '../kernel/clock.js';
import type { Locale } from '../i18n/translate.js';
import { trustId, type MemberId } from '../kernel/ids.js';
import type { Mailer } from './mailer.js';
import type { Contact } from './send-notice.js';

/** Early in the morning in Italy, in winter and in summer. */
const hourOfDigest = 6;

/** The next morning after a moment. */
export function nextMorning(at: Date): Date {
  const morning = new Date(at);
  morning.setUTCHours(hourOfDigest, 0, 0, 0);
  return morning > at ? morning : later(morning, day);
}

/** One mail a morning for each manager, however many requests come in until then. */
export async function queueDigest(trx: Trx, to: MemberId, at: Date): Promise<void> {
  const payload = { to, morning: nextMorning(at).toISOString() };
  await addJob(
    trx,
    { task: 'digest', payload },
    { key: `digest:${to}:${payload.morning}`, runAt: nextMorning(at) },
  );
}

export interface DigestDeps {
  readonly mailer: Mailer;
  readonly origin: string;
  readonly contact: (member: MemberId) => Promise<Contact | undefined>;
  /** What waits for a manager's decision when the mail is written. */
  readonly waiting: (
    member: MemberId,
    locale: Locale,
  ) => Promise<
    readonly { readonly slug: string; readonly name: string; readonly waiting: number }[]
  >;
}

const digestSchema = z.strictObject({ to: z.uuid(), morning: z.string() });

/** The task `digest`: one mail about all requests that still wait; none when all were answered meanwhile. */
export const sendDigest =
  (deps: DigestDeps): Task =>
  async (payload) => {
    const { to, morning } = digestSchema.parse(payload);
    const contact = await deps.contact(trustId(to));
    const [address] = contact?.addresses ?? [];
    if (!contact || address === undefined) return;
    const { locale } = contact;
    const waiting = await deps.waiting(trustId(to), locale);
    const [first] = waiting;
    if (!first) return;
    const list = waiting.map((one) => `${one.name}: ${one.waiting}`).join('\n\n');
    const path = waiting.length === 1 ? `/c/${first.slug}/manage` : '/me';
    const values = { url: new URL(path, deps.origin).href, list };
    const id = `digest.${to}.${morning.slice(0, 10)}`;
    await deps.mailer.send({ template: 'requests_waiting', values, id, locale, to: address });
  };
