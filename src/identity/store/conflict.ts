// SPDX-License-Identifier: AGPL-3.0-or-later
import { violatedConstraint } from '../../database/constraint.js';

const decisive = ['person_key_pkey', 'identity_issuer_subject_key'];

/** Another transaction gave the same key or the same external identity to a member first. */
export const isLostRace = (error: unknown): boolean =>
  decisive.includes(violatedConstraint(error) ?? '');
