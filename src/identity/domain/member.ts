// SPDX-License-Identifier: AGPL-3.0-or-later
import type { IdentityId, MemberId } from '../../kernel/ids.js';
import type { Level } from '../../kernel/level.js';
import type { IdentityClass } from './profile.js';

/** A person as the service knows them, whatever they sign in with. */
export interface Member {
  readonly id: MemberId;
  readonly status: 'active' | 'suspended' | 'merged' | 'erased';
  readonly mergedInto: MemberId | undefined;
  readonly displayName: string;
  readonly givenName: string | undefined;
  readonly familyName: string | undefined;
  readonly locale: 'it' | 'en';
  readonly ageClass: 'minor' | 'adult' | undefined;
  readonly province: string | undefined;
  /** A code of `kernel/sector.ts`, chosen by the person. */
  readonly sector: string | undefined;
  readonly noticeReadAt: Date | undefined;
  readonly createdAt: Date;
}

/** One way in. */
export interface Identity {
  readonly id: IdentityId;
  readonly memberId: MemberId;
  readonly issuer: string;
  readonly subject: string;
  readonly kind: string;
  readonly provider: string;
  readonly class: IdentityClass;
  /** The highest level it has ever proven. */
  readonly level: Level;
  readonly label: string;
  readonly linkedAt: Date;
  readonly lastUsedAt: Date;
}
