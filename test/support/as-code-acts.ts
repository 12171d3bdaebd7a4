// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { trustId } from '../../src/kernel/ids.js';
import { emptyDefinition } from '../../src/membership/domain/form/definition.js';
import { applyCommunity } from '../../src/membership/use-cases/as-code/apply-community.js';
import { applyExternal, planExternal } from '../../src/membership/use-cases/as-code/external.js';
import { applyLinks, planLinks } from '../../src/membership/use-cases/as-code/links.js';
import {
  applyOrganisation,
  planOrganisations,
} from '../../src/membership/use-cases/as-code/organisations.js';
import { planCommunities } from '../../src/membership/use-cases/as-code/plan-communities.js';
import {
  applyPlatformTerms,
  planPlatformTerms,
} from '../../src/membership/use-cases/as-code/platform-terms.js';
import {
  applyProgramme,
  planProgrammes,
} from '../../src/membership/use-cases/as-code/programmes.js';
import { replaceForm } from '../../src/membership/use-cases/form/replace-form.js';
import { anExternal } from './builders/external.js';
import { aCommunity, aStaffMember, actorOf } from './builders/membership.js';

/** Each prepares what it needs and returns the act to be watched. */
export function asCodeActs(
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> {
  const deps = { db, now };
  const anOperator = async () => {
    const { memberId } = await aStaffMember(db, 'platform_admin');
    return actorOf(memberId, { capacity: 'operator' });
  };
  return {
    'form/replace-form': async () => {
      const { slug, managerId } = await aCommunity(db);
      const actor = actorOf(managerId);
      return () => replaceForm(deps, { actor, slug, definition: emptyDefinition });
    },
    'as-code/apply-community': async () => {
      const [actor, { slug }] = [await anOperator(), await aCommunity(db)];
      const wanted = { topics: ['altro'], serviceDays: 3, term: { months: 4 } };
      const planning = {
        wanted: { [slug]: wanted },
        prune: undefined,
        programmes: [],
        hasTerms: false,
      };
      const [{ changes: planned } = { changes: [] }] = await planCommunities({ db }, planning);
      return () => applyCommunity(deps, { actor, slug, wanted, prune: false, planned });
    },
    'as-code/organisations': async () => {
      const [actor, code] = [await anOperator(), 'insieme'];
      const wanted = { kind: 'association', name: 'Insieme', province: null } as const;
      const [{ changes: planned } = { changes: [] }] = await planOrganisations(
        { db },
        { [code]: wanted },
      );
      return () => applyOrganisation(deps, { actor, code, wanted, planned });
    },
    'as-code/external': async () => {
      const [actor, { slug }] = [await anOperator(), await anExternal(db)];
      const wanted = { topics: ['altro'], status: 'withdrawn' as const };
      const planning = { wanted: { [slug]: wanted }, prune: false, programmes: [] };
      const [{ changes: planned } = { changes: [] }] = await planExternal({ db }, planning);
      return () => applyExternal(deps, { actor, slug, wanted, planned });
    },
    'as-code/links': async () => {
      const [one, other] = [await aCommunity(db), await aCommunity(db)];
      const [actor, { slug }, links] = [
        await anOperator(),
        one,
        { [other.slug]: 'related' } as const,
      ];
      const wanted = { [slug]: { links } };
      const [{ changes: planned } = { changes: [] }] = await planLinks(
        { db },
        { wanted, planned: [] },
      );
      return () => applyLinks(deps, { actor, slug, wanted: links, planned });
    },
    'as-code/platform-terms': async () => {
      const [actor, wanted] = [await anOperator(), { it: 'Nuove', en: 'New' }];
      const planned = await planPlatformTerms({ db }, wanted);
      return () => applyPlatformTerms(deps, { actor, wanted, planned });
    },
    'as-code/programmes': async () => {
      const actor = await anOperator();
      const wanted = { texts: { it: { name: 'Rete' } } };
      const [{ changes: planned } = { changes: [] }] = await planProgrammes(
        { db },
        { rete: wanted },
      );
      return () => applyProgramme(deps, { actor, slug: trustId('rete'), wanted, planned });
    },
  };
}
