// SPDX-License-Identifier: AGPL-3.0-or-later
import { PiazzaError } from '../../kernel/errors.js';
import { meansOf, situationOf } from '../domain/candidate.js';
import { decide } from '../domain/decide.js';
import { twinOf } from '../domain/twin.js';
import { provenAddress, type ClampedProfile } from '../domain/profile.js';
import { findCandidates } from '../store/candidates.js';
import { isLostRace } from '../store/conflict.js';
import type { KeyRow } from '../store/person-keys.js';
import { carryOutAtOnce } from './resolving/at-once.js';
import { carryOut } from './resolving/carry-out.js';
import type { Context, ResolveDeps } from './resolving/context.js';
import type { Resolution, SignInInput } from './resolving/input.js';
import { StaleDecision } from './resolving/stale.js';

export type { ClampedProfile, IdentityClass, PersonKey } from '../domain/profile.js';
export { createPersonKeys, type PersonKeys } from '../domain/person-key.js';
export type { Answer, Intent, Question } from '../domain/situation.js';
export type { MemberFeature, SessionsToEnd } from '../features.js';
export type { ResolveDeps } from './resolving/context.js';
export type { Resolution, SignInInput, Twin, Way } from './resolving/input.js';

/**
 * Finds out whose sign-in a verified reply is, and writes what follows from it: a new member, a new
 * way in, a recorded person key, a merge. Total; what it may not do comes back as `deny`.
 *
 * Of two parallel first sign-ins of one person the database lets one create the member; the other
 * is decided again and finds that member.
 *
 * @throws PiazzaError `member.too_young`; `identity.key_malformed` when a provider names a person by no valid key
 */
export async function resolveSignIn(deps: ResolveDeps, input: SignInInput): Promise<Resolution> {
  for (let races = 0; ; races += 1) {
    try {
      return await resolveOnce(deps, input);
    } catch (error) {
      const lost = isLostRace(error) || error instanceof StaleDecision;
      if (!lost || races >= longestRace) throw error;
    }
  }
}

/** The most that a sign-in can lose: somebody made the member, then linked the identity. */
const longestRace = 2;

async function resolveOnce(deps: ResolveDeps, input: SignInInput): Promise<Resolution> {
  const { profile, session, minimum = 'none' } = input;
  // Below fourteen nobody consents for themselves (Codice privacy, art. 2-quinquies).
  if (profile.claims['age_class'] === 'child') throw new PiazzaError('member.too_young');
  const subject = subjectOf(deps, profile);
  const keys = keysOf(deps, profile);
  const { db, features } = deps;
  const candidates = await findCandidates(db, {
    issuer: profile.issuer,
    subject,
    keys,
    address: provenAddress(profile),
    session: session?.memberId,
  });
  const at = deps.now();
  const situation = situationOf({ ...input, minimum, now: at }, candidates);
  const decision = decide(situation);
  const twin = twinOf(situation, decision);
  const context: Context = { input, subject, keys, candidates, features, at, twin };
  // What was read holds in a transaction no longer than without one: what follows checks it by itself.
  return (
    (await carryOutAtOnce(db, context, decision)) ??
    db.transaction().execute((trx) => carryOut(trx, context, decision))
  );
}

function subjectOf({ personKeys }: ResolveDeps, { subject }: ClampedProfile): string {
  if (typeof subject === 'string') return subject;
  return personKeys.subject(subject.personKey.scheme, subject.personKey.value);
}

function keysOf({ personKeys }: ResolveDeps, profile: ClampedProfile): readonly KeyRow[] {
  if (meansOf(profile) !== 'proven-key') return [];
  return profile.personKeys.flatMap(({ scheme, value }) =>
    personKeys.hash(scheme, value).map((hash) => ({ scheme, ...hash })),
  );
}
