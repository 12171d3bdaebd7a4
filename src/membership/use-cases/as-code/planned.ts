// SPDX-License-Identifier: AGPL-3.0-or-later
import { isDeepStrictEqual } from 'node:util';
import type { Difference } from '../../../kernel/differences.js';
import { PiazzaError, type ErrorCode } from '../../../kernel/errors.js';

/** What a file would change of one thing. */
export interface Planned {
  readonly slug: string;
  readonly isNew: boolean;
  readonly changes: readonly Difference[];
  /** Why it cannot become what the file wants. */
  readonly refusal: ErrorCode | undefined;
}

/** Settles one thing, or says why it cannot be. */
export function planThing(
  { slug, isNew }: Pick<Planned, 'slug' | 'isNew'>,
  settle: () => readonly Difference[],
): Planned {
  try {
    return { slug, isNew, changes: settle(), refusal: undefined };
  } catch (error) {
    if (!(error instanceof PiazzaError)) throw error;
    return { slug, isNew, changes: [], refusal: error.code };
  }
}

/** @throws PiazzaError `configuration.changed` when something else would be done than was planned */
export function demandPlanned(
  changes: readonly Difference[],
  planned: readonly Difference[],
  what: string,
): void {
  if (!isDeepStrictEqual(changes, planned))
    throw new PiazzaError('configuration.changed', { what });
}
