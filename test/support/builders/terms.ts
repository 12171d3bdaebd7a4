// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId, Slug, TermsVersionId } from '../../../src/kernel/ids.js';
import { publishTerms } from '../../../src/membership/use-cases/terms-of-use/publish-terms.js';
import { actorOf, aStaffMember } from './membership.js';

export const someTerms = {
  it: 'Ci si tratta con rispetto.\n\nGli incontri sono ogni due mesi.',
  en: 'We treat each other with respect.\n\nMeetings are every two months.',
};

type Version = Partial<Omit<Parameters<typeof publishTerms>[1], 'actor' | 'slug'>>;

/** The next version of a community's terms. */
export async function terms(
  db: Db,
  { slug, managerId }: { readonly slug: Slug; readonly managerId: MemberId },
  version: Version = {},
): Promise<TermsVersionId> {
  const next = { actor: actorOf(managerId), slug, texts: someTerms, material: true, ...version };
  return (await publishTerms({ db, now }, next)).version;
}

/** The next version of the platform's terms. */
export async function platformTerms(db: Db, version: Version = {}): Promise<TermsVersionId> {
  const actor = await aStaffMember(db, 'platform_admin');
  const next = { actor, texts: someTerms, material: true, ...version };
  return (await publishTerms({ db, now }, next)).version;
}
