// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import { errors, type KoaContextWithOIDC } from 'oidc-provider';
import { PiazzaError } from '../../kernel/errors.js';
import { originsOf } from '../domain/portal.js';
import type { OidcDeps, OidcPages, SignedOutHere } from './deps.js';
import { expressRequest } from './express-request.js';

type Draw = (req: Request, res: Response) => void;

const drawings = new WeakMap<KoaContextWithOIDC, Draw>();

/**
 * Keeps what to draw until the provider is done: its cookies are set after it asked for the page.
 */
export function drawLater(ctx: KoaContextWithOIDC, draw: Draw): void {
  drawings.set(ctx, draw);
  ctx.body = '';
}

/** Draws what was asked for, instead of the provider's own answer. */
export function drawNow(ctx: KoaContextWithOIDC): void {
  const draw = drawings.get(ctx);
  if (!draw) return;
  ctx.respond = false;
  draw(expressRequest(ctx), ctx.res as Response);
}

/** A page of ours for an error that cannot be told to the portal. */
export function renderError(pages: OidcPages, ctx: KoaContextWithOIDC, error: unknown): void {
  const expected = error instanceof errors.OIDCProviderError && error.status < 500;
  const code = expected ? codeOf(error) : 'server.internal';
  const context = expected ? { error: error.error, detail: error.error_description } : {};
  const shown = new PiazzaError(code, context, { cause: error });
  drawLater(ctx, (req, res) => pages.error(req, res, shown));
}

const codeOf = (error: errors.OIDCProviderError) =>
  error instanceof errors.SessionNotFound
    ? 'portal.interaction_gone'
    : error instanceof errors.InvalidClient
      ? 'portal.unknown'
      : 'portal.request_refused';

export async function renderSignOut(deps: OidcDeps, ctx: KoaContextWithOIDC): Promise<void> {
  const { session, client } = ctx.oidc;
  const secret = session?.state?.['secret'];
  const portal = client && (await deps.portals.find(client.clientId));
  const page = {
    action: `${deps.issuer}/session/end/confirm`,
    fields: { xsrf: typeof secret === 'string' ? secret : '' },
    portal: portal?.name,
    origins: portal ? originsOf(portal) : [],
  };
  drawLater(ctx, (req, res) => deps.pages.signOut(req, res, page));
}

export async function renderSignedOut(deps: OidcDeps, ctx: KoaContextWithOIDC): Promise<void> {
  const { client } = ctx.oidc;
  const portal = client && (await deps.portals.find(client.clientId));
  drawLater(ctx, (req, res) => deps.pages.signedOut(req, res, { portal: portal?.name }));
}

/** In the place of the way back: what was to end here has ended already, and `next` is one press away. */
export async function renderSignedOutHere(
  deps: OidcDeps,
  ctx: KoaContextWithOIDC,
  ended: Pick<SignedOutHere, 'everywhere' | 'upstream' | 'frames'>,
): Promise<void> {
  const { client } = ctx.oidc;
  const portal = client && (await deps.portals.find(client.clientId));
  const next = ctx.response.get('Location');
  const ours = next.startsWith(`${deps.issuer}/`);
  const page = { ...ended, left: portal?.name, next, portal: ours ? undefined : portal?.name };
  ctx.remove('Location');
  ctx.status = 200;
  drawLater(ctx, (req, res) => deps.pages.signedOutHere(req, res, page));
}
