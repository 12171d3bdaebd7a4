// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../../src/kernel/actor.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { OrganisationId } from '../../../../src/kernel/ids.js';
import { decideAffiliation } from '../../../../src/membership/use-cases/organisations/decide-affiliation.js';
import { declareAffiliation } from '../../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { leaveOrganisation } from '../../../../src/membership/use-cases/organisations/end-affiliation.js';
import { listMyOrganisations } from '../../../../src/membership/use-cases/organisations/list-my-organisations.js';
import { proveAffiliation } from '../../../../src/membership/use-cases/organisations/prove-affiliation.js';
import { anAddress } from '../../../support/builders/invitation.js';
import { someActor } from '../../../support/builders/membership.js';
import { anOrganisation, aRepresentative } from '../../../support/builders/organisation.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

const declare = (actor: Actor, organisationId: OrganisationId) =>
  declareAffiliation(deps, { actor, organisationId, kind: 'volunteer' });
const mine = async ({ memberId }: Actor) =>
  (await listMyOrganisations(deps, { memberId })).affiliations;

describe('an affiliation', () => {
  it('is no more than the word of the person at first', async () => {
    const actor = await someActor(db);
    const organisationId = await anOrganisation(db);
    await declare(actor, organisationId);
    expect(await mine(actor)).toMatchObject([{ proof: 'declared', verifiedAt: undefined }]);
  });

  it('is proven at once by an address at a domain of the organisation', async () => {
    const actor = await someActor(db);
    await anAddress(db, actor.memberId, { address: 'giulia@insieme.example' });
    await declare(actor, await anOrganisation(db, { domain: 'insieme.example' }));
    expect(await mine(actor)).toMatchObject([{ proof: 'email_domain' }]);
  });

  it('is not proven by an address that was not, nor by one at a subdomain', async () => {
    const organisationId = await anOrganisation(db, { domain: 'altrove.example' });
    const actor = await someActor(db);
    await anAddress(db, actor.memberId, { address: 'giulia@ospiti.altrove.example' });
    await anAddress(db, actor.memberId, { address: 'giulia@altrove.example', proven: false });
    const { id } = await declare(actor, organisationId);
    await expect(proveAffiliation(deps, { actor, affiliationId: id })).rejects.toMatchObject({
      code: 'affiliation.address_missing',
    });
    await anAddress(db, actor.memberId, { address: 'g@altrove.example' });
    await proveAffiliation(deps, { actor, affiliationId: id });
    expect(await mine(actor)).toMatchObject([{ proof: 'email_domain' }]);
  });

  it('is confirmed by a representative, and never by oneself', async () => {
    const organisationId = await anOrganisation(db);
    const representative = await aRepresentative(db, organisationId);
    const actor = await someActor(db);
    const confirm = async (one: Actor) => {
      const { id } = await declare(one, organisationId);
      return decideAffiliation(deps, {
        actor: representative,
        affiliationId: id,
        decision: 'confirm',
      });
    };
    await confirm(actor);
    expect(await mine(actor)).toMatchObject([
      { proof: 'representative', verifiedBy: representative.memberId },
    ]);
    await expect(confirm(representative)).rejects.toMatchObject({ code: 'affiliation.own' });
  });

  it('is refused with a reason only', async () => {
    const organisationId = await anOrganisation(db);
    const representative = await aRepresentative(db, organisationId);
    const actor = await someActor(db);
    const { id } = await declare(actor, organisationId);
    const refuse = (reason: string) =>
      decideAffiliation(deps, {
        actor: representative,
        affiliationId: id,
        decision: 'refuse',
        reason,
      });
    await expect(refuse('  ')).rejects.toMatchObject({ code: 'affiliation.reason_missing' });
    await refuse('Ha lasciato l’associazione nel 2019');
    expect(await mine(actor)).toEqual([]);
  });

  it('is decided by nobody of another organisation, and not by a weak sign-in', async () => {
    const organisationId = await anOrganisation(db);
    const own = await aRepresentative(db, organisationId);
    const other = await aRepresentative(db, await anOrganisation(db));
    const { id } = await declare(await someActor(db), organisationId);
    const decide = (actor: Actor) =>
      decideAffiliation(deps, { actor, affiliationId: id, decision: 'confirm' });
    await expect(decide(other)).rejects.toMatchObject({ code: 'right.missing' });
    await expect(decide({ ...own, level: 'low' })).rejects.toMatchObject({
      code: 'session.level_too_low',
    });
  });

  it('of another person does not exist', async () => {
    const { id } = await declare(await someActor(db), await anOrganisation(db));
    const stranger = { actor: await someActor(db), affiliationId: id };
    await expect(leaveOrganisation(deps, stranger)).rejects.toMatchObject({
      code: 'affiliation.not_found',
    });
  });

  it('of a kind is there once, also when it is declared twice at the same moment', async () => {
    const actor = await someActor(db);
    const organisationId = await anOrganisation(db);
    const pending: Promise<unknown>[] = [];
    await db.transaction().execute(async (trx) => {
      await trx
        .selectFrom('member')
        .select('id')
        .where('id', '=', actor.memberId)
        .forUpdate()
        .execute();
      pending.push(...[1, 2].map(() => declare(actor, organisationId)));
      await untilBlocked(db, 2);
    });
    const results = await Promise.allSettled(pending);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'affiliation.already_there' },
    });
  });
});
