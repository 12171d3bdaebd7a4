// SPDX-License-Identifier: AGPL-3.0-or-later
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { errors, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import { second, type Clock } from '../../kernel/clock.js';
import { reportedAcr } from '../domain/assurance.js';
import { alreadyShown } from '../domain/release.js';
import { eventServes, type SignInEvent } from '../domain/sign-in-event.js';
import { findServedAccount } from '../store/accounts.js';
import type { Accounts } from './account.js';
import { acceptedBy } from './admission.js';
import {
  alwaysInIdToken,
  askingAgain,
  begunAt,
  demandsOfPerson,
  levelFor,
  readAuthorizationRequest,
  releaseFor,
} from './authorization-request.js';
import type { OidcDeps } from './deps.js';
import { expressRequest } from './express-request.js';
import { loadExistingGrant } from './grants.js';
import { demandModest } from './modest-request.js';

const { Prompt, Check, base } = interactionPolicy;

/**
 * When to ask the person something. Our own session decides about signing in, because it alone knows
 * levels and for which controller they were reached: it is asked at every authorization request.
 */
export function createPolicy(deps: OidcDeps, accounts: Accounts) {
  const serving = new WeakMap<KoaContextWithOIDC, Serving>();
  const policy = base();

  const adopt = new Check('adopt', 'our own session answers for the provider’s', async (ctx) => {
    demandModest(ctx.oidc.params ?? {});
    await askForClaims(deps, ctx);
    keepHint(ctx);
    // What an interaction has just finished with was checked there.
    if (ctx.oidc.result?.login) serving.set(ctx, 'served');
    else serving.set(ctx, await adoptSession(deps, accounts, ctx));
    return Check.NO_NEED_TO_PROMPT;
  });
  const login = policy.get('login');
  // Levels are compared, not matched: a stronger sign-in serves a weaker demand.
  login?.checks.remove('essential_acrs');
  login?.checks.remove('essential_acr');
  for (const reason of demandsOfPerson) onlyThatPerson(login?.checks.get(reason));
  nothingIsYoungEnough(login?.checks.get('max_age'));
  login?.checks.add(
    new Check(
      'no_proof',
      'the session has no proof that serves this portal',
      'login_required',
      (ctx) => {
        const isUnserved = (serving.get(ctx) ?? 'unserved') === 'unserved';
        return isUnserved ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT;
      },
    ),
  );
  const notAdmitted = new Check(
    'not_admitted',
    'the portal is for members of its communities',
    // No new sign-in would help (OpenID Connect Core 1.0, 3.1.2.6).
    'access_denied',
    (ctx) => (serving.get(ctx) === 'turned_away' ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT),
  );
  const notShown = new Check(
    'not_shown',
    'the member has not been shown what the portal receives',
    'interaction_required',
    async (ctx) => {
      if (ctx.oidc.result?.['release']) return Check.NO_NEED_TO_PROMPT;
      return (await needsNotice(deps, accounts, ctx))
        ? Check.REQUEST_PROMPT
        : Check.NO_NEED_TO_PROMPT;
    },
  );
  policy.add(new Prompt({ name: 'session', requestable: false }, adopt), 0);
  // Whoever is to choose an account proves anew who they are: there is one account to each person.
  policy.add(new Prompt({ name: 'select_account', requestable: true }), 2);
  for (const name of askingAgain) keepBeginning(policy.get(name), deps.now);
  policy.add(new Prompt({ name: 'release', requestable: false }, notShown), 3);
  // Asked once it is settled who it is: another account, or another person, may belong.
  policy.add(new Prompt({ name: 'membership', requestable: false }, notAdmitted), 3);
  return policy;
}

/** Whether our session answers for the provider's, and if not, whether another sign-in could. */
type Serving = 'served' | 'unserved' | 'turned_away';

/** Asks whoever signed in is not the person that the portal named. */
function onlyThatPerson(check: InstanceType<typeof Check> | undefined): void {
  if (!check) throw new Error('the library no longer has this check');
  const { check: ask } = check;
  check.check = async (ctx) => {
    const asked = await ask(ctx);
    // They have just signed in as somebody else: the portal is told (OpenID Connect Core 1.0, 3.1.2.1).
    if (asked && ctx.oidc.result?.login) throw new errors.LoginRequired('another person signed in');
    return asked;
  };
}

/** The library counts in whole seconds: to it a proof of this very second would be no older than `max_age=0` allows. */
function nothingIsYoungEnough(check: InstanceType<typeof Check> | undefined): void {
  if (!check) throw new Error('the library no longer has this check');
  const { check: ask } = check;
  check.check = async (ctx) => {
    const isZero = Number(ctx.oidc.params?.['max_age'] ?? 1) === 0;
    return isZero && !ctx.oidc.result?.login ? Check.REQUEST_PROMPT : ask(ctx);
  };
}

/** The library keeps the second in which a request begins to wait, and a proof is compared to the millisecond. */
function keepBeginning(prompt: InstanceType<typeof Prompt> | undefined, now: Clock): void {
  if (!prompt) throw new Error('the library no longer has this prompt');
  const { details } = prompt;
  prompt.details = async (ctx) => ({ ...(await details(ctx)), [begunAt]: now().getTime() });
}

/** The library reads the hint when the request arrives, and not when the person comes back to it. */
function keepHint({ oidc }: KoaContextWithOIDC): void {
  const hint = oidc.params?.['id_token_hint'];
  if (typeof hint !== 'string' || oidc.entities.IdTokenHint) return;
  oidc.entity('IdTokenHint', { header: decodeProtectedHeader(hint), payload: decodeJwt(hint) });
}

/** What each portal is told beside what it asks for. */
async function askForClaims(deps: OidcDeps, ctx: KoaContextWithOIDC): Promise<void> {
  const { client, claims, requestParamScopes: scopes } = ctx.oidc;
  const portal = client && (await deps.portals.find(client.clientId));
  claims.id_token = { ...alwaysInIdToken(portal, [...scopes]), ...claims.id_token };
}

async function adoptSession(
  deps: OidcDeps,
  accounts: Accounts,
  ctx: KoaContextWithOIDC,
): Promise<Serving> {
  const { client, params } = ctx.oidc;
  const portal = client && (await deps.portals.find(client.clientId));
  if (!portal || !params) return 'unserved';
  const request = readAuthorizationRequest(params);
  const minimum = levelFor(deps.issuer, portal, request);
  // No level of ours would do (5.5.1.1): nobody is asked to sign in for nothing.
  if (minimum === undefined) throw new errors.UnmetAuthenticationRequirements();
  const viewer = expressRequest(ctx).viewer;
  if (!viewer) return 'unserved';
  const { controller } = portal;
  const { sessionId, proof: newest } = viewer;
  const accepts = acceptedBy(deps, portal);
  const event = await deps.currentEvent({ sessionId, controller, minimum, accepts, newest });
  if (!event || !eventServes(event, { minimum, accepts, notBefore: undefined })) return 'unserved';
  const acr = reportedAcr(deps.issuer, event.level, request.assurance);
  if (await takeOver(deps, accounts, { ctx, event, acr })) return 'served';
  // Known, and yet no account of this portal: it is for members only.
  return (await findServedAccount(deps.db, portal, event.memberId)) ? 'turned_away' : 'unserved';
}

/** Makes the provider's session say what ours says. */
async function takeOver(
  deps: OidcDeps,
  accounts: Accounts,
  { ctx, event, acr }: { ctx: KoaContextWithOIDC; event: SignInEvent; acr: string },
): Promise<boolean> {
  const { session, client } = ctx.oidc;
  if (!session || !client) return false;
  if (session.accountId && session.accountId !== event.memberId) {
    session.authorizations = undefined; // another person's: their tokens are bound to them and end here
  }
  const changed = session.accountId !== event.memberId;
  session.loginAccount({
    accountId: event.memberId,
    loginTs: Math.floor(event.at.getTime() / second),
    acr,
    amr: [...event.methods],
    transient: true,
  });
  if (!changed && ctx.oidc.account && ctx.oidc.grant) return true;
  const account = await accounts.find(ctx, event.memberId);
  if (!account) return false;
  ctx.oidc.entity('Account', account);
  const grant =
    (await loadExistingGrant(deps, ctx)) ??
    new ctx.oidc.provider.Grant({ accountId: event.memberId, clientId: client.clientId });
  if (grant.jti) {
    session.ensureClientContainer(client.clientId);
    session.grantIdFor(client.clientId, grant.jti);
  }
  ctx.oidc.entity('Grant', grant);
  return true;
}

async function needsNotice(
  deps: OidcDeps,
  accounts: Accounts,
  ctx: KoaContextWithOIDC,
): Promise<boolean> {
  const { client, params, account } = ctx.oidc;
  const portal = client && (await deps.portals.find(client.clientId));
  if (!portal || !params || !account) return false;
  const row = await accounts.read(ctx, account.accountId);
  const claims = releaseFor(portal, readAuthorizationRequest(params), deps.now());
  return row?.shown === undefined || !alreadyShown(claims, row.shown);
}
