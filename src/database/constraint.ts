// SPDX-License-Identifier: AGPL-3.0-or-later
import pg from 'pg';

/** The constraint that a statement violated (SQLSTATE class 23), or undefined for any other error. */
export function violatedConstraint(error: unknown): string | undefined {
  if (!(error instanceof pg.DatabaseError) || !error.code?.startsWith('23')) return undefined;
  return error.constraint;
}
