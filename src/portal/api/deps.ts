// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestHandler } from 'express';
import type { Db } from '../../database/database.js';
import type { Prepared } from '../../database/prepared.js';
import type { Clock } from '../../kernel/clock.js';
import type { MemberId } from '../../kernel/ids.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import type { Means } from '../../membership/domain/joining/advice.js';
import type { ServedCommunities } from '../domain/portal.js';
import type { ClaimMembership } from '../domain/claims.js';
import type { PortalDirectory } from '../use-cases/portal-directory.js';
import type { VerifyToken } from './verify-token.js';

export interface ApiDeps {
  readonly db: Db;
  readonly now: Clock;
  readonly prepared: Prepared;
  /** Seals the places of lists. */
  readonly box: SealedBox;
  readonly verify: VerifyToken;
  /** As they are now: one that is disabled is refused at once, on every node. */
  readonly portals: PortalDirectory;
  /** As they were some seconds ago at most, for who looks at the portal in a statement of its own. */
  readonly rememberedPortals: PortalDirectory;
  /** `<publicUrl>/oidc` */
  readonly issuer: string;
  readonly origin: string;
  /** Who answers for the service, for the document. */
  readonly contact: { readonly name: string; readonly url: string; readonly email: string };
  /** A keyed hash under a key that never changes, for the links of letters. */
  readonly pseudonym: (label: string, value: string) => string;
  /** Letters of invitation that go out within a day at most, of a community and of one person. */
  readonly lettersOfDay: number;
  /** The configured ways to sign in, for whoever is told how to get in. */
  readonly means: () => readonly Means[];
  readonly limit: RequestHandler;
  /** Whether the service can do its work. */
  readonly isReady: () => Promise<boolean>;
  readonly memberships: (query: {
    readonly memberId: MemberId;
    readonly communities: ServedCommunities;
    readonly locale: 'it' | 'en';
  }) => Promise<readonly ClaimMembership[]>;
}
