// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.js';
import { systemClock as now } from '../../src/kernel/clock.js';
import { trustId } from '../../src/kernel/ids.js';
import { accountKinds } from '../../src/mail/kinds/account.js';
import { belongingKinds } from '../../src/mail/kinds/belonging.js';
import { communityKinds } from '../../src/mail/kinds/community.js';
import { noticeKinds } from '../../src/mail/kinds/index.js';
import type { Place } from '../../src/mail/kinds/kind.js';
import { organisationKinds } from '../../src/mail/kinds/organisations.js';
import { reportKinds } from '../../src/mail/kinds/reports.js';
import { roleKinds } from '../../src/mail/kinds/roles.js';
import { noticeKindNames, type NoticeKind } from '../../src/mail/template.js';
import { leaveCommunity } from '../../src/membership/use-cases/leave-community.js';
import {
  aCommunity,
  aStaffMember,
  aStint,
  actorOf,
  someActor,
} from '../support/builders/membership.js';
import { useDatabase } from '../support/database.js';
import { addressees, type Addressee } from '../support/notice-addressees.js';
import { get, webApp, type WebApp } from '../support/web-app.js';
import { webWorld } from '../support/web-world.js';

const { db } = useDatabase();
type Reader = { readonly actor: Actor | undefined; readonly place: Place };
let app: WebApp;
let readers: Readonly<Record<Addressee, Reader>>;

beforeAll(async () => {
  app = webApp(db);
  const { open, founding, ids, ...world } = await webWorld(db);
  const hidden = await aCommunity(db, { visibility: 'hidden' });
  const { member_id: judged } = await db
    .selectFrom('measure')
    .select('member_id')
    .where('id', '=', ids.measure)
    .executeTakeFirstOrThrow();
  const { memberId: leaver } = await aStint(db, { community: open });
  await leaveCommunity({ db, now }, { actor: actorOf(leaver), slug: open.slug });
  const nowhere: Place = {
    isOwn: false,
    slug: undefined,
    hidden: false,
    organisation: undefined,
    measure: undefined,
    appeal: undefined,
    dispute: undefined,
    report: undefined,
    request: undefined,
  };
  const here = { ...nowhere, slug: open.slug };
  const { measure, appeal, dispute } = ids;
  const own = { ...nowhere, isOwn: true };
  readers = {
    anybody: { actor: await someActor(db), place: { ...here, isOwn: true } },
    nobody: { actor: undefined, place: own },
    outsideHidden: {
      actor: await someActor(db),
      place: { ...own, slug: hidden.slug, hidden: true },
    },
    member: { actor: world.member, place: { ...here, isOwn: true } },
    leaver: { actor: actorOf(leaver), place: { ...here, isOwn: true } },
    judged: { actor: actorOf(trustId(judged)), place: { ...here, isOwn: true, measure, appeal } },
    promoter: { actor: world.member, place: { ...nowhere, request: founding.questioned } },
    founder: { actor: world.manager, place: { ...own, request: founding.questioned } },
    representative: { actor: world.member, place: { ...here, organisation: ids.seated } },
    manager: {
      actor: world.manager,
      place: { ...here, measure, appeal, dispute, report: ids.report },
    },
    staff: {
      actor: world.staff,
      place: {
        ...here,
        measure,
        appeal,
        report: ids.objection,
        request: founding.signed,
        organisation: ids.organisation,
      },
    },
    staffEverywhere: { actor: world.staff, place: { ...nowhere, measure, appeal } },
    officer: { actor: await aStaffMember(db, 'privacy_officer'), place: here },
    administrator: { actor: world.administrator, place: nowhere },
    inOffice: { actor: await aStaffMember(db, 'support'), place: own },
  };
});

describe('the link of a mail', () => {
  const rows = noticeKindNames.flatMap((kind) =>
    addressees[kind].map((who): [NoticeKind, Addressee] => [kind, who]),
  );

  it.each(rows)('%s opens a page for %s', async (kind, who) => {
    const { actor, place } = readers[who];
    await get(app, noticeKinds[kind].path(place), actor && app.signIn(actor)).expect(200);
  });

  it('is never guessed where the notice lacks what it is made of', () => {
    const { place } = readers.administrator;
    for (const kind of ['role_started', 'seat_offered', 'ban_imposed', 'dispute_opened'] as const) {
      expect(() => noticeKinds[kind].path(place)).toThrow('a notice names no');
    }
  });

  it('is decided in one place for each kind', () => {
    const areas = [
      accountKinds,
      belongingKinds,
      communityKinds,
      roleKinds,
      organisationKinds,
      reportKinds,
    ];
    const decided = areas.flatMap((area) => Object.keys(area));
    expect(decided.toSorted()).toEqual([...noticeKindNames].toSorted());
  });
});
