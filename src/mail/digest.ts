// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Trx } from '../database/database.js';
import { addJob, type Task } from '../database/jobs.js';
import { translator, type Locale } from '../i18n/translate.js';
import { trustId, type MemberId } from '../kernel/ids.js';
import { nextMorning } from '../kernel/morning.js';
import type { Mailer } from './mailer.js';
import type { RefusalLink } from './refusable.js';
import type { Contact } from './send-notice.js';

/** One mail a morning for each manager, however many requests come in until then. */
export async function queueDigest(trx: Trx, to: MemberId, at: Date): Promise<void> {
  const payload = { to, morning: nextMorning(at).toISOString() };
  await addJob(
    trx,
    { task: 'digest', payload },
    { key: `digest:${to}:${payload.morning}`, runAt: nextMorning(at) },
  );
}

/** What waits for somebody in one community: how much of each kind. */
export type WaitingInCommunity = Readonly<Record<(typeof kindsOfWaiting)[number], number>> & {
  readonly slug: string;
  readonly name: string;
};

/** In the order in which the mail tells them. */
const kindsOfWaiting = [
  'requests',
  'seats',
  'proposals',
  'offers',
  'expiring',
  'successors',
  'disputes',
  'invitations',
  'links',
  'reports',
] as const;

export interface DigestDeps {
  readonly mailer: Mailer;
  readonly origin: string;
  readonly contact: (member: MemberId) => Promise<Contact | undefined>;
  /** What waits for a manager when the mail is written. */
  readonly waiting: (member: MemberId, locale: Locale) => Promise<readonly WaitingInCommunity[]>;
  readonly refusalLink: RefusalLink;
}

const digestSchema = z.strictObject({ to: z.uuid(), morning: z.string() });

/** The task `digest`: one mail about everything that still waits; none when all was answered meanwhile. */
export const sendDigest =
  (deps: DigestDeps): Task =>
  async (payload) => {
    const { to, morning } = digestSchema.parse(payload);
    const contact = await deps.contact(trustId(to));
    const [address] = contact?.addresses ?? [];
    if (!contact || contact.limited || address === undefined) return;
    const { locale } = contact;
    const waiting = await deps.waiting(trustId(to), locale);
    const [first] = waiting;
    const unsubscribe = await deps.refusalLink({ to, kind: 'digest' });
    if (!first || unsubscribe === undefined) return;
    const list = waiting.map((one) => lineOf(one, locale)).join('\n\n');
    const path = waiting.length === 1 ? placeOf(first) : '/me';
    const values = { url: new URL(path, deps.origin).href, list };
    const id = `digest.${to}.${morning.slice(0, 10)}`;
    const mail = { values, id, locale, to: address, unsubscribe };
    await deps.mailer.send({ template: 'manager_digest', ...mail });
  };

/** Who only moderates has no other page there. */
const placeOf = ({ slug, ...waiting }: WaitingInCommunity): string =>
  kindsOfWaiting.some((kind) => kind !== 'reports' && waiting[kind] > 0)
    ? `/c/${slug}/manage`
    : `/c/${slug}/manage/reports`;

/** "Acque condivise: 2 richieste di adesione, 1 contestazione aperta" */
function lineOf(waiting: WaitingInCommunity, locale: Locale): string {
  const t = translator(locale);
  const parts = kindsOfWaiting
    .filter((kind) => waiting[kind] > 0)
    .map((kind) => t(`digest.${kind}`, { number: String(waiting[kind]) }));
  return `${waiting.name}: ${parts.join('; ')}`;
}
