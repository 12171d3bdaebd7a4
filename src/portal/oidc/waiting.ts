// SPDX-License-Identifier: AGPL-3.0-or-later
import type { InteractionResults, Provider } from 'oidc-provider';
import type { Viewer } from '../../http/request.js';
import { later, second } from '../../kernel/clock.js';
import { PiazzaError } from '../../kernel/errors.js';
import type { Level } from '../../kernel/level.js';
import { reportedAcr } from '../domain/assurance.js';
import type { Portal } from '../domain/portal.js';
import { alreadyShown } from '../domain/release.js';
import { eventServes, type SignInEvent } from '../domain/sign-in-event.js';
import type { Account } from '../domain/account.js';
import type { InteractionDetails } from '../use-cases/interaction-types.js';
import {
  askingAgain,
  begunAt,
  demandsOfPerson,
  levelFor,
  readAuthorizationRequest,
  releaseFor,
  type AuthorizationRequest,
} from './authorization-request.js';
import type { OidcDeps } from './deps.js';
import { acceptedBy, isAdmitted } from './admission.js';

export type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

/** Everything that is known of a waiting request once this browser's session was asked. */
export interface Waiting {
  readonly interaction: Interaction;
  readonly portal: Portal;
  readonly request: AuthorizationRequest;
  readonly minimum: Level;
  readonly event: SignInEvent | undefined;
  /** They have signed in, and the portal is for members of communities to none of which they belong. */
  readonly membershipNeeded: boolean;
  readonly release: InteractionDetails['release'];
}

interface WaitingDeps
  extends Pick<
    OidcDeps,
    'issuer' | 'now' | 'portals' | 'currentEvent' | 'memberships' | 'isNational'
  > {
  /** A member as the portal may know them; undefined for one who may not sign in. */
  readonly readAccount: (portal: Portal, memberId: string) => Promise<Account | undefined>;
}

/**
 * What a waiting request still needs of the person, seen from this browser's session.
 * @throws PiazzaError `portal.unknown`, `portal.request_refused`; `session.required` for a member who is gone
 */
export async function readWaiting(
  deps: WaitingDeps,
  interaction: Interaction,
  viewer: Viewer | undefined,
): Promise<Waiting> {
  const portal = await deps.portals.find(String(interaction.params['client_id']));
  if (!portal) throw new PiazzaError('portal.unknown');
  const request = readAuthorizationRequest(interaction.params);
  const minimum = levelFor(deps.issuer, portal, request);
  if (minimum === undefined) throw new PiazzaError('portal.request_refused', { reason: 'acr' });
  const notBefore = notBeforeOf(deps, interaction, request);
  const event = viewer && (await findEvent(deps, viewer, { portal, minimum, notBefore }));
  const account = event && (await readPerson(deps, portal, event));
  const membershipNeeded = account !== undefined && !(await isAdmitted(deps, portal, account));
  const release =
    account && !membershipNeeded
      ? releaseToShow(deps, { portal, request, account, interaction })
      : undefined;
  return { interaction, portal, request, minimum, event, membershipNeeded, release };
}

/** The provider's answer from a proof of this session, with all that was to be shown as shown. */
export const signInResult = (
  { issuer }: Pick<OidcDeps, 'issuer'>,
  { event, request }: { readonly event: SignInEvent; readonly request: AuthorizationRequest },
  { sessionId }: Viewer,
): InteractionResults => ({
  login: {
    accountId: event.memberId,
    acr: reportedAcr(issuer, event.level, request.assurance),
    amr: [...event.methods],
    ts: Math.floor(event.at.getTime() / second),
    remember: false,
    sessionId,
  },
  select_account: {},
  release: { shown: true },
});

/**
 * `prompt=login` wants a proof made for this request, and so does a portal that named somebody else; `max_age` one
 * that is young enough.
 */
function notBeforeOf(
  deps: Pick<OidcDeps, 'now'>,
  interaction: Interaction,
  { again, maxAgeSeconds }: AuthorizationRequest,
): Date | undefined {
  const { name, reasons, details } = interaction.prompt;
  const begun = new Date(Number(details[begunAt] ?? interaction.iat * second));
  const otherPerson = demandsOfPerson.some((one) => reasons.includes(one));
  // What is asked after it finds the new proof made.
  const isAsked = askingAgain.some((one) => one === name);
  if ((again && isAsked) || otherPerson) return begun;
  if (maxAgeSeconds === undefined) return undefined;
  const youngest = later(deps.now(), -maxAgeSeconds * second);
  // A proof made after the request began is as young as can be had, also with `max_age=0`.
  return youngest < begun ? youngest : begun;
}

async function findEvent(
  deps: WaitingDeps,
  { sessionId, proof: newest }: Viewer,
  demand: { portal: Portal; minimum: Level; notBefore: Date | undefined },
): Promise<SignInEvent | undefined> {
  const { portal, minimum, notBefore } = demand;
  const { controller } = portal;
  const accepts = acceptedBy(deps, portal);
  const event = await deps.currentEvent({ sessionId, controller, minimum, accepts, newest });
  return event && eventServes(event, { minimum, accepts, notBefore }) ? event : undefined;
}

/** @throws PiazzaError `session.required` */
async function readPerson(
  { readAccount }: Pick<WaitingDeps, 'readAccount'>,
  portal: Portal,
  { memberId }: SignInEvent,
): Promise<Account> {
  const account = await readAccount(portal, memberId);
  if (!account) throw new PiazzaError('session.required');
  return account;
}

function releaseToShow(
  { now }: Pick<WaitingDeps, 'now'>,
  {
    portal,
    request,
    account,
    interaction,
  }: Pick<Waiting, 'portal' | 'request' | 'interaction'> & { account: Account },
): InteractionDetails['release'] {
  const claims = releaseFor(portal, request, now());
  const asked = interaction.prompt.name === 'consent';
  const seen = account.shown !== undefined && alreadyShown(claims, account.shown);
  return seen && !asked ? undefined : claims;
}
