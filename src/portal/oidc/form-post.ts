// SPDX-License-Identifier: AGPL-3.0-or-later
import { errors, type KoaContextWithOIDC, type Provider } from 'oidc-provider';
import { originsOf } from '../domain/portal.js';
import type { OidcDeps } from './deps.js';
import { drawLater } from './rendering.js';

type Fields = Readonly<Record<string, string>>;

const answers = new WeakMap<KoaContextWithOIDC, Fields>();

/** Keeps what an authorization request is answered, for the page that posts it. */
export function keepAnswers(provider: Provider): void {
  provider.on('authorization.success', (ctx, answer) => answers.set(ctx, plain(answer ?? {})));
  const refused = (ctx: KoaContextWithOIDC, error: Error) => answers.set(ctx, told(ctx, error));
  provider.on('authorization.error', refused);
  provider.on('server_error', refused);
}

/**
 * The answer by `form_post` (OAuth 2.0 Form Post Response Mode 1.0) as a page of ours: in the person's language and
 * without script, in the place of the library's.
 */
export async function renderFormPost(deps: OidcDeps, ctx: KoaContextWithOIDC): Promise<void> {
  const fields = answers.get(ctx);
  const { redirect_uri: action, response_mode: mode } = ctx.oidc?.params ?? {};
  if (!fields || mode !== 'form_post' || typeof action !== 'string' || !ctx.body) return;
  const portal = ctx.oidc.client && (await deps.portals.find(ctx.oidc.client.clientId));
  const origins = portal ? originsOf(portal) : [];
  const page = { action, fields, portal: portal?.name ?? '', origins };
  drawLater(ctx, (req, res) => deps.pages.passOn(req, res, page));
}

/** Answers an authorization request otherwise than the library did: the session ended meanwhile. */
export function answerSignedOut(ctx: KoaContextWithOIDC): void {
  const { redirect_uri: address, response_mode: mode } = ctx.oidc.params ?? {};
  const fields = told(ctx, new errors.LoginRequired('the session has ended'));
  answers.set(ctx, fields);
  if (ctx.status !== 303 || typeof address !== 'string') return;
  const to = new URL(address);
  if (mode === 'fragment') to.hash = String(new URLSearchParams(fields));
  else for (const [name, value] of Object.entries(fields)) to.searchParams.set(name, value);
  ctx.redirect(to.href);
  ctx.status = 303;
}

function told(ctx: KoaContextWithOIDC, error: Error): Fields {
  const expected = error instanceof errors.OIDCProviderError && error.expose;
  return plain({
    ...(expected
      ? { error: error.error, error_description: error.error_description }
      : { error: 'server_error' }),
    state: ctx.oidc.params?.['state'],
    iss: ctx.oidc.issuer,
  });
}

const plain = (answer: Readonly<Record<string, unknown>>): Fields =>
  Object.fromEntries(
    Object.entries(answer).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
