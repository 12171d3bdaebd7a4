// SPDX-License-Identifier: AGPL-3.0-or-later
import { termEnd } from '../../membership/domain/terms.js';
import { fixedId } from './chance.js';
import type { DemoPerson } from './people.js';
import type { TableRows } from './write-rows.js';

/** Who works on the platform: the first administrator started alone, the others are confirmed. */
export function planStaff({
  now,
  administrators: [first, ...others],
  staff,
}: {
  now: Date;
  administrators: readonly DemoPerson[];
  staff: readonly DemoPerson[];
}): TableRows {
  const confirmed = first ? first.id : null;
  const rowOf = officeRow(termEnd(now, 12));
  const rows = [
    ...(first ? [rowOf(first, 'platform_admin', null)] : []),
    ...others.map((person) => rowOf(person, 'platform_admin', confirmed)),
    ...staff.map((person) => rowOf(person, 'regional_staff', confirmed)),
  ];
  return { table: 'platform_grant', rows };
}

const officeRow =
  (until: Date) => (person: DemoPerson, role: string, confirmedBy: string | null) => ({
    id: fixedId(`office ${role} ${person.id}`, person.createdAt),
    role,
    status: 'active',
    member_id: person.id,
    confirmed_by: confirmedBy,
    created_at: person.createdAt,
    started_at: person.createdAt,
    valid_until: until,
  });
