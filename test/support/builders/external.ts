// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import { systemClock } from '../../../src/kernel/clock.js';
import { trustId, type CommunityId, type Slug } from '../../../src/kernel/ids.js';
import type { ExternalDescription } from '../../../src/membership/domain/external/external-community.js';
import { createExternal } from '../../../src/membership/use-cases/external/create-external.js';
import { aStaffMember } from './membership.js';

let made = 0;

export const anEntry = (name = 'Rete dei custodi del fiume'): ExternalDescription => ({
  audience: 'open',
  topics: ['ambiente'],
  province: 'FE',
  contact: 'custodi@example.org',
  homeUrl: 'https://custodi.example/',
  texts: {
    it: { name, summary: 'Chi cura le rive.', howToJoin: 'Ci si iscrive sul sito.' },
    en: undefined,
  },
});

/** A community that lives elsewhere, in the catalogue. */
export async function anExternal(
  db: Db,
  name?: string,
): Promise<{ readonly id: CommunityId; readonly slug: Slug }> {
  const slug = trustId<Slug>(`altrove-${(made += 1)}`);
  const actor = await aStaffMember(db);
  const id = await createExternal({ db, now: systemClock }, { actor, slug, ...anEntry(name) });
  return { id, slug };
}
