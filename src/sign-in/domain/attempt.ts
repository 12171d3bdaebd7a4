// SPDX-License-Identifier: AGPL-3.0-or-later
import { minute } from '../../kernel/clock.js';
import type { AffiliationId, AttemptId, MemberId, SessionId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';

export type Intent = 'sign-in' | 'link' | 'step-up';
export const intents: readonly Intent[] = ['sign-in', 'link', 'step-up'];
/** Link and step-up act on a session that proved who the person is this recently. */
export const freshness = 5 * minute;

/** One pending sign-in at a provider, as it is kept between the two requests. */
export interface PendingAttempt {
  readonly id: AttemptId;
  readonly instance: string;
  readonly intent: Intent;
  /** Who was signed in when it began. */
  readonly memberId?: MemberId;
  readonly choice?: string;
  readonly minimum: Level;
  readonly fresh: boolean;
  readonly locale: 'it' | 'en';
  /** The controller of the portal that waits. */
  readonly controller?: string;
  readonly returnTo: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly consumedAt?: Date;
  readonly secrets: AttemptSecrets;
}

/** What is sealed at rest. */
export interface AttemptSecrets {
  readonly handle: string;
  readonly input: Readonly<Record<string, string>>;
  readonly memory: Record<string, string>;
  /** A reply that comes from another site by POST lacks the session's cookie, so the attempt remembers it. */
  readonly sessionId?: SessionId;
  /** The `client_id` of the portal that waits: the pages on the way may lead there. */
  readonly portal?: string;
  /** The SPID attribute service that it asks for. */
  readonly attributeService?: number;
  /** The affiliation that a professional identity is to prove. */
  readonly affiliation?: AffiliationId;
  /** The page of ours on which the person waits. */
  readonly page?: ShownPage;
}

/** A page that a provider asked for; shown as often as the person looks. */
export interface ShownPage {
  readonly view: string;
  readonly model: Readonly<Record<string, unknown>>;
}

/** Why a found attempt may not be finished any more; undefined when it may. */
export function refusalOf(attempt: PendingAttempt, now: Date): 'replayed' | 'expired' | undefined {
  if (attempt.consumedAt) return 'replayed';
  return attempt.expiresAt <= now ? 'expired' : undefined;
}
