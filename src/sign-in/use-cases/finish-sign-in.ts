// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import type { IdentityId, MemberId, SessionId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { UpstreamSession } from '../../providers/provider.js';
import type { SignInDeps, AffiliationProven } from '../deps.js';
import type { Intent } from '../domain/attempt.js';
import type { CurrentSession } from '../domain/session.js';
import { keepQuestion } from './keep-question.js';
import { openSession } from './open-session.js';
import type { Answer, ClampedProfile, Resolution, Way } from './resolution.js';

/** A verified and clamped profile on its way to a session. */
export interface Arrival {
  readonly profile: ClampedProfile;
  readonly provider: string;
  readonly kind: string;
  readonly intent: Intent;
  readonly minimum: Level;
  readonly locale: 'it' | 'en';
  readonly returnTo: string;
  readonly controller?: string | undefined;
  readonly portal?: string | undefined;
  /** The identity provider behind the instance. */
  readonly choice?: string | undefined;
  /** What the identity provider calls its own session. */
  readonly upstream?: UpstreamSession | undefined;
  readonly browser: string;
  readonly device: string;
  readonly session?: CurrentSession | undefined;
  readonly answer?: Answer | undefined;
  /** When the provider's reply came, for one that waited for an answer; now otherwise. */
  readonly at?: Date | undefined;
}

export interface SignedIn {
  readonly kind: 'signed_in';
  readonly memberId: MemberId;
  readonly identityId: IdentityId;
  readonly level: Level;
  readonly methods: readonly string[];
  readonly at: Date;
  readonly provider: string;
  readonly intent: Intent;
  readonly created: boolean;
  readonly linked: boolean;
  readonly returnTo: string;
  readonly controller?: string | undefined;
  readonly portal?: string | undefined;
  readonly choice?: string | undefined;
  readonly sessionId: SessionId;
  /** The new secret of the session, for the cookie. */
  readonly sid: string;
  /** Another profile to offer, as a question that is kept. */
  readonly offerId?: string;
  /** What a professional identity that was asked for has proven. */
  readonly affiliation?: AffiliationProven;
}

export type SignInResult =
  | SignedIn
  | {
      readonly kind: 'ask';
      readonly pendingId: string;
      readonly question: string;
      readonly options: readonly string[];
      readonly names: { readonly current?: string; readonly other?: string };
      readonly accounts: readonly string[];
      readonly ways: readonly Way[];
      readonly returnTo: string;
    }
  | {
      readonly kind: 'prove';
      readonly pendingId: string;
      readonly how: readonly string[];
      readonly returnTo: string;
    }
  | { readonly kind: 'stayed'; readonly returnTo: string };

/**
 * Asks identity who has arrived, and opens the session or keeps the question.
 * @throws PiazzaError `sign_in.review`, or the code with which identity denies
 */
export async function finishSignIn(deps: SignInDeps, arrival: Arrival): Promise<SignInResult> {
  const { session, answer } = arrival;
  const resolution = await deps.resolve({
    profile: arrival.profile,
    provider: arrival.provider,
    kind: arrival.kind,
    intent: arrival.intent,
    minimum: arrival.minimum,
    locale: arrival.locale,
    ...(session && { session }),
    ...(answer !== undefined && { answer }),
  });
  return follow(deps, arrival, resolution);
}

async function follow(
  deps: SignInDeps,
  arrival: Arrival,
  resolution: Resolution,
): Promise<SignInResult> {
  const { returnTo } = arrival;
  switch (resolution.outcome) {
    case 'in': {
      const signedIn = await openSession(deps, arrival, resolution);
      const { twin } = resolution;
      if (!twin) return signedIn;
      const offerId = await keepQuestion(deps, arrival, { twin: twin.how });
      return { ...signedIn, offerId };
    }
    case 'ask': {
      const { question, options, names, accounts = [], ways = [] } = resolution;
      const asked = { question, options, names, accounts, ways };
      return {
        kind: 'ask',
        pendingId: await keepQuestion(deps, arrival, asked),
        ...asked,
        returnTo,
      };
    }
    case 'prove': {
      const { how, memberId: member } = resolution;
      return {
        kind: 'prove',
        pendingId: await keepQuestion(deps, arrival, { how, member }),
        how,
        returnTo,
      };
    }
    case 'stay':
      return { kind: 'stayed', returnTo };
    case 'review':
      throw new PiazzaError('sign_in.review', {
        instance: arrival.provider,
        rule: 'identity.review',
        case: resolution.caseId,
      });
    case 'deny':
      throw new PiazzaError(resolution.code, { instance: arrival.provider, rule: 'identity.deny' });
  }
}
