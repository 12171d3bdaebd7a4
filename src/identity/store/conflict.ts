// SPDX-License-Identifier: AGPL-3.0-or-later

const decisive = new Set(['person_key_pkey', 'identity_issuer_subject_key']);

/** Another transaction gave the same key or the same external identity to a member first. */
export function isLostRace(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || !('constraint' in error)) return false;
  return (
    error.code === '23505' && typeof error.constraint === 'string' && decisive.has(error.constraint)
  );
}
