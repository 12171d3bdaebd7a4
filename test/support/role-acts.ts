// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../src/database/database.js';
import { day, later, systemClock as now } from '../../src/kernel/clock.js';
import { answerRenewal } from '../../src/membership/use-cases/roles/answer-renewal.js';
import { askRenewal } from '../../src/membership/use-cases/roles/ask-renewal.js';
import { chooseRoles } from '../../src/membership/use-cases/roles/choose-roles.js';
import { countersignManager } from '../../src/membership/use-cases/roles/countersign-manager.js';
import { remindOfTerms } from '../../src/membership/use-cases/roles/remind-of-terms.js';
import { aCommunity, aGrant, aStaffMember, actorOf } from './builders/membership.js';

const managed = async (db: Db) => {
  const community = await aCommunity(db);
  return { community, slug: community.slug, manager: actorOf(community.managerId) };
};

/** A role whose term ends soon. */
const ending = async (db: Db, days = 20) => {
  const set = await managed(db);
  const validUntil = later(now(), days * day);
  const grant = await aGrant(db, { community: set.community, role: 'editor', validUntil });
  return { ...set, grantId: grant.id, holder: actorOf(grant.memberId) };
};
/** The acts on roles beside giving and ending them, each prepared. */
export const roleActs = (
  db: Db,
): Readonly<Record<string, () => Promise<() => Promise<unknown>>>> => ({
  'roles/choose-roles': async () => {
    const { slug, manager } = await managed(db);
    return () => chooseRoles({ db, now }, { actor: manager, slug, roles: ['editor'] });
  },
  'roles/countersign-manager': async () => {
    const { community } = await managed(db);
    const grant = await aGrant(db, { community, role: 'manager', status: 'offered' });
    const actor = await aStaffMember(db);
    return () => countersignManager({ db, now }, { actor, grantId: grant.id });
  },
  'roles/remind-of-terms': async () => {
    await ending(db, 29);
    return () => remindOfTerms({ db, now });
  },
  'roles/ask-renewal': async () => {
    const { grantId, holder } = await ending(db);
    return () => askRenewal({ db, now }, { actor: holder, grantId });
  },
  'roles/answer-renewal': async () => {
    const { grantId, holder, manager } = await ending(db);
    await askRenewal({ db, now }, { actor: holder, grantId });
    return () => answerRenewal({ db, now }, { actor: manager, grantId, accept: true });
  },
  'roles/answer-renewal by declining': async () => {
    const { grantId, holder, manager } = await ending(db);
    await askRenewal({ db, now }, { actor: holder, grantId });
    return () => answerRenewal({ db, now }, { actor: manager, grantId, accept: false });
  },
});
