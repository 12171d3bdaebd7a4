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

const people = 'manage.part.people';
const joining = 'manage.part.joining';
const community = 'manage.part.community';

/**
 * The pages of one community's managers, under its address, each with the rights of which one opens it, in the
 * order in which they are listed. Some the staff opens too while it prepares the community.
 */
const pages = [
  { part: people, path: '/manage', text: 'manage.nav.requests', rights: deciding },
  { part: people, path: '/manage/members', text: 'manage.nav.members', rights: appointing },
  { part: people, path: '/manage/export', text: 'exporting.title', rights: ['member.export'] },
  {
    part: people,
    path: '/manage/invitations',
    text: 'manage.nav.invitations',
    rights: ['membership.invite'],
  },
  { part: people, path: '/manage/measures', text: 'measures.title', rights: measures },
  { part: people, path: '/manage/reports', text: 'reports.title', rights: ['report.handle'] },
  { part: people, path: '/manage/roles', text: 'manage.nav.roles', rights: appointing },
  { part: people, path: '/manage/seats', text: 'seats.title', rights: measures },
  {
    part: joining,
    path: '/manage/policy',
    text: 'manage.nav.policy',
    rights: policy,
    whilePreparing: true,
  },
  { part: joining, path: '/manage/form', text: 'manage.nav.form', rights: ['form.edit'] },
  { part: joining, path: '/manage/terms', text: 'manage.nav.terms', rights: ['terms.publish'] },
  { part: joining, path: '/manage/age', text: 'ages.title', rights: policy, whilePreparing: true },
  { part: joining, path: '/manage/term', text: 'term.title', rights: policy },
  {
    part: community,
    path: '/manage/settings',
    text: 'manage.nav.settings',
    rights: ['community.edit_text'],
    whilePreparing: true,
  },
  {
    part: community,
    path: '/manage/history',
    text: 'history.title',
    rights: ['audit.read_community'],
  },
  { part: community, path: '/groups', text: 'groups.title', rights: ['community.read'] },
  { part: community, path: '/manage/links', text: 'links.title', rights: policy },
  {
    part: community,
    path: '/manage/card',
    text: 'card.fields.title',
    rights: policy,
    whilePreparing: true,
  },
] as const satisfies readonly {
  part: string;
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
