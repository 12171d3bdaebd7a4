// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../../src/kernel/actor.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { newId, type OrganisationId } from '../../../../src/kernel/ids.js';
import type { JoinWay } from '../../../../src/membership/domain/joining/ways.js';
import type { AffiliationDemand } from '../../../../src/membership/domain/organisations/demand.js';
import { endAffiliationRow } from '../../../../src/membership/store/organisations/affiliations.js';
import { decideJoinRequest } from '../../../../src/membership/use-cases/decide-join-request.js';
import { getCommunity } from '../../../../src/membership/use-cases/get-community.js';
import { acceptInvitation } from '../../../../src/membership/use-cases/inviting/answer-invitation.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { declareAffiliation } from '../../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { anAddress, anInvitation } from '../../../support/builders/invitation.js';
import { aCommunity, actorOf, someActor } from '../../../support/builders/membership.js';
import { anOrganisation, confirmedBy, dissolve } from '../../../support/builders/organisation.js';
import { statementsOf } from '../../../support/count-statements.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };
const missing = { code: 'membership.affiliation_missing' };

const belongTo = (organisationId: OrganisationId, more: Partial<AffiliationDemand> = {}) => ({
  organisations: [organisationId],
  kinds: [],
  proof: 'representative' as const,
  ...more,
});
const behind = (path: JoinWay['path'], affiliation: AffiliationDemand) =>
  aCommunity(db, { ways: [{ path, affiliation }] });
const declare = (actor: Actor, organisationId: OrganisationId) =>
  declareAffiliation(deps, { actor, organisationId, kind: 'volunteer' });
const stintOf = ({ memberId }: Actor) =>
  db.selectFrom('stint').selectAll().where('member_id', '=', memberId).executeTakeFirst();

describe('a way in that asks where one belongs', () => {
  it('lets in whoever belongs, proven well enough, and keeps by which affiliation', async () => {
    const organisationId = await anOrganisation(db);
    const { slug } = await behind('affiliation', belongTo(organisationId));
    const actor = await someActor(db);
    await expect(joinCommunity(deps, { actor, slug })).rejects.toMatchObject(missing);
    const { id } = await declare(actor, organisationId);
    await expect(joinCommunity(deps, { actor, slug })).rejects.toMatchObject(missing);
    await confirmedBy(db, id);
    await joinCommunity(deps, { actor, slug });
    expect(await stintOf(actor)).toMatchObject({ affiliation_id: id });
  });

  it('asks for any organisation of a kind too, and not for one that is gone', async () => {
    const organisationId = await anOrganisation(db);
    const kinds = {
      organisations: [],
      kinds: ['association'] as const,
      proof: 'declared' as const,
    };
    const { slug } = await behind('open', kinds);
    const actor = await someActor(db);
    await declare(actor, organisationId);
    const other = await someActor(db);
    await declare(other, organisationId);
    await joinCommunity(deps, { actor, slug });
    await dissolve(db, organisationId);
    await expect(joinCommunity(deps, { actor: other, slug })).rejects.toMatchObject(missing);
  });

  it('takes no more statements than one that does not ask', async () => {
    const organisationId = await anOrganisation(db);
    const { slug } = await behind('affiliation', belongTo(organisationId, { proof: 'declared' }));
    const { slug: open } = await aCommunity(db);
    const actor = await someActor(db);
    await declare(actor, organisationId);
    await joinCommunity(deps, { actor: await someActor(db), slug: open });
    const asking = await statementsOf(() => joinCommunity(deps, { actor, slug }));
    const plain = await statementsOf(() => joinCommunity(deps, { actor, slug: open }));
    expect(asking.length).toBe(plain.length);
  });

  it('asks again when a request is decided', async () => {
    const organisationId = await anOrganisation(db);
    const community = await behind('approval', belongTo(organisationId, { proof: 'declared' }));
    const request = async () => {
      const actor = await someActor(db);
      const affiliation = await declare(actor, organisationId);
      const asked = await joinCommunity(deps, { actor, slug: community.slug });
      if (asked.outcome !== 'requested') throw new Error('it is open');
      return { actor, affiliation, requestId: asked.requestId };
    };
    const approve = (requestId: Awaited<ReturnType<typeof request>>['requestId']) =>
      decideJoinRequest(deps, {
        actor: actorOf(community.managerId),
        requestId,
        decision: 'approve',
      });
    const gone = await request();
    await end(gone.affiliation.id);
    await expect(approve(gone.requestId)).rejects.toMatchObject({
      code: 'join_request.not_eligible',
    });
    const there = await request();
    await approve(there.requestId);
    expect(await stintOf(there.actor)).toMatchObject({ affiliation_id: there.affiliation.id });
  });

  it('asks whoever is invited', async () => {
    const organisationId = await anOrganisation(db);
    const community = await behind('invitation', belongTo(organisationId, { proof: 'declared' }));
    const actor = await someActor(db);
    const address = `${actor.memberId}@example.org`;
    await anAddress(db, actor.memberId, { address });
    const { token } = await anInvitation(db, community, { address });
    await expect(acceptInvitation(deps, { actor, token })).rejects.toMatchObject(missing);
    const { id } = await declare(actor, organisationId);
    await acceptInvitation(deps, { actor, token });
    expect(await stintOf(actor)).toMatchObject({ affiliation_id: id });
  });

  it('says what to do about it', async () => {
    const organisationId = await anOrganisation(db, { domain: 'insieme.example' });
    const demand = belongTo(organisationId, { proof: 'email_domain' });
    const { slug } = await behind('affiliation', demand);
    const { viewer } = await getCommunity(deps, {
      slug,
      locale: 'it',
      viewer: await someActor(db),
    });
    expect(viewer.unmet).toEqual([{ ...missing, demand }]);
    expect(viewer.alternatives).toMatchObject([
      { acts: [{ act: 'affiliate', choices: [{ by: 'email_domain' }] }] },
    ]);
  });

  it('lets nobody in by an affiliation that ends at the same moment', async () => {
    const organisationId = await anOrganisation(db);
    const { slug } = await behind('affiliation', belongTo(organisationId, { proof: 'declared' }));
    const actor = await someActor(db);
    const { id } = await declare(actor, organisationId);
    const ending = await db.startTransaction().execute();
    const at = now();
    await endAffiliationRow(ending, id, { status: 'ended', at, by: actor.memberId });
    const joining = joinCommunity(deps, { actor, slug });
    await Promise.race([joining, untilBlocked(db)]);
    await ending.commit().execute();
    await expect(joining).rejects.toMatchObject(missing);
  });

  it('lets nobody in by what somebody else belongs to', async () => {
    const organisationId = await anOrganisation(db);
    const { id } = await declare(await someActor(db), organisationId);
    const community = await aCommunity(db);
    const stint = db.insertInto('stint').values({
      id: newId(),
      community_id: community.id,
      member_id: (await someActor(db)).memberId,
      status: 'active',
      join_path: 'open',
      level_at_join: 'low',
      provider_at_join: 'spid',
      started_at: now(),
      affiliation_id: id,
    });
    await expect(stint.execute()).rejects.toMatchObject({ constraint: 'stint_affiliation' });
  });
});

const end = (id: Parameters<typeof endAffiliationRow>[1]) =>
  db
    .transaction()
    .execute((trx) => endAffiliationRow(trx, id, { status: 'ended', at: now(), by: undefined }));
