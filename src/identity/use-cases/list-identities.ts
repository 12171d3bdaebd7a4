// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../database/database.js';
import type { IdentityId, MemberId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { IdentityClass } from '../domain/profile.js';
import { reasonToKeep, type ReasonToKeep } from '../domain/unlink.js';
import type { MemberFeature } from '../features.js';
import { findIdentities } from '../store/identities.js';
import { listPersonKeys } from '../store/person-keys.js';
import { levelNeeded } from './level-needed.js';

/** A way in as its owner sees it; the subject stays inside. */
export interface ListedIdentity {
  readonly id: IdentityId;
  readonly kind: string;
  readonly provider: string;
  readonly class: IdentityClass;
  /** The highest level it has ever proven. */
  readonly level: Level;
  readonly label: string;
  /** Who vouches: an entityID, the `iss` of a provider. */
  readonly issuer: string;
  readonly linkedAt: Date;
  readonly lastUsedAt: Date;
  /** Why it cannot be unlinked; undefined when it can. */
  readonly keptBecause: ReasonToKeep | undefined;
}

/** A member's ways in, the last used first. */
export async function listIdentities(
  { db, features }: { readonly db: Db; readonly features: readonly MemberFeature[] },
  memberId: MemberId,
): Promise<readonly ListedIdentity[]> {
  const identities = await findIdentities(db, memberId);
  const keys = await listPersonKeys(db, memberId);
  const needs = { holdsKey: keys.length > 0, level: await levelNeeded(db, features, memberId) };
  return identities.map((identity) => ({
    id: identity.id,
    kind: identity.kind,
    provider: identity.provider,
    class: identity.class,
    level: identity.level,
    label: identity.label,
    issuer: identity.issuer,
    linkedAt: identity.linkedAt,
    lastUsedAt: identity.lastUsedAt,
    keptBecause: reasonToKeep(identities, identity, needs),
  }));
}
