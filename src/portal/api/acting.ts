// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, RequestHandler, Response } from 'express';
import type { Trx } from '../../database/database.js';
import type { Actor } from '../../kernel/actor.js';
import { PiazzaError } from '../../kernel/errors.js';
import { parseSlug, type Slug } from '../../kernel/ids.js';
import { levelOfAcr } from '../domain/assurance.js';
import type { Portal } from '../domain/portal.js';
import type { ApiScope } from '../domain/scopes.js';
import {
  actForMember,
  actorThroughPortal,
  type MemberCall,
  type TokenSignIn,
} from '../use-cases/acting/act-for-member.js';
import type { Answer, Naming } from '../use-cases/acting/once.js';
import { callerWith, type Caller } from './caller.js';
import type { ApiDeps } from './deps.js';

/** A member at work through a portal, in a community that it serves. */
export interface Acting {
  readonly actor: Actor;
  readonly portal: Portal;
  readonly slug: Slug;
}

/** What a member reads through a portal, with their own token. */
export const reading =
  (
    deps: ApiDeps,
    scope: ApiScope,
    answer: (req: Request, res: Response, acting: Acting) => Promise<void>,
  ): RequestHandler =>
  async (req, res) => {
    const call = memberCall(deps, req, scope);
    const { portal, slug } = call;
    await answer(req, res, { portal, slug, actor: await actorThroughPortal(deps.db, call) });
  };

/** What a member does through a portal, with their own token: in one transaction, and once for each name that it is given. */
export const acting =
  (
    deps: ApiDeps,
    scope: ApiScope,
    act: (req: Request, acting: Acting & { readonly trx: Trx }) => Promise<Answer>,
  ): RequestHandler =>
  async (req, res) => {
    const call = memberCall(deps, req, scope);
    const { portal, slug } = call;
    const answer = await actForMember(
      deps,
      { ...call, naming: namingOf(req) },
      async (trx, actor) => act(req, { trx, actor, portal, slug }),
    );
    res.status(answer.status);
    if (answer.body === undefined) res.end();
    else res.json(answer.body);
  };

/** @throws PiazzaError `request.malformed` */
export function slugOf(req: Request): Slug {
  const slug = parseSlug(req.params['slug']);
  if (!slug) throw new PiazzaError('request.malformed', { fields: ['slug'] });
  return slug;
}

function memberCall(deps: ApiDeps, req: Request, scope: ApiScope): MemberCall {
  const caller = callerWith(req, scope);
  const slug = slugOf(req);
  return { portal: caller.portal, signIn: signInOf(deps, caller), slug };
}

/**
 * How the member behind a token proved who they are. A portal by itself acts for nobody: only the member's own token
 * does.
 * @throws PiazzaError `session.required`
 */
export function signInOf(
  { issuer }: Pick<ApiDeps, 'issuer'>,
  { portal, member }: Caller,
): TokenSignIn {
  if (!member) throw new PiazzaError('session.required', { clientId: portal.clientId });
  const { acr, auth_time: authTime, provider } = member.claims;
  return {
    subject: member.subject,
    level: levelOfAcr(issuer, acr ?? '') ?? 'none',
    authenticatedAt: new Date((authTime ?? 0) * 1_000),
    provider: provider ?? '',
  };
}

/** @throws PiazzaError `request.malformed` for a key that is none */
function namingOf(req: Request): Naming | undefined {
  const header = req.get('idempotency-key');
  if (header === undefined) return undefined;
  const key = /^"?([\x21\x23-\x7e]{1,200})"?$/.exec(header)?.[1];
  if (key === undefined)
    throw new PiazzaError('request.malformed', { fields: ['Idempotency-Key'] });
  // What is asked: where, what, and on which state of things.
  const asked = [req.method, req.originalUrl, req.get('if-match') ?? '', req.body ?? null];
  return { key, request: textOf(asked) };
}

/** @throws PiazzaError `request.malformed` for what is nested deeper than can be written down again */
function textOf(asked: readonly unknown[]): string {
  try {
    return JSON.stringify(asked);
  } catch (cause) {
    throw new PiazzaError('request.malformed', {}, { cause });
  }
}
