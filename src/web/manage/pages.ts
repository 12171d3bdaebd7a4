// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestHandler } from 'express';
import { parseSlug } from '../../kernel/ids.js';
import type { Permission } from '../../membership/domain/permissions.js';
import { listRightsIn, type RightsIn } from '../../membership/use-cases/settings/list-rights-in.js';
import type { WebDeps } from '../deps.js';

type Rights = readonly Permission[];
const deciding: Rights = ['membership.decide'];
// Whoever only appoints does so beside the members.
const appointing: Rights = ['membership.decide', 'role.offer:manager'];
const measures: Rights = ['membership.decide', 'membership.suspend'];
const policy: Rights = ['community.edit_policy'];

/**
 * The pages of one community's managers, under its address, each with the rights of which one opens it, in the
 * order in which they are listed. Some the staff opens too while it prepares the community.
 */
const pages = [
  { path: '/manage', text: 'manage.nav.requests', rights: deciding },
  { path: '/manage/members', text: 'manage.nav.members', rights: appointing },
  { path: '/manage/invitations', text: 'manage.nav.invitations', rights: ['membership.invite'] },
  { path: '/manage/form', text: 'manage.nav.form', rights: ['form.edit'] },
  { path: '/manage/terms', text: 'manage.nav.terms', rights: ['terms.publish'] },
  { path: '/groups', text: 'groups.title', rights: ['community.read'] },
  {
    path: '/manage/settings',
    text: 'manage.nav.settings',
    rights: ['community.edit_text'],
    whilePreparing: true,
  },
  { path: '/manage/policy', text: 'manage.nav.policy', rights: policy, whilePreparing: true },
  { path: '/manage/seats', text: 'seats.title', rights: measures },
  { path: '/manage/links', text: 'links.title', rights: policy },
  { path: '/manage/term', text: 'term.title', rights: policy },
  { path: '/manage/age', text: 'ages.title', rights: policy, whilePreparing: true },
  { path: '/manage/card', text: 'card.fields.title', rights: policy, whilePreparing: true },
  { path: '/manage/measures', text: 'measures.title', rights: measures },
  { path: '/manage/roles', text: 'manage.nav.roles', rights: appointing },
] as const satisfies readonly {
  path: string;
  text: string;
  rights: Rights;
  whilePreparing?: true;
}[];
export type ManagePage = (typeof pages)[number];

function pagesFor({ rights: held, isDraft }: RightsIn): readonly ManagePage[] {
  const prepares = isDraft && held.includes('community.approve');
  return pages.filter(
    (page) =>
      page.rights.some((right) => held.includes(right)) || (prepares && 'whilePreparing' in page),
  );
}

/** Reads once per request which of them the viewer may open, for the list of pages. */
export const readManagePages =
  (deps: Pick<WebDeps, 'db'>): RequestHandler<{ slug: string }> =>
  async (req, _res, next) => {
    const slug = parseSlug(req.params.slug);
    if (slug && req.viewer) {
      const { actor } = req.viewer;
      req.managePages = pagesFor(await listRightsIn(deps, { actor, slug }));
    }
    next();
  };
