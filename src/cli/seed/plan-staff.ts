// SPDX-License-Identifier: AGPL-3.0-or-later
import { fixedId } from './chance.js';
import type { DemoPerson } from './people.js';
import type { TableRows } from './write-rows.js';

/** Who works on the platform: the first administrator started alone, the others are confirmed. */
export function planStaff({
  administrators: [first, ...others],
  staff,
}: {
  administrators: readonly DemoPerson[];
  staff: readonly DemoPerson[];
}): TableRows {
  const confirmed = first ? first.id : null;
  const rows = [
    ...(first ? [officeRow(first, 'platform_admin', null)] : []),
    ...others.map((person) => officeRow(person, 'platform_admin', confirmed)),
    ...staff.map((person) => officeRow(person, 'regional_staff', confirmed)),
  ];
  return { table: 'platform_grant', rows };
}

const officeRow = (person: DemoPerson, role: string, confirmedBy: string | null) => ({
  id: fixedId(`office ${role} ${person.id}`, person.createdAt),
  role,
  status: 'active',
  member_id: person.id,
  confirmed_by: confirmedBy,
  created_at: person.createdAt,
  started_at: person.createdAt,
});
