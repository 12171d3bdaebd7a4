// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { later, minute, systemClock as now } from '../../../src/kernel/clock.js';
import type { MemberId, Slug } from '../../../src/kernel/ids.js';
import { suspendMembership } from '../../../src/membership/use-cases/measures/suspend-membership.js';
import { aCommunity, aStaffMember, aStint, actorOf } from '../../support/builders/membership.js';
import { useDatabase } from '../../support/database.js';
import { webApp } from '../../support/web-app.js';

const { db } = useDatabase();
const app = webApp(db);
const reason = 'Messaggi offensivi, più volte';

interface Place {
  readonly slug: Slug;
  readonly memberId: MemberId;
  readonly managerId: MemberId;
  readonly staffId: MemberId;
}

async function aPlace(): Promise<Place> {
  const community = await aCommunity(db);
  const { memberId } = await aStint(db, { community });
  const { memberId: staffId } = await aStaffMember(db);
  return { ...community, memberId, staffId };
}

async function aMeasure({ slug, memberId, managerId }: Place): Promise<string> {
  const order = {
    actor: actorOf(managerId),
    slug,
    memberId,
    reason,
    reasonCode: 'conduct',
    days: 3,
  };
  await suspendMembership({ db, now }, { ...order, reasonCode: 'conduct' });
  const row = await db
    .selectFrom('measure')
    .select('id')
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  return row.id;
}

const about = { code: 'conduct', reason };
const file = ({ slug, memberId }: Place) => `/c/${slug}/manage/members/${memberId}`;
const forms: readonly {
  readonly name: string;
  readonly page: (place: Place) => string;
  readonly action: (place: Place) => string | Promise<string>;
  readonly fields: Readonly<Record<string, string>>;
  readonly by: 'managerId' | 'staffId';
}[] = [
  {
    name: 'a suspension',
    page: file,
    action: (p) => `${file(p)}/suspend`,
    fields: { ...about, days: '3' },
    by: 'managerId',
  },
  {
    name: 'a removal',
    page: file,
    action: (p) => `${file(p)}/remove`,
    fields: about,
    by: 'managerId',
  },
  {
    name: 'a ban',
    page: file,
    action: (p) => `${file(p)}/ban`,
    fields: { ...about, days: '' },
    by: 'managerId',
  },
  {
    name: 'the lifting of a measure',
    page: ({ slug }) => `/c/${slug}/manage/measures`,
    action: async (p) => `/c/${p.slug}/manage/measures/${await aMeasure(p)}/lift`,
    fields: { reason: 'Ha chiesto scusa a tutti' },
    by: 'managerId',
  },
  {
    name: 'an end that has no form of its own to put it back into',
    page: ({ slug }) => `/staff/communities/${slug}`,
    action: ({ slug }) => `/staff/communities/${slug}/archive`,
    fields: { reason },
    by: 'staffId',
  },
];

describe('a page with several forms', () => {
  it.each(forms)(
    'gives back what was typed for $name, once',
    async ({ page, action, fields, by }) => {
      const place = await aPlace();
      const [here, to] = [page(place), await action(place)];
      const stale = app.signIn(actorOf(place[by], { authenticatedAt: later(now(), -20 * minute) }));
      const asked = await request(app.app)
        .post(to)
        .type('form')
        .set({
          Accept: 'text/html',
          'Accept-Language': 'it',
          Cookie: stale,
          'Sec-Fetch-Site': 'same-origin',
        })
        .set('Host', 'piazza.test')
        .set('Referer', `http://piazza.test${here}`)
        .send(fields)
        .expect(403);
      expect(asked.text).toContain('non va perso');

      const draft = String(asked.headers['set-cookie']).split(';')[0];
      const fresh = app.signIn(actorOf(place[by]));
      const open = () =>
        request(app.app)
          .get(here)
          .set({ Accept: 'text/html', 'Accept-Language': 'it', Cookie: `${fresh}; ${draft}` })
          .expect(200);
      expect((await open()).text).toContain(fields['reason']);
      expect((await open()).text).not.toContain(`${fields['reason']}</`);
    },
  );
});
