// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../src/database/database.js';
import type { MemberId } from '../../../src/kernel/ids.js';
import { aCommunity, aStint } from '../builders/membership.js';
import { aPortal } from '../builders/portal.js';
import { callApi, portalToken } from './api.js';
import type { PortalApp } from './app.js';
import { knownTo } from './webhooks.js';

export interface ListedMember {
  readonly subject: string;
  readonly member: boolean;
  readonly since: string;
  readonly roles: readonly { readonly code: string }[];
}

/** The moment at which the member of a number joined. */
export const joined = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 0, minute));

/** A portal that serves one community, some of whose members it knows; they joined after as many strangers. */
export async function aServedCommunity(
  { db, app }: { db: Db; app: PortalApp },
  { known = 0, strangers = 0 }: { known?: number; strangers?: number },
) {
  const community = await aCommunity(db);
  const portal = await aPortal(db, { communities: [community.slug] });
  const token = await portalToken(app, portal);
  const members: { memberId: MemberId; sub: string }[] = [];
  for (let made = 0; made < known + strangers; made += 1) {
    const { memberId } = await aStint(db, { community, startedAt: joined(made) });
    if (made < strangers) continue;
    members.push({ memberId, sub: await knownTo(db, portal.sector, memberId) });
  }
  const get = async (path: string) => callApi(app, 'GET', path, { token });
  const list = async (query = '') => {
    const { body } = await get(`/communities/${community.slug}/members?${query}`);
    return {
      items: body['items'] as readonly ListedMember[],
      next: body['next'] as string | null,
      asOf: String(body['as_of']),
    };
  };
  const digest = async (query = '') =>
    (await get(`/communities/${community.slug}/digest?${query}`)).body;
  return { community, portal, token, members, get, list, digest };
}

export const subjectsOf = (items: readonly ListedMember[]): readonly string[] =>
  items.map(({ subject }) => subject);
