// SPDX-License-Identifier: AGPL-3.0-or-later
import type { RosterEntry } from '../../store/roster/entry.js';

export const toMember = ({ subject, since, until, roles, groups }: RosterEntry) => ({
  subject,
  member: since !== undefined,
  since: since ?? null,
  until: until ?? null,
  roles,
  groups,
});
