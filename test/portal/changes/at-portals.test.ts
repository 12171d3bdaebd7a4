// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import {
  appendEvent,
  eventTypes,
  type EventType,
  type NewEvent,
} from '../../../src/database/outbox.js';
import { relayOnce } from '../../../src/database/relay.js';
import { systemClock as now } from '../../../src/kernel/clock.js';
import { logoutReasons } from '../../../src/portal/domain/settings.js';
import { memberTypes, toldTypes } from '../../../src/portal/domain/told-types.js';
import { atPortals } from '../../../src/portal/use-cases/changes/at-portals.js';
import { placeNames } from '../../../src/portal/use-cases/changes/tell-names.js';
import { newId, type Slug } from '../../../src/kernel/ids.js';
import { queueLosses } from '../../../src/portal/use-cases/logouts/queue-losses.js';
import { aCommunity, someMember } from '../../support/builders/membership.js';
import { aPortal, aSession } from '../../support/builders/portal.js';
import { useDatabase } from '../../support/database.js';
import { knownTo } from '../../support/portal/webhooks.js';

const { db } = useDatabase();

/** One event of every type, written down and in its place; by id. */
async function oneOfEach(data: Readonly<Record<string, string>>) {
  const [subject, { id: community }] = [await someMember(db), await aCommunity(db)];
  const { clientId: portal, sector } = await aPortal(db);
  await knownTo(db, sector, subject);
  const types = new Map<string, EventType>();
  for (const type of eventTypes) {
    const at = now();
    const id = await db
      .transaction()
      .execute((trx) =>
        appendEvent(trx, { type, at, subject, community, data: { ...data, portal } }),
      );
    await sql`insert into subject_change values (${id}, 'sector', 'former', 'sub', null, ${at})`.execute(
      db,
    );
    types.set(id, type);
  }
  await relayOnce(db, [placeNames]);
  return types;
}

/** What the views of what is told show of them, by type. */
async function shown(types: ReadonlyMap<string, EventType>) {
  const ids = [...types.keys()];
  const inCommunities = db.selectFrom('portal_event').select(['id', 'type']).where('id', 'in', ids);
  const ofMembers = db
    .selectFrom('told_whole_change')
    .select(['id', 'type'])
    .where('id', 'in', ids);
  const ofOnePortal = db
    .selectFrom('told_withdrawal')
    .select(['id', 'type'])
    .where('id', 'in', ids);
  const rows = [
    ...(await inCommunities.execute()),
    ...(await ofMembers.execute()),
    ...(await ofOnePortal.execute()),
  ];
  return new Map(rows.map(({ id, type }) => [types.get(id), type]));
}

describe('what an event is to portals', () => {
  it('is told as the view of their events tells it', async () => {
    const told = eventTypes.flatMap((type) => {
      const name = atPortals[type].told;
      return name === undefined ? [] : [[type, name] as const];
    });
    expect(await shown(await oneOfEach({ role: 'moderator', was: 'active' }))).toEqual(
      new Map(told),
    );
    expect(new Set(told.map(([, name]) => name))).toEqual(new Set(toldTypes));
  });

  it('is nothing where a role or a delegation was only offered, or was that of a contact person', async () => {
    const offered = await shown(await oneOfEach({ role: 'moderator', was: 'offered' }));
    for (const type of ['role.ended', 'delegate.ended'] as const) {
      expect(offered.has(type)).toBe(false);
    }
    const contacts = await shown(await oneOfEach({ role: 'contact_person', was: 'active' }));
    expect(new Set(contacts.values())).toEqual(new Set(memberTypes));
  });
});

/** A portal that asks for every reason, at which somebody is signed in. */
async function listening(served: readonly Slug[] | 'all') {
  const portal = await aPortal(db, {
    communities: served,
    logout: { kind: 'back_channel', uri: 'https://portal.example/logout', on: [...logoutReasons] },
  });
  const subject = await someMember(db);
  const session = await aSession(db, { memberId: subject });
  await db
    .insertInto('session_client')
    .values({
      session_id: session,
      client_id: portal.clientId,
      oidc_session_uid: newId(),
      member_id: subject,
      sid: newId(),
      created_at: now(),
    })
    .execute();
  /** Why the session ends by an event, if it does. */
  const ends = async (event: Omit<NewEvent, 'at' | 'subject'>) => {
    await db.transaction().execute((trx) => appendEvent(trx, { ...event, at: now(), subject }));
    await relayOnce(db, [queueLosses]);
    const { rows } = await sql<{ cause: string }>`
      delete from logout_delivery where client_id = ${portal.clientId} returning cause`.execute(db);
    return rows[0]?.cause;
  };
  return { ends };
}

describe('the sessions of who loses or changes something', () => {
  it.each([
    ['active', { 'role.ended': 'role_changed', 'delegate.ended': 'role_changed' }],
    ['overrun', { 'role.renewed': 'role_changed' }],
    ['offered', {}],
  ])('end by these events and no others where it was %s before', async (was, more) => {
    const { id: community, slug } = await aCommunity(db);
    const { ends } = await listening([slug]);
    const found: Partial<Record<EventType, string>> = {};
    for (const type of eventTypes) {
      const cause = await ends({ type, community, data: { role: 'moderator', was } });
      if (cause !== undefined) found[type] = cause;
    }
    expect(found).toEqual({
      'stint.ended': 'left',
      'stint.suspended': 'suspended',
      'stint.resumed': 'role_changed',
      'stint.paused': 'role_changed',
      'stint.unpaused': 'role_changed',
      'role.started': 'role_changed',
      'role.overrun': 'role_changed',
      'group.joined': 'role_changed',
      'group.left': 'role_changed',
      'delegate.started': 'role_changed',
      'staff.started': 'role_changed',
      'staff.ended': was === 'active' ? 'role_changed' : undefined,
      ...more,
    });
  });

  it('go on when somebody becomes, or is no longer, a contact person', async () => {
    const { id: community } = await aCommunity(db);
    const { ends } = await listening('all');
    const data = { role: 'contact_person', was: 'active' };
    expect(await ends({ type: 'role.started', community, data })).toBeUndefined();
    expect(await ends({ type: 'role.ended', community, data })).toBeUndefined();
  });

  it('end by a change of roles on the platform at portals of all communities only', async () => {
    const { slug } = await aCommunity(db);
    const data = { role: 'regional_staff', was: 'active' };
    const causes = ['staff.started', 'staff.ended'] as const;
    for (const type of causes) {
      expect(await (await listening('all')).ends({ type, data })).toBe('role_changed');
      expect(await (await listening([slug])).ends({ type, data })).toBeUndefined();
    }
  });
});
