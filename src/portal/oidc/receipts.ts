// SPDX-License-Identifier: AGPL-3.0-or-later
import { decodeJwt } from 'jose';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { later, minute } from '../../kernel/clock.js';
import { trustId, type ClientId, type MemberId } from '../../kernel/ids.js';
import { claimsIn } from '../domain/release.js';
import type { Receipt } from '../store/releases/receipts.js';
import type { Accounts } from './account.js';
import type { OidcDeps } from './deps.js';

/** A portal that asks again and again is written down once in so long. */
const pause = minute;

/** Which claims of whom this answer gives a portal; undefined where it gives none, or none that is news. */
export async function receiptOf(
  { deps, accounts }: { readonly deps: Pick<OidcDeps, 'now'>; readonly accounts: Accounts },
  ctx: KoaContextWithOIDC,
): Promise<Receipt | undefined> {
  const claims = claimsIn(answerOf(ctx));
  const { client, entities } = ctx.oidc ?? {};
  if (claims.length === 0 || !client || !entities?.Account) return undefined;
  const { accountId } = entities.Account;
  const code = entities.AuthorizationCode;
  const at = deps.now();
  const account = await accounts.read(ctx, accountId);
  const isKnown = claims.every((claim) => account?.received.includes(claim));
  const isRecent = account?.receivedAt !== undefined && later(account.receivedAt, pause) > at;
  if (!code && isKnown && isRecent) return undefined;
  return {
    memberId: trustId<MemberId>(accountId),
    clientId: trustId<ClientId>(client.clientId),
    claims,
    at,
    signIn:
      code?.sessionUid && code.authTime
        ? { sessionUid: code.sessionUid, authTime: code.authTime }
        : undefined,
  };
}

function answerOf({ oidc, status, body }: KoaContextWithOIDC): Readonly<Record<string, unknown>> {
  const route: string | undefined = oidc?.route;
  if (status !== 200) return {};
  const answer = Object(body) as Record<string, unknown>;
  if (route === 'userinfo') return answer;
  const token = route === 'token' ? answer['id_token'] : undefined;
  return typeof token === 'string' ? decodeJwt(token) : {};
}
