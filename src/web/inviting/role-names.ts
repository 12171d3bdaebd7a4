// SPDX-License-Identifier: AGPL-3.0-or-later
import { en } from '../../i18n/en/index.js';
import { it } from '../../i18n/it/index.js';
import { communityRoles, type CommunityRole } from '../../membership/domain/permissions.js';

const names: ReadonlyMap<string, CommunityRole> = new Map(
  communityRoles.flatMap((role) =>
    [role, it[`role.${role}`], en[`role.${role}`]].map((name) => [name.toLowerCase(), role]),
  ),
);

/** The role that goes by a name, in small letters: its code, or what it is called in either language. */
export const roleNamed = (name: string): CommunityRole | undefined => names.get(name);
