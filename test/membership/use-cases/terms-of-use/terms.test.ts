// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { day, later, systemClock as now } from '../../../../src/kernel/clock.js';
import type { TermsVersionId } from '../../../../src/kernel/ids.js';
import { eraseMember } from '../../../../src/membership/use-cases/erase-member.js';
import { acceptInvitation } from '../../../../src/membership/use-cases/inviting/answer-invitation.js';
import { joinCommunity } from '../../../../src/membership/use-cases/join-community.js';
import { insertAcceptance } from '../../../../src/membership/store/terms-of-use/acceptances.js';
import { insertTerms } from '../../../../src/membership/store/terms-of-use/versions.js';
import { newId } from '../../../../src/kernel/ids.js';
import { acceptTerms } from '../../../../src/membership/use-cases/terms-of-use/accept-terms.js';
import { publishTerms } from '../../../../src/membership/use-cases/terms-of-use/publish-terms.js';
import { readTerms } from '../../../../src/membership/use-cases/terms-of-use/read-terms.js';
import { anAddress, anInvitation } from '../../../support/builders/invitation.js';
import { aCommunity, actorOf, aGrant, someActor } from '../../../support/builders/membership.js';
import { platformTerms, someTerms, terms } from '../../../support/builders/terms.js';
import { untilBlocked, useDatabase } from '../../../support/database.js';

const { db, pool } = useDatabase();
const deps = { db, now };
const accepting = (...versions: TermsVersionId[]) => ({ versions, lang: 'it' }) as const;

async function withTerms() {
  const community = await aCommunity(db);
  const version = await terms(db, community);
  return { community, slug: community.slug, version, actor: await someActor(db) };
}

describe('terms', () => {
  it('are accepted in the same act as joining, and kept with the words that were read', async () => {
    const { slug, version, actor } = await withTerms();
    const bare = joinCommunity(deps, { actor, slug });
    await expect(bare).rejects.toMatchObject({ code: 'membership.terms_not_accepted' });

    await joinCommunity(deps, { actor, slug, accepted: accepting(version) });

    const kept = await db
      .selectFrom('terms_acceptance')
      .select(['version_id', 'lang'])
      .where('member_id', '=', actor.memberId)
      .execute();
    expect(kept).toEqual([{ version_id: version, lang: 'it' }]);
  });

  it('are accepted with an invitation too, or it is not accepted', async () => {
    const { community, version, actor } = await withTerms();
    const address = `ospite-${newId()}@example.org`;
    await anAddress(db, actor.memberId, { address });
    const { token } = await anInvitation(db, community, { address });
    const bare = acceptInvitation(deps, { actor, token });
    await expect(bare).rejects.toMatchObject({ code: 'membership.terms_not_accepted' });
    const accepted = accepting(version);
    const answer = await acceptInvitation(deps, { actor, token, accepted });
    expect(answer.outcome).toBe('joined');
  });

  it('are asked again after a material change only, from the day it is in force', async () => {
    const { community, slug, version, actor } = await withTerms();
    await joinCommunity(deps, { actor, slug, accepted: accepting(version) });
    const owed = (at: Date) =>
      readTerms({ db, now: () => at }, { viewer: actor, slug, lang: 'it' }).then((page) =>
        page.owed.map(({ id }) => id),
      );

    await terms(db, community, { material: false });
    expect(await owed(now())).toEqual([]);
    const coming = await terms(db, community, { effectiveFrom: later(now(), 10 * day) });
    expect(await owed(now())).toEqual([]);
    expect(await owed(later(now(), 11 * day))).toEqual([coming]);
    const last = await terms(db, community);
    expect(await owed(now())).toEqual([last]);

    const old = acceptTerms(deps, { actor, slug, accepted: accepting(version) });
    await expect(old).rejects.toMatchObject({ code: 'membership.terms_not_accepted' });
    await acceptTerms(deps, { actor, slug, accepted: accepting(last) });
    expect(await owed(now())).toEqual([]);
  });

  it('of a community are published by its managers, those of the platform by its administrators', async () => {
    const { community, slug } = await withTerms();
    const { memberId } = await aGrant(db, { community, role: 'co_manager' });
    const next = { texts: someTerms, material: true };
    const coManager = publishTerms(deps, { actor: actorOf(memberId), slug, ...next });
    await expect(coManager).rejects.toMatchObject({ code: 'right.missing' });
    const manager = publishTerms(deps, { actor: actorOf(community.managerId), ...next });
    await expect(manager).rejects.toMatchObject({ code: 'right.missing' });
  });
});

describe('I12 terms and their acceptances are only added to', () => {
  it.each(['terms_version', 'terms_text', 'terms_acceptance'])('%s', async (table) => {
    const { slug, version, actor } = await withTerms();
    await joinCommunity(deps, { actor, slug, accepted: accepting(version) });
    const column = table === 'terms_version' ? 'published_at' : 'lang';
    for (const statement of [`update ${table} set ${column} = ${column}`, `delete from ${table}`]) {
      await expect(pool.query(statement)).rejects.toMatchObject({
        constraint: `${table}_append_only`,
      });
    }
  });

  it('a text never stands under the fingerprint of another', async () => {
    const { version } = await withTerms();
    const forged = pool.query(
      `insert into terms_text (version_id, lang, content, sha256) values ($1, 'it', 'Altro', sha256('Ciao'))`,
      [version],
    );
    await expect(forged).rejects.toMatchObject({ constraint: 'terms_text_hash' });
  });

  it('of two versions published at the same moment each has its number, or is refused', async () => {
    const by = (await someActor(db)).memberId;
    await platformTerms(db);
    const winner = await db.startTransaction().execute();
    const next = {
      id: newId<TermsVersionId>(),
      owner: undefined,
      material: true,
      texts: someTerms,
    };
    await insertTerms(winner, { ...next, by, effectiveFrom: now(), publishedAt: now() });

    const loser = platformTerms(db, { material: false });
    await Promise.race([loser, untilBlocked(db)]);
    await winner.commit().execute();

    await expect(loser).rejects.toMatchObject({ code: 'terms.published_meanwhile' });
  });

  it('of two acceptances at the same moment one is kept, with one event', async () => {
    const { slug, version, actor } = await withTerms();
    const platform = await db.selectFrom('terms_version').select('id').execute();
    const all = accepting(version, ...platform.map(({ id }) => id as TermsVersionId));
    const winner = await db.startTransaction().execute();
    const { memberId } = actor;
    await insertAcceptance(winner, { memberId, version, lang: 'it', at: now() });

    const second = acceptTerms(deps, { actor, slug, accepted: all });
    await Promise.race([second, untilBlocked(db)]);
    await winner.commit().execute();
    await second;

    const events = await db
      .selectFrom('outbox')
      .selectAll()
      .where('type', '=', 'terms.accepted')
      .where('subject', '=', memberId)
      .execute();
    expect(events.map(({ data }) => data['version'])).not.toContain(version);
  });

  it('an acceptance outlives the person’s erasure, under an id that names nobody', async () => {
    const { slug, version, actor } = await withTerms();
    const owed = (await readTerms(deps, { viewer: actor, slug, lang: 'it' })).owed;
    await joinCommunity(deps, { actor, slug, accepted: accepting(...owed.map(({ id }) => id)) });
    await db
      .transaction()
      .execute((trx) => eraseMember(trx, { memberId: actor.memberId, at: new Date() }));
    const kept = await db
      .selectFrom('terms_acceptance')
      .select('version_id')
      .where('member_id', '=', actor.memberId)
      .where('version_id', '=', version)
      .execute();
    expect(kept).toHaveLength(1);
  });
});
