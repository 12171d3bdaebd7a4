// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../kernel/clock.js';
import { communityRoles, type CommunityRole } from '../../membership/domain/permissions.js';
import { fixedId, type Chance } from './chance.js';
import type { DemoPerson } from './people.js';
import { communityId } from './plan-communities.js';
import type { DemoStint } from './plan-stints.js';
import type { TableRows } from './write-rows.js';

export interface Grant {
  readonly stint: DemoStint;
  readonly role: CommunityRole;
  readonly status: 'active' | 'offered' | 'proposed';
  readonly by: DemoPerson;
  readonly from: Date;
  readonly message?: string;
}

interface Signers {
  readonly chance: Chance;
  readonly now: Date;
  /** Signs for managers. */
  readonly staff: DemoPerson;
  /** Signs for the staff's own. */
  readonly administrator: DemoPerson;
}

const proposal =
  'Mi propongo per la co-gestione: seguo la comunità da tempo e posso dedicarle qualche ora alla settimana.';

/** Roles of one community: its longest-standing members hold them; one has been offered and one proposed. */
export function planRoles(stints: readonly DemoStint[], signers: Signers): Grant[] {
  const waiting = stints.filter(({ endedAt }) => endedAt === undefined);
  const [community] = stints.map((stint) => stint.community);
  if (!community) return [];
  const grants = communityRoles.flatMap((role) =>
    waiting.splice(0, community.roles[role] ?? 0).map((stint) => held(stint, role, signers)),
  );
  const first = grants[0]?.stint.person ?? signers.staff;
  const signed = grants.map((grant) =>
    grant.role === 'manager' ? grant : { ...grant, by: first },
  );
  const [invited, volunteer] = waiting;
  if (!invited || !volunteer || community.rules.visibility === 'hidden') return signed;
  const open = { by: first, from: later(signers.now, -3 * day) };
  return [
    ...signed,
    { ...open, stint: invited, role: 'editor', status: 'offered' },
    { ...open, stint: volunteer, role: 'co_manager', status: 'proposed', message: proposal },
  ];
}

export const grantId = ({ stint, role, from }: Grant): string =>
  fixedId(`grant ${stint.id} ${role}`, from);

export const grantRows = (grants: readonly Grant[]): TableRows => ({
  table: 'role_grant',
  rows: grants.map((grant) => ({
    id: grantId(grant),
    stint_id: grant.stint.id,
    community_id: communityId(grant.stint.community),
    member_id: grant.stint.person.id,
    role: grant.role,
    status: grant.status,
    offered_by: grant.status === 'proposed' ? null : grant.by.id,
    granted_by: grant.status === 'active' ? grant.by.id : null,
    founder: false,
    message: grant.message ?? '',
    months: monthsOf(grant.role),
    valid_from: grant.status === 'active' ? grant.from : null,
    valid_until:
      grant.status === 'active' ? later(grant.from, monthsOf(grant.role) * 30 * day) : null,
    created_at: grant.from,
  })),
});

const monthsOf = (role: CommunityRole): number => (role === 'manager' ? 24 : 12);

/** Begun in the last months, so that it still runs. */
function held(
  stint: DemoStint,
  role: CommunityRole,
  { chance, now, staff, administrator }: Signers,
): Grant {
  const by = stint.person.id === staff.id ? administrator : staff;
  const from = later(now, -(20 + chance.below(200)) * day);
  return { stint, role, status: 'active', by, from };
}
