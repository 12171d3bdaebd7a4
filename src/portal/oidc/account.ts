// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Account as ProviderAccount, Client, KoaContextWithOIDC } from 'oidc-provider';
import { trustId, type MemberId } from '../../kernel/ids.js';
import { claimsOfScopes } from '../domain/release.js';
import { findServedAccount } from '../store/accounts.js';
import type { Account } from '../domain/account.js';
import { meetMember } from '../use-cases/changes/meet-member.js';
import { claimsOf } from '../use-cases/releases/claims-of.js';
import { isAdmitted, isTokenServed } from './admission.js';
import type { OidcDeps } from './deps.js';

/** Members as the provider sees them: one statement per request, however often it asks. */
export interface Accounts {
  find(ctx: KoaContextWithOIDC, memberId: string): Promise<ProviderAccount | undefined>;
  /** The account as read in this request, for the checks that need more than claims. */
  read(ctx: KoaContextWithOIDC, memberId: string): Promise<Account | undefined>;
  /** The same before the provider knows the client of the request. */
  readFor(
    ctx: KoaContextWithOIDC,
    memberId: string,
    clientId: string,
  ): Promise<Account | undefined>;
  /** The member's subject in the sector of the client's portal. */
  subject(ctx: KoaContextWithOIDC, memberId: string, client: Client): Promise<string>;
}

export function createAccounts(deps: OidcDeps): Accounts {
  const memo = new WeakMap<KoaContextWithOIDC, Map<string, Promise<Account | undefined>>>();

  const load = async (memberId: string, clientId: string): Promise<Account | undefined> => {
    const portal = await deps.portals.find(clientId);
    const account = portal && (await findServedAccount(deps.db, portal, memberId));
    // Who is not admitted any more gets nothing: no code, no refreshed token, no userinfo.
    return account && (await isAdmitted(deps, portal, account)) ? account : undefined;
  };
  const readFor = async (ctx: KoaContextWithOIDC, memberId: string, clientId: string) => {
    const known = memo.get(ctx) ?? new Map<string, Promise<Account | undefined>>();
    memo.set(ctx, known);
    const key = `${clientId} ${memberId}`;
    const loading = known.get(key) ?? load(memberId, clientId);
    known.set(key, loading);
    return loading;
  };
  const read = async (ctx: KoaContextWithOIDC, memberId: string) =>
    ctx.oidc.client ? readFor(ctx, memberId, ctx.oidc.client.clientId) : undefined;

  return {
    read,
    readFor,
    async find(ctx, memberId) {
      const account = await read(ctx, memberId);
      if (!account || (isReleasing(ctx) && account.shown === undefined)) return undefined;
      if (!(await isStillServed(deps, ctx))) return undefined;
      return {
        accountId: memberId,
        async claims(use, scope, named) {
          const portal = await deps.portals.find(ctx.oidc.client?.clientId ?? '');
          if (!portal) return { sub: memberId };
          // The ID token carries what `claims` names; all else is for userinfo, where it is fresh.
          const inToken = use === 'id_token' && !ctx.oidc.entities.AccessToken?.aud;
          const byScope = inToken ? [] : claimsOfScopes(scope.split(' '));
          const wanted = [...byScope, ...Object.keys(named)];
          return { ...(await claimsOf(deps, account, { portal, wanted })), sub: memberId };
        },
      };
    },
    async subject(ctx, memberId, client) {
      const account = await readFor(ctx, memberId, client.clientId);
      if (account?.subject !== undefined) return account.subject;
      const portal = await deps.portals.find(client.clientId);
      if (!portal) throw new Error('a portal vanished during its own request');
      const { sector } = portal;
      return meetMember(deps, { sector, memberId: trustId<MemberId>(memberId) });
    },
  };
}

/** Where claims leave us: nothing of a member who has put an end to it, whatever was still under way. */
const isReleasing = ({ oidc }: KoaContextWithOIDC): boolean =>
  oidc.route === 'token' || oidc.route === 'userinfo';

/** A token lives for an hour or for weeks, and a portal may lose the sign-ins that it came from meanwhile. */
async function isStillServed(deps: OidcDeps, { oidc }: KoaContextWithOIDC): Promise<boolean> {
  const { RefreshToken, AccessToken } = oidc.entities;
  const token = RefreshToken ?? (oidc.route === 'userinfo' ? AccessToken : undefined);
  return !token || isTokenServed(deps, token);
}
