// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CommunityId, Slug } from '../../../src/kernel/ids.js';
import { callApi } from './api.js';
import type { PortalApp } from './app.js';
import { callScim } from './scim.js';

/** A portal with its own token, and a community that it serves. */
export interface Asking {
  readonly app: PortalApp;
  readonly token: string;
  readonly community: { readonly id: CommunityId; readonly slug: Slug };
}

/** All that a portal can ask by itself about a subject, as it is answered; the subject itself reads `<sub>`. */
export async function askAll({ app, token, community }: Asking, subject: string) {
  const { slug, id } = community;
  const question = {
    subject: { type: 'member', id: subject },
    action: { name: 'moderator' },
    resource: { type: 'community', id: slug },
  };
  const post = async (path: string, body: object) =>
    (await callApi(app, 'POST', path, { token, body })).body;
  const said = (status: number, body: object) =>
    [status, JSON.stringify(body).replaceAll(subject, '<sub>')] as const;
  const read = async (path: string) => {
    const { status, body } = await callApi(app, 'GET', path, { token });
    const { as_of: _place, instance: _here, ...rest } = body;
    return said(status, rest);
  };
  const scim = async (path: string) => {
    const { status, body } = await callScim(app, { token }, path);
    return said(status, body);
  };
  return {
    check: await post('/check', question),
    batch: await post('/check/batch', { evaluations: [question, question] }),
    list: await read(`/communities/${slug}/members`),
    holders: await read(`/communities/${slug}/members?role=moderator`),
    one: await read(`/communities/${slug}/members/${subject}`),
    digest: await read(`/communities/${slug}/digest`),
    memberships: await read(`/members/${subject}/memberships`),
    stints: await read(`/members/${subject}/stints`),
    users: await scim('/Users'),
    user: await scim(`/Users/${subject}`),
    named: await scim(`/Users?filter=userName%20eq%20%22${subject}%22`),
    groups: await scim(`/Groups?filter=members%20eq%20%22${subject}%22`),
    group: await scim(`/Groups/${id}/members`),
  };
}
