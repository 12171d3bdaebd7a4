// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { day, later } from '../../../src/kernel/clock.js';
import { newId, trustId, type MemberId, type Slug } from '../../../src/kernel/ids.js';
import type { Community, CommunityText } from '../../../src/membership/domain/community.js';
import type { JoinPath } from '../../../src/membership/domain/joining/ways.js';
import type { CommunityRole, PlatformRole } from '../../../src/membership/domain/permissions.js';
import { cardFields } from '../../../src/membership/domain/cards/card.js';
import { optionalRoles } from '../../../src/membership/domain/roles/in-use.js';
import type { RoleGrant } from '../../../src/membership/domain/role-grant.js';
import type { Stint } from '../../../src/membership/domain/stint.js';
import { termEnd } from '../../../src/membership/domain/terms.js';
import { insertCommunity, setCommunityStatus } from '../../../src/membership/store/communities.js';
import { insertGrant } from '../../../src/membership/store/grants.js';
import { insertStint } from './insert-stint.js';

let made = 0;
const next = (): number => (made += 1);

/** A member with a way in that proves them, for tests that need nobody in particular. */
export async function someMember(db: Db, displayName = `Persona ${next()}`): Promise<MemberId> {
  const id = newId<MemberId>();
  const row = { id, status: 'active', display_name: displayName, created_at: new Date() } as const;
  await db.insertInto('member').values(row).execute();
  await aCard(db, id);
  return id;
}

/** A way in of the highest level: roles begin only for those who have one that reaches. */
export async function aCard(db: Db, memberId: MemberId): Promise<void> {
  const at = new Date();
  await db
    .insertInto('identity')
    .values({
      id: newId(),
      member_id: memberId,
      issuer: 'https://cie.example',
      subject: memberId,
      kind: 'cie',
      provider: 'cie',
      class: 'proven',
      level: 'high',
      label: 'CIE',
      linked_at: at,
      last_used_at: at,
    })
    .execute();
}

/** Somebody who has just signed in with SPID at level 2. */
export const actorOf = (memberId: MemberId, overrides: Partial<Actor> = {}): Actor => ({
  memberId,
  level: 'substantial',
  provider: 'spid',
  authenticatedAt: new Date(),
  ...overrides,
});

export const someActor = async (db: Db, overrides: Partial<Actor> = {}): Promise<Actor> =>
  actorOf(await someMember(db), overrides);

type CommunityOverrides = Partial<Community> & {
  /** For a single way in without conditions of its own. */
  readonly joinPath?: JoinPath;
  readonly texts?: Partial<Record<'it' | 'en', CommunityText>>;
};

/** An active, public, open community with one manager and every role in use, unless told otherwise; a draft has no manager. */
export async function aCommunity(
  db: Db,
  { texts, ...overrides }: CommunityOverrides = {},
): Promise<Community & { readonly managerId: MemberId }> {
  const community = communityWith(overrides);
  const { id, slug, status } = community;
  const it = { name: `Comunità ${slug}`, summary: 'Una prova', howToJoin: 'Aderisci' };
  await db.transaction().execute(async (trx) => {
    await insertCommunity(trx, { ...community, status: 'draft' });
    for (const [lang, text] of Object.entries({ it, ...texts })) {
      const { name, summary, howToJoin } = text;
      await trx
        .insertInto('community_text')
        .values({
          community_id: id,
          lang: lang === 'en' ? 'en' : 'it',
          name,
          summary,
          how_to_join: howToJoin,
        })
        .execute();
    }
  });
  const managerId = await someMember(db);
  if (status === 'draft') return { ...community, managerId };
  await aGrant(db, { community, memberId: managerId, role: 'manager' });
  await db.transaction().execute((trx) => setCommunityStatus(trx, id, status));
  return { ...community, activeManagers: 1, managerId };
}

function communityWith({
  joinPath = 'open',
  ...overrides
}: Partial<Community> & { readonly joinPath?: JoinPath }): Community {
  return {
    id: newId(),
    slug: trustId<Slug>(`comunita-${next()}`),
    status: 'active',
    audience: 'open',
    visibility: 'public',
    participation: 'members',
    memberList: 'members',
    ways: joinPath === 'closed' ? [] : [{ path: joinPath }],
    minimumLevel: 'low',
    admittedProviders: undefined,
    coolDownDays: 30,
    serviceDays: 15,
    topics: [],
    province: undefined,
    contact: undefined,
    homeUrl: undefined,
    furtherRoles: optionalRoles,
    cardFields,
    activeManagers: 0,
    createdAt: new Date(),
    ...overrides,
  };
}

type Where = { readonly community: Pick<Community, 'id'> };

/** A live membership; makes the member too, unless one is named. */
export async function aStint(
  db: Db,
  { community, memberId, ...overrides }: Where & Partial<Stint>,
): Promise<Stint> {
  const stint: Stint = {
    id: newId(),
    communityId: community.id,
    memberId: memberId ?? (await someMember(db)),
    path: 'open',
    requestId: undefined,
    level: 'substantial',
    provider: 'spid',
    startedAt: later(new Date(), -90 * day),
    ...overrides,
  };
  await db.transaction().execute((trx) => insertStint(trx, stint));
  return stint;
}

/** A role held now (or in the status asked for), signed by somebody else; makes the membership where it lacks. */
export async function aGrant(
  db: Db,
  { community, memberId, role, ...overrides }: Where & { role: CommunityRole } & Partial<RoleGrant>,
): Promise<RoleGrant> {
  const stint = await stintOf(db, { community, memberId });
  const granter = overrides.grantedBy ?? (await someMember(db));
  const from = later(new Date(), -day);
  const active = overrides.status === undefined || overrides.status === 'active';
  const grant: RoleGrant = {
    id: newId(),
    stintId: stint.id,
    communityId: community.id,
    memberId: trustId(stint.memberId),
    role,
    status: 'active',
    offeredBy: overrides.status === 'proposed' ? undefined : granter,
    grantedBy: active ? granter : undefined,
    founder: false,
    message: '',
    months: 12,
    validFrom: active ? from : undefined,
    validUntil: active ? termEnd(from, 12) : undefined,
    createdAt: from,
    ...overrides,
  };
  await db.transaction().execute((trx) => insertGrant(trx, grant));
  return grant;
}

async function stintOf(
  db: Db,
  { community, memberId }: Where & { memberId: MemberId | undefined },
): Promise<{ id: Stint['id']; memberId: MemberId }> {
  const row =
    memberId &&
    (await db
      .selectFrom('stint')
      .select('id')
      .where('community_id', '=', community.id)
      .where('member_id', '=', memberId)
      .where('ended_at', 'is', null)
      .executeTakeFirst());
  if (row) return { id: trustId(row.id), memberId };
  return aStint(db, { community, ...(memberId ? { memberId } : {}) });
}

/** Somebody in office on the platform, confirmed by another. */
export async function aStaffMember(
  db: Db,
  role: PlatformRole = 'regional_staff',
  memberId?: MemberId,
): Promise<Actor> {
  const holder = memberId ?? (await someMember(db));
  const at = new Date();
  await db
    .insertInto('platform_grant')
    .values({
      id: newId(),
      role,
      status: 'active',
      member_id: holder,
      confirmed_by: await someMember(db),
      created_at: at,
      started_at: at,
      valid_until: termEnd(at, 12),
    })
    .execute();
  return actorOf(holder);
}
