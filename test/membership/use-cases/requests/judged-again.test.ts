// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { systemClock as now } from '../../../../src/kernel/clock.js';
import { newId } from '../../../../src/kernel/ids.js';
import { decideJoinRequest } from '../../../../src/membership/use-cases/decide-join-request.js';
import { getCommunity } from '../../../../src/membership/use-cases/get-community.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { acceptTerms } from '../../../../src/membership/use-cases/terms-of-use/accept-terms.js';
import { anAddress } from '../../../support/builders/invitation.js';
import { aCommunity, actorOf, someActor } from '../../../support/builders/membership.js';
import { terms } from '../../../support/builders/terms.js';
import { useDatabase } from '../../../support/database.js';

const { db } = useDatabase();
const deps = { db, now };

/** Somebody with a proven address asked, and the manager would let them in. */
async function waiting(domain?: string) {
  const emailDomains = domain === undefined ? undefined : [domain];
  const community = await aCommunity(db, { ways: [{ path: 'approval', emailDomains }] });
  const actor = await someActor(db);
  if (domain) await anAddress(db, actor.memberId, { address: `ada@${domain}` });
  const asked = await joinCommunity(deps, { actor, slug: community.slug });
  if (asked.outcome !== 'requested') throw new Error('no request was made');
  const { requestId } = asked;
  const manager = actorOf(community.managerId);
  const approve = () => decideJoinRequest(deps, { actor: manager, requestId, decision: 'approve' });
  return { community, actor, approve };
}

const refusedFor = (...unmet: string[]) => ({
  code: 'join_request.not_eligible',
  context: { unmet },
});

describe('a request that is approved is judged by the rules of that day', () => {
  it('an address that was removed meanwhile no longer counts, and counts once it is proven again', async () => {
    const domain = `ente-${newId()}.example`;
    const { actor, approve } = await waiting(domain);
    const own = db.deleteFrom('contact_point').where('member_id', '=', actor.memberId);
    await own.execute();
    await expect(approve()).rejects.toMatchObject(refusedFor('membership.address_missing'));
    await anAddress(db, actor.memberId, { address: `altra@${domain}` });
    await approve();
  });

  it('terms that came meanwhile are accepted first, which who waits is told of and can do', async () => {
    const { community, actor, approve } = await waiting();
    const version = await terms(db, community);
    await expect(approve()).rejects.toMatchObject(refusedFor('membership.terms_not_accepted'));
    const asked = { slug: community.slug, locale: 'it', viewer: actor } as const;
    expect((await getCommunity(deps, asked)).viewer.owesTerms).toBe(true);
    const accepted = { versions: [version], lang: 'it' } as const;
    await acceptTerms(deps, { actor, slug: community.slug, accepted });
    expect((await getCommunity(deps, asked)).viewer.owesTerms).toBe(false);
    await approve();
  });
});
