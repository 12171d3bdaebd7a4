// SPDX-License-Identifier: AGPL-3.0-or-later
import { minute } from '../../kernel/clock.js';
import type { IdentityId, MemberId } from '../../kernel/ids.js';
import { reaches, type Level } from '../../kernel/level.js';
import type { ClampedProfile } from './profile.js';
import type { Answer, Intent, Means, Party, Situation } from './situation.js';

/** For linking: the session was proven at most so long ago. */
export const freshness = 5 * minute;

/** A member whom a reply may concern, and why. */
export interface Candidate {
  readonly id: MemberId;
  readonly status: 'active' | 'suspended' | 'merged' | 'erased';
  readonly displayName: string;
  readonly givenName: string | undefined;
  readonly familyName: string | undefined;
  readonly ageClass: 'minor' | 'adult' | undefined;
  /** The identity of the reply, when it is theirs. */
  readonly identityId: IdentityId | undefined;
  /** The level at which they hold the reply's key; undefined when they do not. */
  readonly heldAt: Level | undefined;
  /** Under how many of the configured key versions their rows of the reply's keys stand. */
  readonly heldRows: number;
  /** They hold some key that could be compared with the reply's; any key, when the reply has none. */
  readonly hasKey: boolean;
  /** They proved that they read the address which the reply proves. */
  readonly reads: boolean;
}

export interface SessionState {
  readonly memberId: MemberId;
  readonly provenAt: Date;
}

interface Asked {
  readonly profile: ClampedProfile;
  readonly intent: Intent;
  readonly minimum: Level;
  readonly session?: SessionState | undefined;
  readonly answer?: Answer | undefined;
  readonly now: Date;
}

/** Puts what is known of the candidates in the words of the decision. */
export function situationOf(asked: Asked, candidates: readonly Candidate[]): Situation {
  const { profile, session, now } = asked;
  const known = candidates.find((candidate) => candidate.identityId);
  const holders = candidates.filter((candidate) => candidate.heldAt);
  const [holder] = holders;
  const signedIn = candidates.find((candidate) => candidate.id === session?.memberId);
  const fresh = session !== undefined && now.getTime() - session.provenAt.getTime() <= freshness;
  return {
    means: meansOf(profile),
    intent: asked.intent,
    enough: reaches(profile.level, asked.minimum),
    known: known && party(known),
    holder:
      holders.length > 1
        ? 'many'
        : holder && { ...party(holder), weak: !reaches(holder.heldAt ?? 'none', 'low') },
    session: signedIn && { ...party(signedIn), fresh },
    addressed: candidates.filter((candidate) => candidate.reads).map(party),
    answer: asked.answer,
  };
}

/** A key counts only in a reply that proves a person, at level `low` or above. */
export function meansOf(profile: ClampedProfile): Means {
  if (profile.class !== 'proven') return profile.class;
  return profile.personKeys.length > 0 && reaches(profile.level, 'low') ? 'proven-key' : 'proven';
}

function party(candidate: Candidate): Party {
  const other = candidate.hasKey ? 'other' : 'none';
  return {
    id: candidate.id,
    barred: candidate.status !== 'active',
    key: candidate.heldAt ? 'this' : other,
  };
}
