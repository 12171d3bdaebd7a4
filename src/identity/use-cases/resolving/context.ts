// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Clock } from '../../../kernel/clock.js';
import { newId, type IdentityId, type MemberId } from '../../../kernel/ids.js';
import type { Db } from '../../../database/database.js';
import type { Candidate } from '../../domain/candidate.js';
import type { Identity } from '../../domain/member.js';
import type { PersonKeys } from '../../domain/person-key.js';
import type { MemberFeature } from '../../features.js';
import type { KeyRow } from '../../store/person-keys.js';
import type { SignInInput } from './input.js';

export interface ResolveDeps {
  readonly db: Db;
  readonly now: Clock;
  readonly personKeys: PersonKeys;
  readonly features: readonly MemberFeature[];
}

/** One reply on its way to a decision, with everything that is known around it. */
export interface Context {
  readonly input: SignInInput;
  readonly subject: string;
  readonly keys: readonly KeyRow[];
  readonly candidates: readonly Candidate[];
  readonly features: readonly MemberFeature[];
  readonly at: Date;
  /** Who may be the same person. */
  readonly twin: MemberId | undefined;
}

export const candidateOf = (context: Context, id: MemberId): Candidate | undefined =>
  context.candidates.find((candidate) => candidate.id === id);

/** The identity of the reply as a member's new way in. */
export function newIdentity({ input, subject, at }: Context, memberId: MemberId): Identity {
  const { profile } = input;
  return {
    id: newId<IdentityId>(),
    memberId,
    issuer: profile.issuer,
    subject,
    kind: input.kind,
    provider: input.provider,
    class: profile.class,
    level: profile.level,
    label: profile.label,
    linkedAt: at,
    lastUsedAt: at,
  };
}
