// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RequestHandler } from 'express';
import type { Db } from '../../database/database.js';
import type { Prepared } from '../../database/prepared.js';
import type { Clock } from '../../kernel/clock.js';
import type { ErrorStatus } from '../../kernel/errors.js';
import type { SealedBox } from '../../kernel/sealed-box.js';
import type { VerifyToken } from '../api/verify-token.js';
import type { PortalDirectory } from '../use-cases/portal-directory.js';
import type { ScimActs } from '../use-cases/scim/write.js';

export interface ScimDeps {
  readonly db: Db;
  readonly now: Clock;
  readonly prepared: Prepared;
  readonly box: SealedBox;
  readonly verify: VerifyToken;
  readonly portals: PortalDirectory;
  readonly origin: string;
  /** `<origin>/oidc` */
  readonly issuer: string;
  readonly limit: RequestHandler;
  readonly errorStatus: ErrorStatus;
  readonly acts: ScimActs;
}

/** `<origin>/scim/v2`, where everything is. */
export const baseOf = ({ origin }: Pick<ScimDeps, 'origin'>): string => `${origin}/scim/v2`;
