// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { prepared } from '../../../../src/database/prepared.js';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import type { Actor } from '../../../../src/kernel/actor.js';
import { membershipClaims } from '../../../../src/membership/use-cases/claims.js';
import { pauseMembership } from '../../../../src/membership/use-cases/pausing/pause-membership.js';
import { endDelegation } from '../../../../src/membership/use-cases/seats/end-delegation.js';
import { membershipClaims as portalClaims } from '../../../../src/portal/domain/claims.js';
import { aStint, someActor } from '../../../support/builders/membership.js';
import { dissolve } from '../../../support/builders/organisation.js';
import { aDelegate, aNamedDelegate, aSeat } from '../../../support/builders/seats.js';
import { useDatabase } from '../../../support/database.js';

const { db, pool } = useDatabase();
const deps = { db, now };
const claimsOf = ({ memberId }: Actor) =>
  membershipClaims(prepared(pool), { memberId, communities: 'all', locale: 'it' });
const onBehalfOf = async (actor: Actor) => (await claimsOf(actor)).map((one) => one.onBehalfOf);

describe('I15 claims say for whom somebody acts', () => {
  it('by code and name, and only those who sit there now', async () => {
    const seat = await aSeat(db);
    const { organisationId } = seat;
    await db
      .updateTable('organisation')
      .set({ ipa_code: 'c_prova', name: 'Comune di Prova' })
      .where('id', '=', organisationId)
      .execute();
    const own = await someActor(db);
    await aStint(db, { community: seat.community, memberId: own.memberId });
    await aNamedDelegate(db, seat, own);
    expect(await onBehalfOf(own)).toEqual([null]);

    const { actor, delegateId } = await aDelegate(db, seat);
    expect(await onBehalfOf(actor)).toEqual([{ ipa: 'c_prova', name: 'Comune di Prova' }]);
    expect(portalClaims(await claimsOf(actor), [], undefined)).toMatchObject({
      memberships: [{ on_behalf_of: { ipa: 'c_prova', name: 'Comune di Prova' } }],
    });
    expect(JSON.stringify(portalClaims(await claimsOf(own), [], undefined))).not.toContain(
      'behalf',
    );
    await endDelegation(deps, { actor, delegateId });
    expect(await claimsOf(actor)).toEqual([]);
  });

  it('without the name of people who founded nothing', async () => {
    const seat = await aSeat(db);
    const { actor } = await aDelegate(db, seat);
    await db
      .updateTable('organisation')
      .set({ kind: 'informal_group' })
      .where('id', '=', seat.organisationId)
      .execute();
    expect(await onBehalfOf(actor)).toEqual([{ ipa: null, name: null }]);
  });

  it('no longer while they rest, or where the organisation is no more', async () => {
    const seat = await aSeat(db);
    const [resting, other] = [await aDelegate(db, seat), await aDelegate(db, seat)];
    const { slug } = seat.community;
    await pauseMembership(deps, { actor: resting.actor, slug, listed: true });
    expect(await onBehalfOf(resting.actor)).toEqual([null]);
    await dissolve(db, seat.organisationId);
    expect(await onBehalfOf(other.actor)).toEqual([null]);
  });
});
