// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { readPersonas } from '../../../src/cli/demo/personas.js';
import { fiscalCodeOf } from '../../../src/cli/seed/fiscal-code.js';
import { joinDates } from '../../../src/cli/seed/growth.js';
import { createChance } from '../../../src/cli/seed/chance.js';
import { makePeople } from '../../../src/cli/seed/people.js';
import { seedDemo, type Seeded } from '../../../src/cli/seed/seed-demo.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { isItalianFiscalCode } from '../../../src/kernel/fiscal-code.js';
import { listCommunities } from '../../../src/membership/use-cases/list-communities.js';
import { useDatabase } from '../../support/database.js';

const { db, pool } = useDatabase();
const hmacOf = (value: string): Buffer => createHmac('sha256', 'test').update(value).digest();
const personKeys = {
  hash: (_: string, value: string) => [{ version: 'test', hmac: hmacOf(value) }],
};
const deps = { pool, now, personKeys, personas: readPersonas() };
let first: Seeded;

beforeAll(async () => {
  first = await seedDemo(deps);
});

const rolesOf = async (fiscalNumber: string): Promise<string[]> => {
  const { member_id: id } = await db
    .selectFrom('person_key')
    .select('member_id')
    .where('hmac', '=', hmacOf(`IT:${fiscalNumber}`))
    .executeTakeFirstOrThrow();
  const here = await db
    .selectFrom('live_role')
    .innerJoin('community', 'community.id', 'live_role.community_id')
    .select(['community.slug', 'live_role.role'])
    .where('live_role.member_id', '=', id)
    .execute();
  const platform = await db
    .selectFrom('platform_grant')
    .select('role')
    .where('member_id', '=', id)
    .where('status', '=', 'active')
    .execute();
  return [
    ...here.map(({ slug, role }) => `${slug}:${role}`),
    ...platform.map(({ role }) => role),
  ].toSorted();
};

describe('the demonstration region', () => {
  it('has some six hundred people and nine communities, and is made once', async () => {
    expect(first).toMatchObject({ seeded: true, communities: 9 });
    expect(first.members).toBeGreaterThan(600);
    expect(await seedDemo(deps)).toEqual({ seeded: false, members: 0, communities: 0 });
  });

  it('shows its communities, the largest with more than five hundred members, the hidden one to nobody', async () => {
    const { items } = await listCommunities({ db }, { locale: 'it' });
    const members = Object.fromEntries(items.map(({ slug, members: count }) => [slug, count]));
    expect(Object.keys(members)).toHaveLength(8);
    expect(members['cdpp']).toBeGreaterThan(580);
    expect(members['garanti-partecipazione']).toBeGreaterThan(25);
    expect(items.find(({ slug }) => slug === 'cdpp')?.programmes).toEqual([
      { slug: 'step', name: 'STEP – Strategie Territoriali di Partecipazione' },
    ]);
  });

  it('has terms in one community, which whoever joins accepts and its members have accepted', async () => {
    const { rows } = await pool.query<{
      slug: string;
      texts: number;
      owing: number;
      owed: number;
    }>(`
      select c.slug, (select count(*)::int from terms_text t where t.version_id = v.id) as texts,
        (select count(*)::int from stint s where s.community_id = c.id and s.ended_at is null
          and exists (select from terms_owed(s.member_id, c.id, now()))) as owing,
        (select count(*)::int from terms_owed(gen_random_uuid(), c.id, now())) as owed
      from terms_version v join community c on c.id = v.community_id`);
    expect(rows).toEqual([{ slug: 'giovani-generazioni', texts: 2, owing: 0, owed: 1 }]);
  });

  it('has organisations, one with somebody who answers for it, and a way in for those who belong', async () => {
    const { rows } = await pool.query(`
      select o.name, count(distinct g.id) as representatives, count(distinct a.id) as people
      from organisation o left join organisation_grant g on g.organisation_id = o.id
      left join affiliation a on a.organisation_id = o.id group by o.id order by o.name`);
    expect(rows).toMatchObject([
      { name: 'Associazione Insieme (demo)', representatives: 1, people: 3 },
      { name: 'Cooperativa Le Querce (demo)', representatives: 0, people: 0 },
      { name: 'Gruppo di cammino del parco (demo)', representatives: 0, people: 0 },
    ]);
    const { rows: ways } = await pool.query(
      `select slug from community where join_ways @> '[{"affiliation": {}}]'`,
    );
    expect(ways).toEqual([{ slug: 'amministratori-locali' }]);
  });

  it('has a seat of the association, and somebody who acts for it', async () => {
    const { rows } = await pool.query(`
      select c.slug, o.name, count(d.delegate_id) as delegates
      from seat e join organisation o on o.id = e.organisation_id join community c on c.id = e.community_id
      left join live_delegate d on d.community_id = e.community_id
      where e.status = 'held' group by c.slug, o.name`);
    expect(rows).toEqual([{ slug: 'cdpp', name: 'Associazione Insieme (demo)', delegates: 1 }]);
  });

  it('can be shown: who leads a programme, one that lives elsewhere, a link, groups, a dispute to decide', async () => {
    const { rows } = await pool.query(`
      select (select m.display_name from programme_grant g join member m on m.id = g.member_id where g.status = 'active') as lead,
        (select slug from community where kind = 'external' and status = 'active') as elsewhere,
        (select count(*) from community_link where status = 'accepted') as links,
        (select count(distinct group_id) from group_member) as groups,
        (select count(*) from dispute_message join dispute d on d.id = dispute_id where d.status = 'open') as messages`);
    expect(rows).toEqual([
      {
        lead: 'Marco F.',
        elsewhere: 'partecipazione-bassa-reggiana',
        links: 1,
        groups: 2,
        messages: 2,
      },
    ]);
  });

  it('counts what is there', async () => {
    const { rows } = await pool.query(`
      select c.slug from community c
      left join member_count k on k.community_id = c.id
      where c.kind = 'own' and k.members is distinct from
        (select count(*) from stint s where s.community_id = c.id and s.ended_at is null)`);
    expect(rows).toEqual([]);
  });

  it('gives the personas their roles, to be found by their fiscal numbers', async () => {
    expect(await rolesOf('FRRMRC75P30M991B')).toEqual([
      'cdpp:manager',
      'garanti-partecipazione:manager',
    ]);
    expect(await rolesOf('MNTLNE81A62M992D')).toEqual([
      'regional_staff',
      'team-partecipazione:manager',
    ]);
    expect(await rolesOf('NREPLA70H05M993F')).toEqual(['platform_admin']);
    expect(await rolesOf('GTTSRA79S57M994D')).toEqual(['platform_admin']);
  });

  it('tells nobody of what nobody did', async () => {
    expect(await db.selectFrom('outbox').select('id').execute()).toEqual([]);
  });

  it('has requests, an offer and a proposal that wait', async () => {
    const requests = await db.selectFrom('join_request').select('id').execute();
    const open = await db
      .selectFrom('role_grant')
      .select('status')
      .where('status', 'in', ['offered', 'proposed'])
      .execute();
    expect(requests.length).toBe(7);
    expect(new Set(open.map(({ status }) => status))).toEqual(new Set(['offered', 'proposed']));
  });
});

describe('invented people', () => {
  it('have valid fiscal codes of places that do not exist, each their own', () => {
    const growth: [string, number][] = [
      ['2020-01-01', 1],
      ['2024-01-01', 700],
    ];
    const arrivals = joinDates(createChance(1), { growth }, new Date('2026-01-01'));
    const codes = makePeople(createChance(2), arrivals).map(({ fiscalCode }) => fiscalCode);

    expect(codes.every(isItalianFiscalCode)).toBe(true);
    expect(codes.every((code) => /M9[0-8]\d.$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('are the same in every run', () => {
    const arrivals = [new Date('2020-01-01'), new Date('2020-01-02')];
    const make = () => makePeople(createChance(7), arrivals);
    expect(make()).toEqual(make());
  });

  it.each([
    ['Giulia', 'Bassi', 'F', '1988-04-12', 'M990', 'BSSGLI88D52M990F'],
    ['Marco', 'Ferri', 'M', '1975-09-30', 'M991', 'FRRMRC75P30M991B'],
    ['Paolo', 'Neri', 'M', '1970-06-05', 'M993', 'NREPLA70H05M993F'],
  ] as const)(
    'are coded as the law says: %s %s',
    (...[given, family, gender, day, place, code]) => {
      const birth = { givenName: given, familyName: family, gender, birthdate: day, place };
      expect(fiscalCodeOf(birth)).toBe(code);
    },
  );

  it('has a few members who present themselves, and are found', async () => {
    const { rows } = await pool.query(
      `select c.slug, count(*) as cards from card k join community c on c.id = k.community_id
       where k.words_members @@ '''skills:facilitazione'''::tsquery group by c.slug`,
    );
    expect(rows).toEqual([{ slug: 'cdpp', cards: 2 }]);
  });
});
