// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { violatedConstraint } from '../../../../../src/database/constraint.js';
import { day, later, systemClock as now } from '../../../../../src/kernel/clock.js';
import { communityRoles } from '../../../../../src/membership/domain/permissions.js';
import { answerProposal } from '../../../../../src/membership/use-cases/answer-proposal.js';
import { appointCaretaker } from '../../../../../src/membership/use-cases/appoint-caretaker.js';
import { nameFirstManager } from '../../../../../src/membership/use-cases/name-first-manager.js';
import { offerRole } from '../../../../../src/membership/use-cases/offer-role.js';
import { appointRepresentative } from '../../../../../src/membership/use-cases/organisations/appoint-representative.js';
import { appointLead } from '../../../../../src/membership/use-cases/programmes/appoint-lead.js';
import { proposeRole } from '../../../../../src/membership/use-cases/propose-role.js';
import { answerRenewal } from '../../../../../src/membership/use-cases/roles/answer-renewal.js';
import { askRenewal } from '../../../../../src/membership/use-cases/roles/ask-renewal.js';
import { countersignManager } from '../../../../../src/membership/use-cases/roles/countersign-manager.js';
import { aCommunity, aGrant, aStaffMember } from '../../../../support/builders/membership.js';
import { anOrganisation } from '../../../../support/builders/organisation.js';
import { aProgramme } from '../../../../support/builders/programme.js';
import { useDatabase } from '../../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

/** Somebody of the staff, administrator too, who manages this community beside another. */
async function mighty() {
  const community = await aCommunity(db);
  const actor = await aStaffMember(db);
  const { memberId } = actor;
  await aStaffMember(db, 'platform_admin', memberId);
  const validUntil = later(now(), 9 * day);
  const { id } = await aGrant(db, { community, memberId, role: 'manager', validUntil });
  return { actor, memberId, community, slug: community.slug, managing: id };
}
type Mighty = Awaited<ReturnType<typeof mighty>>;

/** Every way to a role that somebody else has to sign. */
const ways: Readonly<Record<string, (who: Mighty) => Promise<unknown>>> = {
  'offering it': ({ actor, slug, memberId }) =>
    offerRole(deps, { actor, slug, memberId, role: 'co_manager' }),
  'accepting the own proposal': async ({ actor, slug }) => {
    const proposal = { actor, slug, role: 'observer', message: '' } as const;
    const { grantId } = await proposeRole(deps, proposal);
    await answerProposal(deps, { actor, grantId, accept: true });
  },
  'agreeing to the own renewal': async ({ actor, managing: grantId }) => {
    await askRenewal(deps, { actor, grantId });
    await answerRenewal(deps, { actor, grantId, accept: true });
  },
  'naming the first manager': async ({ actor, memberId }) => {
    const { slug } = await aCommunity(db, { status: 'draft' });
    await nameFirstManager(deps, { actor, slug, memberId });
  },
  'appointing a caretaker': async ({ actor, memberId }) => {
    const { slug } = await aCommunity(db);
    await appointCaretaker(deps, { actor, slug, memberId });
  },
  'appointing a lead': async ({ actor, memberId }) => {
    const { slug: programme } = await aProgramme(db);
    await appointLead(deps, { actor, programme, memberId });
  },
  'appointing a representative': async ({ actor, memberId }) => {
    const organisationId = await anOrganisation(db);
    const offer = { organisationId, memberId, evidence: 'Statuto, art. 3' };
    await appointRepresentative(deps, { actor, ...offer });
  },
};

/** Who may have signed a role, by column. */
const signatures = ['offered_by', 'granted_by', 'renewed_by', 'countersigned_by'];
const statuses = ['offered', 'proposed', 'active'] as const;

const refusalOf = async (statement: Promise<unknown>): Promise<string | undefined> => {
  const error = await statement.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  return violatedConstraint(error);
};

describe('(c) whoever gives a role is not who holds it', () => {
  it.each(Object.keys(ways))('(c) not by %s, with every right to give', async (name) => {
    const who = await mighty();
    const giving = ways[name]?.(who);
    await expect(giving).rejects.toMatchObject({ code: 'role.to_oneself' });
  });

  it('(c) nor is the second signature the holder’s', async () => {
    const { actor, memberId, community } = await mighty();
    const other = await aCommunity(db);
    const offered = { role: 'manager', status: 'offered', offeredBy: community.managerId } as const;
    const { id: grantId } = await aGrant(db, { community: other, memberId, ...offered });
    const signing = countersignManager(deps, { actor, grantId });
    await expect(signing).rejects.toMatchObject({ code: 'role.same_signature' });
  });

  it('(c) the database takes no signature of the holder under any role, at any stage', async () => {
    const community = await aCommunity(db);
    for (const role of communityRoles) {
      for (const status of statuses) {
        const { id } = await aGrant(db, { community, role, status });
        const refused = await Promise.all(
          signatures.map((column) =>
            refusalOf(
              sql`update role_grant set ${sql.ref(column)} = member_id,
                renewed_at = ${column === 'renewed_by' ? now() : null} where id = ${id}`.execute(
                db,
              ),
            ),
          ),
        );
        expect([role, status, refused]).toEqual([
          role,
          status,
          [
            'role_grant_not_by_self',
            'role_grant_not_by_self',
            'role_grant_renewed_not_by_self',
            'role_grant_two_signatures',
          ],
        ]);
      }
    }
  });

  it.each([
    ['programme_grant', 'programme_grant_not_to_self'],
    ['organisation_grant', 'organisation_grant_not_to_self'],
  ] as const)('(c) nor in %s', async (table, constraint) => {
    const who = await mighty();
    const way = table === 'programme_grant' ? 'appointing a lead' : 'appointing a representative';
    const other = await aStaffMember(db);
    await ways[way]?.({ ...who, memberId: other.memberId });
    const signing = sql`update ${sql.table(table)} set granted_by = member_id
      where member_id = ${other.memberId}`.execute(db);
    expect(await refusalOf(signing)).toBe(constraint);
  });

  it.each(['confirmed_by', 'invited_by'])('(c) nor an office, as %s', async (column) => {
    const { memberId } = await aStaffMember(db);
    const signing = sql`update platform_grant set ${sql.ref(column)} = member_id
      where member_id = ${memberId}`.execute(db);
    expect(await refusalOf(signing)).toBe('platform_grant_two_people');
  });
});
