// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Viewer } from '../../http/request.js';
import type { ClientId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { NotAccepted, WayIn } from '../domain/acceptance.js';
import type { RehearsedScope } from '../domain/rehearsal.js';
import type { ShownClaim } from '../domain/release.js';

export type { Absence, RehearsedClaim, RehearsedScope } from '../domain/rehearsal.js';

/** What this session would do at the portal now. */
export type RehearsedSignIn =
  | { readonly kind: 'accepted'; readonly level: Level; readonly provider: string }
  /** The person would be asked to sign in again, and why. */
  | { readonly kind: 'again'; readonly why: 'controller' | 'level' | 'provider' | 'agreement' };

/** What a portal would learn of somebody who signs in there, without the portal learning any of it. */
export interface Rehearsal {
  readonly clientId: ClientId;
  readonly name: string;
  readonly signIn: RehearsedSignIn;
  /** Only members are let in, and this one belongs to no community that the portal serves. */
  readonly membershipMissing: boolean;
  /** What the person would see first: that it asks for consent, or that it is told something new. */
  readonly askedFirst:
    | { readonly consent: boolean; readonly claims: readonly ShownClaim[] }
    | undefined;
  /** What is drawn for each sign-in (`sid`, `nonce`, `iat`, `exp`, `at_hash`) is missing. */
  readonly idToken: Readonly<Record<string, unknown>>;
  readonly userinfo: Readonly<Record<string, unknown>>;
  /** What each scope brings, and why some of it is missing. */
  readonly scopes: readonly RehearsedScope[];
  /** Scopes that the portal is not registered for. */
  readonly withheld: readonly string[];
  /** Communities of the person that the portal does not serve. */
  readonly notServed: readonly string[];
  /** For what may be offered to a person who has to sign in. */
  readonly minimum: Level;
  readonly refusalOf: (way: WayIn) => NotAccepted | undefined;
}

/**
 * Tries a sign-in to a portal as the viewer, who keeps the register.
 * @throws PiazzaError `right.missing`, `session.level_too_low`, `page.not_found`, and `portal.unknown` for a disabled one
 */
export type Rehearse = (asked: {
  readonly viewer: Viewer;
  readonly clientId: ClientId;
}) => Promise<Rehearsal>;
