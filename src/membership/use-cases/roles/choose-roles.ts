// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Db } from '../../../database/database.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Clock } from '../../../kernel/clock.js';
import type { Slug } from '../../../kernel/ids.js';
import { optionalRoles, type OptionalRole } from '../../domain/roles/in-use.js';
import { setFurtherRoles } from '../../store/communities.js';
import { switchOptions } from '../settings/switch-options.js';

/**
 * Switches a community's further roles on and off. A role that is switched off is given no more; who holds it
 * keeps it until its term.
 * @throws PiazzaError `community.not_found`, `right.missing`, `session.level_too_low`
 */
export const chooseRoles = (
  deps: { db: Db; now: Clock },
  { roles, ...where }: { actor: Actor; slug: Slug; roles: readonly OptionalRole[] },
): Promise<void> =>
  switchOptions(deps, where, {
    all: optionalRoles,
    wanted: roles,
    held: (community) => community.furtherRoles,
    save: setFurtherRoles,
    event: 'community.roles_chosen',
  });
