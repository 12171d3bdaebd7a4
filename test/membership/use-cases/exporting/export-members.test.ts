// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { limitMember } from '../../../../src/identity/use-cases/limiting/limit-member.js';
import type { Actor } from '../../../../src/kernel/actor.js';
import { hour, later, minute, systemClock as now } from '../../../../src/kernel/clock.js';
import {
  newId,
  type CommunityId,
  type MemberExportId,
  type Slug,
} from '../../../../src/kernel/ids.js';
import type { ExportedMember } from '../../../../src/membership/domain/exporting/export.js';
import { insertExport } from '../../../../src/membership/store/exporting/exports.js';
import { demandRight } from '../../../../src/membership/use-cases/demand-right.js';
import { closeBrokenExports } from '../../../../src/membership/use-cases/exporting/close-broken-exports.js';
import { exportMembers } from '../../../../src/membership/use-cases/exporting/export-members.js';
import {
  listMyExports,
  readExporting,
} from '../../../../src/membership/use-cases/exporting/read-exporting.js';
import { declareAffiliation } from '../../../../src/membership/use-cases/organisations/declare-affiliation.js';
import { discloseAffiliation } from '../../../../src/membership/use-cases/organisations/disclose-affiliation.js';
import { aCard, typed } from '../../../support/builders/cards.js';
import {
  aCommunity,
  actorOf,
  aGrant,
  aStaffMember,
  aStint,
  someMember,
} from '../../../support/builders/membership.js';
import { anOrganisation } from '../../../support/builders/organisation.js';
import { statementsOf } from '../../../support/count-statements.js';
import { useDatabase } from '../../../support/database.js';
import { onTwoNodes } from '../../../support/two-nodes.js';
import { exported } from '../../../support/exported.js';

const { db } = useDatabase();
const deps = { db, now };

const read = (actor: Actor, slug: Slug) => exported(db, actor, slug);

const accounts = (community: CommunityId) =>
  db
    .selectFrom('audit_entry')
    .select(['actor', 'data'])
    .where('action', '=', 'members.exported')
    .where('community_id', '=', community)
    .execute();

describe('the list of members', () => {
  it('says what those who manage see on the pages, and where somebody belongs only while their card does', async () => {
    const community = await aCommunity(db);
    const manager = actorOf(community.managerId);
    const ada = await someMember(db, 'Ada L.');
    await aGrant(db, { community, memberId: ada, role: 'editor' });
    await aGrant(db, { community, memberId: ada, role: 'facilitator', status: 'offered' });
    const organisationId = await anOrganisation(db);
    const said = { actor: actorOf(ada), organisationId, kind: 'associate' } as const;
    const { id } = await declareAffiliation(deps, said);
    const disclosed = { actor: actorOf(ada), affiliationId: id };
    await discloseAffiliation(deps, { ...disclosed, disclosed: true });
    await aCard(db, { community, memberId: ada, card: typed({ affiliation: id }, 'managers') });

    const line = async () =>
      (await read(manager, community.slug)).find(({ displayName }) => displayName === 'Ada L.');
    const shown = await line();
    expect(shown).toMatchObject({ status: 'active', roles: ['editor'] });
    expect(shown?.affiliation).toEqual(expect.any(String));
    await discloseAffiliation(deps, { ...disclosed, disclosed: false });
    expect(await line()).toMatchObject({ affiliation: undefined });
  });

  it('leaves out whose data are limited, and says who rests or is suspended', async () => {
    const community = await aCommunity(db);
    const [limited, resting, suspended] = [
      await aStint(db, { community, memberId: await someMember(db, 'Zaira Q.') }),
      await aStint(db, { community, memberId: await someMember(db, 'Rosa P.') }),
      await aStint(db, { community, memberId: await someMember(db, 'Sandro S.') }),
    ];
    const officer = await aStaffMember(db, 'privacy_officer');
    const order = { actor: officer, memberId: limited.memberId, reason: 'Contestazione' };
    await limitMember({ ...deps, demandRight }, order);
    await db
      .updateTable('stint')
      .set({ paused_at: new Date() })
      .where('id', '=', resting.id)
      .execute();
    await db
      .updateTable('stint')
      .set({ status: 'suspended' })
      .where('id', '=', suspended.id)
      .execute();
    const lines = await read(actorOf(community.managerId), community.slug);
    const found = new Map(lines.map(({ displayName, status }) => [displayName, status]));
    expect(found.has('Zaira Q.')).toBe(false);
    expect([found.get('Rosa P.'), found.get('Sandro S.')]).toEqual(['resting', 'suspended']);
  });

  it('comes in pages of one statement each, whole and once, and is accounted for once', async () => {
    const community = await aCommunity(db);
    const manager = actorOf(community.managerId);
    await manyMembers(community.id, 1_100);
    let lines: readonly ExportedMember[] = [];
    const statements = await statementsOf(async () => {
      lines = await read(manager, community.slug);
    });
    expect(new Set(lines.map(({ displayName }) => displayName)).size).toBe(1_101);
    expect(lines).toHaveLength(1_101);
    expect(
      statements.filter((text) => text.includes('from stint s join member_public')),
    ).toHaveLength(3);
    const [entry, ...others] = await accounts(community.id);
    expect(others).toEqual([]);
    expect(entry?.actor).toBe(community.managerId);
    expect(entry?.data).toMatchObject({ lines: 1_101, complete: true });
  });

  it('is accounted for with what went out when its reader goes away', async () => {
    const community = await aCommunity(db);
    await manyMembers(community.id, 600);
    const pages = await exportMembers(deps, {
      actor: actorOf(community.managerId),
      slug: community.slug,
    });
    for await (const page of pages) {
      expect(page).toHaveLength(500);
      break;
    }
    const [entry] = await accounts(community.id);
    expect(entry?.data).toMatchObject({ lines: 500, complete: false });
  });

  it('fails for who reads too slowly, so that nobody takes it for whole', async () => {
    const community = await aCommunity(db);
    const actor = actorOf(community.managerId);
    await manyMembers(community.id, 1_100);
    let at = now();
    const slow = { db, now: () => at };
    const pages = await exportMembers(slow, { actor, slug: community.slug });
    expect((await pages.next()).value).toHaveLength(500);
    at = later(at, 31 * minute);
    await expect(pages.next()).rejects.toMatchObject({ code: 'export.time_over' });
    const entries = await accounts(community.id);
    expect(entries.map(({ data }) => data)).toMatchObject([{ lines: 500, complete: false }]);
    const asked = { actor, slug: community.slug, locale: 'it' } as const;
    expect(await readExporting(deps, asked)).toMatchObject({ broken: { at: expect.any(Date) } });
    await read(actor, community.slug);
    expect(await readExporting(deps, asked)).toMatchObject({ broken: undefined });
  });

  it('is accounted for once when its node stopped, by whichever node finds it', async () => {
    const community = await aCommunity(db);
    const at = later(now(), -3 * hour);
    const begun = {
      id: newId<MemberExportId>(),
      communityId: community.id,
      by: community.managerId,
      at,
    } as const;
    await db.transaction().execute((trx) => insertExport(trx, begun));
    await onTwoNodes(db, { table: 'member_export', id: begun.id }, () => closeBrokenExports(deps));
    expect((await accounts(community.id)).map(({ data }) => data)).toEqual([
      { export: begun.id, lines: null, complete: false },
    ]);
  });

  it('is for managers alone, after a fresh proof', async () => {
    const community = await aCommunity(db);
    const { slug } = community;
    for (const role of ['co_manager', 'membership_manager', 'observer'] as const) {
      const { memberId } = await aGrant(db, { community, role });
      await expect(read(actorOf(memberId), slug)).rejects.toMatchObject({ code: 'right.missing' });
    }
    const stale = { authenticatedAt: later(now(), -20 * minute) };
    await expect(read(actorOf(community.managerId, stale), slug)).rejects.toMatchObject({
      code: 'session.not_fresh',
    });
    const weak = actorOf(community.managerId, { level: 'low' });
    await expect(read(weak, slug)).rejects.toMatchObject({ code: 'session.level_too_low' });
    expect(await accounts(community.id)).toEqual([]);
  });

  it('is told of to who belonged then, and to nobody who came later', async () => {
    const community = await aCommunity(db);
    const before = await aStint(db, { community });
    await read(actorOf(community.managerId), community.slug);
    const after = await aStint(db, { community, startedAt: later(now(), minute) });
    const told = async (memberId: typeof before.memberId) =>
      (await listMyExports(deps, { actor: actorOf(memberId), locale: 'it' })).map(
        ({ slug }) => slug,
      );
    expect(await told(before.memberId)).toEqual([community.slug]);
    expect(await told(after.memberId)).toEqual([]);
  });
});

/** Members in bulk, all of the same moment in pairs, so that the key of a page has to tell them apart. */
async function manyMembers(community: CommunityId, count: number): Promise<void> {
  await sql`
    with made as (
      insert into member (id, status, display_name, created_at)
      select gen_random_uuid(), 'active', 'Membro ' || n, now() from generate_series(1, ${count}::integer) n
      returning id
    )
    insert into stint (id, community_id, member_id, status, started_at, join_path, level_at_join, provider_at_join)
    select gen_random_uuid(), ${community}, id, 'active', now() - (row_number() over () / 2) * interval '1 second',
      'open', 'low', 'spid' from made`.execute(db);
}
