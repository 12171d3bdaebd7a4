// SPDX-License-Identifier: AGPL-3.0-or-later
import express, { type Request, type Router } from 'express';
import { validate } from '../../http/validate.js';
import { PiazzaError } from '../../kernel/errors.js';
import { parseSlug, type Slug } from '../../kernel/ids.js';
import { levelOfAcr } from '../domain/assurance.js';
import { listCards } from '../store/community-cards.js';
import { listPortalEvents } from '../store/portal-events.js';
import { findMemberBySubject } from '../store/subjects.js';
import { actorThroughPortal, type TokenSignIn } from '../use-cases/act-for-member.js';
import { callerWith, type Caller } from './caller.js';
import { checkRoutes } from './check-routes.js';
import type { ApiDeps } from './deps.js';
import { communityQuery, eventQuery, memberPath } from './schemas.js';

export function apiRoutes(deps: ApiDeps): Router {
  const router = express.Router();
  communityRoutes(router, deps);
  membershipRoutes(router, deps);
  router.use(checkRoutes(deps));
  eventRoutes(router, deps);
  ownMembershipRoutes(router, deps);
  return router;
}

function communityRoutes(router: Router, deps: ApiDeps): void {
  router.get('/communities', async (req, res) => {
    const { portal } = callerWith(req, 'communities:read');
    const { cursor: after = '', limit } = validate(communityQuery, req.query);
    const { communities } = portal;
    const { locale } = req;
    const cards = await listCards(deps.db, { communities, locale, after, limit: limit + 1 });
    const page = cards.slice(0, limit);
    res.json({
      items: page.map((card) => ({
        community: card.slug,
        name: card.name,
        summary: card.summary,
        join_path: card.joinPath,
        minimum_level: card.minimumLevel,
      })),
      next: cards.length > limit ? (page.at(-1)?.slug ?? null) : null,
    });
  });
}

function membershipRoutes(router: Router, deps: ApiDeps): void {
  router.get('/members/:sub/memberships', async (req, res) => {
    const { portal } = callerWith(req, 'memberships:read');
    const { sub } = validate(memberPath, req.params);
    const memberId = await findMemberBySubject(deps.db, portal.sector, sub);
    if (!memberId) throw new PiazzaError('portal.unknown_subject', { clientId: portal.clientId });
    const { communities } = portal;
    const memberships = await deps.memberships({ memberId, communities, locale: req.locale });
    res.json({
      items: memberships.map(({ slug, name, since, until, roles }) => ({
        community: slug,
        name,
        since,
        until,
        roles: roles.map((role) => ({ code: role.code, until: role.until })),
      })),
    });
  });
}

function eventRoutes(router: Router, deps: ApiDeps): void {
  router.get('/events', async (req, res) => {
    const { portal } = callerWith(req, 'events:read');
    const page = validate(eventQuery, req.query);
    const { events, next } = await listPortalEvents(deps.db, portal, page);
    const items = events.map(({ role = null, group = null, ...event }) => ({
      ...event,
      role,
      group,
    }));
    res.json({ items, next });
  });
}

function ownMembershipRoutes(router: Router, deps: ApiDeps): void {
  router.post('/me/memberships/:slug', async (req, res) => {
    const slug = slugOf(req);
    const actor = await actorThroughPortal(deps.db, ...whoActs(req, deps, slug));
    const { outcome } = await deps.join({ actor, slug });
    res.status(outcome === 'joined' ? 201 : 202).json({ community: slug, outcome });
  });
  router.delete('/me/memberships/:slug', async (req, res) => {
    const slug = slugOf(req);
    const actor = await actorThroughPortal(deps.db, ...whoActs(req, deps, slug));
    await deps.leave({ actor, slug });
    res.status(204).end();
  });
}

function slugOf(req: Request): Slug {
  const slug = parseSlug(req.params['slug']);
  if (!slug) throw new PiazzaError('request.malformed', { fields: ['slug'] });
  return slug;
}

function whoActs(
  req: Request,
  deps: ApiDeps,
  slug: Slug,
): [Caller['portal'], { signIn: TokenSignIn; slug: Slug }] {
  const { portal, member } = callerWith(req, 'memberships:write');
  // A portal by itself joins nobody: only the member's own token does.
  if (!member) throw new PiazzaError('session.required', { clientId: portal.clientId });
  const { acr, auth_time: authTime, provider } = member.claims;
  const signIn = {
    subject: member.subject,
    level: levelOfAcr(deps.issuer, acr ?? '') ?? 'none',
    authenticatedAt: new Date((authTime ?? 0) * 1_000),
    provider: provider ?? '',
  };
  return [portal, { signIn, slug }];
}
