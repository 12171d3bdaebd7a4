// SPDX-License-Identifier: AGPL-3.0-or-later
import { demandRight } from '../membership/use-cases/demand-right.js';
import type { StaffDeps } from '../portal/use-cases/staff-deps.js';

/** Who keeps the register of portals. */
export const demandKeeper: StaffDeps['demandKeeper'] = async (at, actor) =>
  demandRight(at, actor, 'client.register');
