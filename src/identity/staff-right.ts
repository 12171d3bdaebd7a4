// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db, Trx } from '../database/database.js';
import type { Actor } from '../kernel/actor.js';

/** What staff may do about persons: look them up, keep one out, limit what is done with their data, decide whether two are one. */
export type StaffRight = 'person.support_view' | 'person.suspend' | 'person.merge' | 'person.limit';

/**
 * Refuses whoever lacks a right; the wiring hands it over, identity knows no roles.
 * @throws PiazzaError `right.missing`, `session.level_too_low`
 */
export type DemandRight = (db: Db | Trx, actor: Actor, right: StaffRight) => Promise<void>;
