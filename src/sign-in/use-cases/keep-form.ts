// SPDX-License-Identifier: AGPL-3.0-or-later
import { z } from 'zod';
import type { Db } from '../../database/database.js';
import { later, minute, type Clock } from '../../kernel/clock.js';
import type { MemberId } from '../../kernel/ids.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import { hashToken, randomToken } from '../../kernel/tokens.js';
import { dropKeptForm, findKeptForm, insertKeptForm } from '../store/kept-forms.js';

interface Deps {
  readonly db: Db;
  readonly box: SealedBox;
  readonly now: Clock;
}

/** As long as an attempt to sign in lasts. */
export const formKept = 15 * minute;

const purpose = 'kept_form';
const contentSchema = z.strictObject({
  path: z.string(),
  /** Where on the page's site it was sent: a page may hold several. */
  action: z.string().default(''),
  values: z.record(z.string(), z.string()),
});
/** What was typed on a page. */
export type KeptForm = z.infer<typeof contentSchema>;

/** Keeps a form while its writer proves who they are, on whatever node they come back. @returns what finds it again. */
export async function keepForm(
  { db, box, now }: Deps,
  { memberId, ...form }: KeptForm & { readonly memberId: MemberId | undefined },
): Promise<string> {
  const token = randomToken();
  const content = box.seal(purpose, Buffer.from(JSON.stringify(form), 'utf8'));
  const expiresAt = later(now(), formKept);
  await insertKeptForm(db, { tokenHash: hashToken(token), memberId, content, expiresAt });
  return token;
}

/**
 * Gives a form back on the page that it was typed on, once, to whoever typed it.
 * Undefined for another page, another member, a second time, and after its time.
 */
export async function takeForm(
  { db, box, now }: Deps,
  asked: { readonly token: string; readonly path: string; readonly memberId: MemberId | undefined },
): Promise<KeptForm | undefined> {
  const tokenHash = hashToken(asked.token);
  const content = await findKeptForm(db, { tokenHash, memberId: asked.memberId, at: now() });
  if (!content) return undefined;
  const form = contentSchema.parse(JSON.parse(box.open(purpose, content).toString('utf8')));
  if (form.path !== asked.path) return undefined;
  return (await dropKeptForm(db, tokenHash)) ? form : undefined;
}
