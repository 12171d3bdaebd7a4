// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { membershipFeature } from '../../../../src/compose/membership.js';
import { organisationsFeature } from '../../../../src/compose/organisations.js';
import { mergeMembers } from '../../../../src/identity/use-cases/merge-members.js';
import {
  listProvenAddresses,
  removeAddress,
} from '../../../../src/identity/use-cases/remove-address.js';
import { undoMerge } from '../../../../src/identity/use-cases/undo-merge.js';
import type { Actor } from '../../../../src/kernel/actor.js';
import { minute, later, systemClock as now } from '../../../../src/kernel/clock.js';
import { newId, type OrganisationId } from '../../../../src/kernel/ids.js';
import { createSealedBox } from '../../../../src/kernel/sealed-box.js';
import { queueFarewell, sendFarewell } from '../../../../src/mail/farewell.js';
import type { Mail } from '../../../../src/mail/mailer.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { declareAffiliation } from '../../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { proveAffiliation } from '../../../../src/membership/use-cases/organisations/prove-affiliation.js';
import { setMembershipTerm } from '../../../../src/membership/use-cases/term/set-membership-term.js';
import { anAddress } from '../../../support/builders/invitation.js';
import { aCommunity, actorOf, someActor } from '../../../support/builders/membership.js';
import { anOrganisation, confirmedBy } from '../../../support/builders/organisation.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const box = createSealedBox([{ id: 'test', secret: randomBytes(32) }]);
const features = [membershipFeature, organisationsFeature];
const deps = { db, now, features, tellLostAddress: queueFarewell({ box }) };

/** Signed in with the best that they have. */
const aPerson = async (): Promise<Actor> => ({ ...(await someActor(db)), level: 'high' });

/** Somebody with an address at an organisation, one elsewhere, and a membership that asks for the first. */
async function aWorker() {
  const domain = `${newId()}.example`;
  const organisationId = await anOrganisation(db, { domain });
  const actor = await aPerson();
  await anAddress(db, actor.memberId, { address: `ada@${domain}` });
  await anAddress(db, actor.memberId, { address: `ada@posta.example` });
  const affiliation = await declareAffiliation(deps, { actor, organisationId, kind: 'employee' });
  const demand = { organisations: [organisationId], kinds: [], proof: 'email_domain' as const };
  const ways = [{ path: 'affiliation' as const, affiliation: demand }];
  const community = await aCommunity(db, { ways, audience: 'reserved' });
  await joinCommunity(deps, { actor, slug: community.slug });
  return { actor, domain, organisationId, affiliation, community };
}

const idOf = async ({ memberId }: Actor, part: string) => {
  const proven = await listProvenAddresses(deps, memberId);
  const found = proven.find(({ address }) => address.includes(part));
  if (!found) throw new Error('there is no such address');
  return found.id;
};
const lose = async (actor: Actor, part: string) =>
  removeAddress(deps, { actor, addressId: await idOf(actor, part) });
const standing = async (actor: Actor, organisationId: OrganisationId) => {
  const { memberId } = actor;
  const affiliations = await db
    .selectFrom('affiliation')
    .select('status')
    .where('member_id', '=', memberId)
    .where('organisation_id', '=', organisationId)
    .execute();
  const stints = await db
    .selectFrom('stint')
    .select(['status', 'grace_reason'])
    .where('member_id', '=', memberId)
    .execute();
  return { affiliations, stints };
};

describe('an address that is removed', () => {
  it('ends the affiliation that it alone proved, and the membership goes on for a while', async () => {
    const { actor, domain, organisationId } = await aWorker();
    await lose(actor, domain);
    expect(await standing(actor, organisationId)).toEqual({
      affiliations: [{ status: 'ended' }],
      stints: [{ status: 'grace', grace_reason: 'affiliation_ended' }],
    });
    const told = await db
      .selectFrom('outbox')
      .select(['type', 'data'])
      .where('subject', '=', actor.memberId)
      .orderBy('seq')
      .execute();
    const types = told.map(({ type }) => type).slice(-3);
    expect(types).toEqual(['member.address_removed', 'affiliation.ended', 'stint.grace']);
    expect(JSON.stringify(told)).not.toContain(domain);
  });

  it('ends the membership at once where the community wants it so', async () => {
    const { actor, domain, organisationId, community } = await aWorker();
    const term = { months: undefined, graceDays: 60, onLoss: 'end' as const };
    const { slug, managerId } = community;
    await setMembershipTerm(deps, { actor: actorOf(managerId), slug, term });
    await lose(actor, domain);
    expect((await standing(actor, organisationId)).stints).toMatchObject([{ status: 'expired' }]);
  });

  it('changes nothing where another address does as well, or the organisation itself confirmed it', async () => {
    const { actor, domain, organisationId } = await aWorker();
    await anAddress(db, actor.memberId, { address: `altra@${domain}` });
    await lose(actor, `ada@${domain}`);
    const untouched = { affiliations: [{ status: 'active' }], stints: [{ status: 'active' }] };
    expect(await standing(actor, organisationId)).toMatchObject(untouched);

    const other = await aWorker();
    await confirmedBy(db, other.affiliation.id);
    await lose(other.actor, other.domain);
    expect(await standing(other.actor, other.organisationId)).toMatchObject(untouched);
    await lose(actor, 'posta.example');
    expect(await standing(actor, organisationId)).toMatchObject(untouched);
  });

  it('is never the last proven one, nor somebody else’s, and asks for a fresh sign-in', async () => {
    const { actor, domain } = await aWorker();
    const addressId = await idOf(actor, domain);
    const stale = { ...actor, authenticatedAt: later(now(), -6 * minute) };
    await expect(removeAddress(deps, { actor: stale, addressId })).rejects.toMatchObject({
      code: 'session.not_fresh',
    });
    const stranger = await aPerson();
    await expect(removeAddress(deps, { actor: stranger, addressId })).rejects.toMatchObject({
      code: 'address.not_found',
    });
    await anAddress(db, actor.memberId, { address: 'asserito@example.org', proven: false });
    await lose(actor, 'posta.example');
    await expect(lose(actor, domain)).rejects.toMatchObject({ code: 'address.last' });
    expect(await listProvenAddresses(deps, actor.memberId)).toMatchObject([{ isPrimary: true }]);
  });

  it('is written to a last time, and stands nowhere in the queue', async () => {
    const { actor, domain } = await aWorker();
    const id = await idOf(actor, domain);
    await lose(actor, domain);
    const { rows } = await sql<{ payload: unknown }>`
      select payload from graphile_worker._private_jobs where key = ${`farewell:${id}`}`.execute(
      db,
    );
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(domain);
    const sent: Mail[] = [];
    const send = (mail: Mail) => Promise.resolve(void sent.push(mail));
    const contact = () => Promise.resolve({ addresses: [], locale: 'en' as const });
    const words = { origin: 'https://piazza.example', helpAddress: 'aiuto@piazza.example' };
    await sendFarewell({ box, mailer: { send }, readers: { contact }, ...words })(rows[0]?.payload);
    expect(sent).toMatchObject([
      { template: 'address_removed', to: `ada@${domain}`, locale: 'en' },
    ]);
  });

  it('stays where the session is weaker than the best way in', async () => {
    const { actor, domain } = await aWorker();
    const weak = { ...actor, level: 'none' as const };
    await expect(lose(weak, domain)).rejects.toMatchObject({ code: 'session.level_too_low' });
    expect(await listProvenAddresses(deps, actor.memberId)).toHaveLength(2);
  });

  it('proves nothing that is declared, or is to be proven, at the same moment', async () => {
    for (const how of ['declared', 'proven'] as const) {
      const domain = `${newId()}.example`;
      const organisationId = await anOrganisation(db, { domain });
      const actor = await aPerson();
      const declaring = { actor, organisationId, kind: 'employee' as const };
      const early = how === 'proven' ? await declareAffiliation(deps, declaring) : undefined;
      await anAddress(db, actor.memberId, { address: `ada@${domain}` });
      await anAddress(db, actor.memberId, { address: `ada@posta.example` });
      const addressId = await idOf(actor, domain);
      let acting: Promise<unknown> | undefined;
      await db.transaction().execute(async (trx) => {
        await trx
          .selectFrom('member')
          .select('id')
          .where('id', '=', actor.memberId)
          .forUpdate()
          .execute();
        await trx.deleteFrom('contact_point').where('id', '=', addressId).execute();
        acting = (
          early
            ? proveAffiliation(deps, { actor, affiliationId: early.id })
            : declareAffiliation(deps, declaring)
        ).catch((error: unknown) => error);
        await untilBlocked(db);
      });
      await acting;
      const rows = await db
        .selectFrom('affiliation')
        .select('proof')
        .where('member_id', '=', actor.memberId)
        .execute();
      expect(rows).toEqual([{ proof: 'declared' }]);
    }
  });

  it('goes back with what it alone proved when a merge is undone', async () => {
    const domain = `${newId()}.example`;
    const organisationId = await anOrganisation(db, { domain });
    const { memberId: from } = await aPerson();
    const actor = await aPerson();
    const { memberId: into } = actor;
    await anAddress(db, from, { address: `ada@${domain}` });
    const proven = { from: now(), into: now() };
    const mergeId = await mergeMembers(deps, { actor, from, into, proven });
    await declareAffiliation(deps, { actor, organisationId, kind: 'employee' });
    await undoMerge(deps, { actor, mergeId });
    expect(await standing(actor, organisationId)).toMatchObject({
      affiliations: [{ status: 'ended' }],
    });
  });

  it('leaves one of two that are removed at the same moment', async () => {
    const { actor, domain } = await aWorker();
    const [first, second] = [await idOf(actor, domain), await idOf(actor, 'posta.example')];
    let other: Promise<unknown> | undefined;
    await db.transaction().execute(async (trx) => {
      await trx
        .selectFrom('member')
        .select('id')
        .where('id', '=', actor.memberId)
        .forUpdate()
        .execute();
      const removing = removeAddress(deps, { actor, addressId: first }).catch((e: unknown) => e);
      await untilBlocked(db);
      other = removeAddress(deps, { actor, addressId: second }).catch((e: unknown) => e);
      await untilBlocked(db, 2);
      other = Promise.all([removing, other]);
    });
    const outcomes = (await other) as readonly unknown[];
    expect(outcomes.filter((one) => one !== undefined)).toMatchObject([{ code: 'address.last' }]);
    expect(await listProvenAddresses(deps, actor.memberId)).toHaveLength(1);
  });
});
