// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestHandler } from 'express';
import type { Permission } from '../../membership/domain/permissions.js';
import { listRights } from '../../membership/use-cases/demand-right.js';
import type { WebDeps } from '../deps.js';

const network = 'staff.part.network';
const people = 'staff.part.people';
const service = 'staff.part.service';

/** The pages of staff, each with what it takes to see it, in the order in which they are listed. */
export const staffPages = [
  { part: network, href: '/staff', text: 'staff.nav.home', right: 'stats.read_platform' },
  {
    part: network,
    href: '/staff/requests',
    text: 'staff.nav.requests',
    right: 'community.approve',
  },
  {
    part: network,
    href: '/staff/communities/new',
    text: 'staff.nav.create',
    right: 'community.approve',
  },
  {
    part: network,
    href: '/staff/unanswered',
    text: 'staff.nav.unanswered',
    right: 'appeal.decide',
  },
  {
    part: network,
    href: '/staff/programmes',
    text: 'staff.nav.programmes',
    right: 'programme.edit',
  },
  {
    part: network,
    href: '/staff/external',
    text: 'staff.nav.external',
    right: 'community.approve',
  },
  {
    part: network,
    href: '/staff/organisations',
    text: 'staff.nav.organisations',
    right: 'org.create',
  },
  { part: people, href: '/staff/members', text: 'staff.nav.members', right: 'person.support_view' },
  { part: people, href: '/staff/reviews', text: 'staff.nav.reviews', right: 'person.merge' },
  { part: people, href: '/staff/reports', text: 'reports.title', right: 'report.handle' },
  { part: people, href: '/staff/appeals', text: 'appeals.title', right: 'appeal.decide' },
  { part: people, href: '/staff/disputes', text: 'disputes.title', right: 'appeal.decide' },
  { part: people, href: '/staff/bans', text: 'staff_bans.title', right: 'person.ban' },
  { part: service, href: '/staff/people', text: 'staff.nav.people', right: 'staff.read' },
  { part: service, href: '/staff/break-glass', text: 'break_glass.title', right: 'staff.read' },
  {
    part: service,
    href: '/staff/break-glass',
    text: 'break_glass.title',
    right: 'audit.read_platform',
  },
  { part: service, href: '/staff/portals', text: 'staff.nav.portals', right: 'client.register' },
  {
    part: service,
    href: '/staff/providers',
    text: 'staff.nav.providers',
    right: 'stats.read_platform',
  },
  { part: service, href: '/staff/terms', text: 'staff.nav.terms', right: 'terms.publish_platform' },
] as const;

/** Reads once per request what the viewer's roles on the platform allow, for the list of pages. */
export const readRights =
  (deps: Pick<WebDeps, 'db'>): RequestHandler =>
  async (req, _res, next) => {
    if (req.viewer) req.rights = await listRights(deps, req.viewer.actor);
    next();
  };

/** Where somebody begins who may not see the first page; undefined for who may, or sees none. */
export function firstPageFor(rights: readonly Permission[]): string | undefined {
  const first = staffPages.find(({ right }) => rights.includes(right));
  return first?.href === '/staff' ? undefined : first?.href;
}
