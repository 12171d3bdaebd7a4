// SPDX-License-Identifier: AGPL-3.0-or-later

/** The `code` that Node and PostgreSQL put on their errors: `ENOENT`, `23505`. */
export function errorCode(error: unknown): string | undefined {
  const code: unknown =
    typeof error === 'object' && error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
