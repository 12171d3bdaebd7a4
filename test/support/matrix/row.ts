// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ErrorCode } from '../../../src/kernel/errors.js';
import type { Level } from '../../../src/kernel/level.js';
import type { Permission, RoleCode } from '../../../src/membership/domain/permissions.js';
import type { ViewerName } from './viewers.js';

/**
 * Whom a route lets through: everybody, whoever has a permission (by what `roles.ts` says), holds a role, belongs
 * to the community (suspended or not), or one of the viewers by name.
 */
export type Who =
  | 'everybody'
  | 'signed in'
  | 'belongs'
  | 'nobody'
  | Permission
  | RoleCode
  | ViewerName
  | readonly Who[];

/** What came of a question: done, the way to the sign-in, a stronger or newer proof asked for, a refusal by its code, a status. */
export type Outcome = 'done' | 'sign-in' | 'step-up' | ErrorCode | `${number}`;

/** What a route answers to whom. */
export interface Row {
  readonly path: string;
  readonly form?: Readonly<Record<string, string>>;
  readonly may: Who;
  /** The weakest sign-in that is enough, for routes that a role does not decide. */
  readonly from?: Level;
  /** Whether it asks for a proof of the last minutes. */
  readonly fresh?: true;
  /** What those who may get: by default the page, or after an act the way on. */
  readonly gets?: 200 | 303 | 422 | Exclude<Outcome, 'done' | 'sign-in'>;
  /** Who may do it and gets something else nevertheless, the first that fits. */
  readonly but?: Partial<Readonly<Record<Outcome, Who>>>;
  /** What some of those get who may not, the first that fits. */
  readonly besides?: Partial<Readonly<Record<ErrorCode, Who>>>;
  /** What those get who may not, when not that a right is missing. */
  readonly others?: ErrorCode;
  /** What visitors get who may not, when not the way to the sign-in. */
  readonly visitors?: ErrorCode;
  /** Done, it may have changed nothing in the database. */
  readonly idle?: true;
}
