// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** Role, scope, rank, what it allows: as `src/membership/domain/roles.ts` has it, which a test compares. */
const roles: readonly (readonly [string, string, number, string])[] = [
  [
    'manager',
    'community',
    90,
    `
    audit.read_community card.moderate community.edit_policy community.edit_text
    community.read form.edit form.read_answers group.assign group.create group.edit
    member.export member.list_full member.list_public membership.ban membership.decide
    membership.invite membership.remove membership.suspend membership.unban report.handle
    role.accept_proposal:co_manager role.accept_proposal:editor
    role.accept_proposal:facilitator role.accept_proposal:manager
    role.accept_proposal:membership_manager role.accept_proposal:moderator
    role.accept_proposal:observer role.offer:co_manager role.offer:editor
    role.offer:facilitator role.offer:manager role.offer:membership_manager
    role.offer:moderator role.offer:observer role.propose role.revoke:co_manager
    role.revoke:editor role.revoke:facilitator role.revoke:membership_manager
    role.revoke:moderator role.revoke:observer stats.read_community terms.publish
  `,
  ],
  [
    'caretaker',
    'community',
    80,
    `
    community.edit_text community.read form.read_answers member.list_full member.list_public
    membership.decide membership.invite role.propose stats.read_community
  `,
  ],
  [
    'co_manager',
    'community',
    70,
    `
    card.moderate community.edit_text community.read form.read_answers group.assign
    group.create group.edit member.list_full member.list_public membership.decide
    membership.invite membership.suspend report.handle role.accept_proposal:editor
    role.accept_proposal:facilitator role.accept_proposal:membership_manager
    role.accept_proposal:moderator role.offer:editor role.offer:facilitator
    role.offer:membership_manager role.offer:moderator role.propose role.revoke:editor
    role.revoke:facilitator role.revoke:membership_manager role.revoke:moderator
    stats.read_community
  `,
  ],
  [
    'membership_manager',
    'community',
    50,
    `
    community.read form.read_answers member.list_full member.list_public membership.decide
    membership.invite role.propose
  `,
  ],
  [
    'moderator',
    'community',
    40,
    `
    card.moderate community.read member.list_public report.handle role.propose
  `,
  ],
  [
    'facilitator',
    'community',
    40,
    `
    community.read group.assign group.create group.edit member.list_public role.propose
  `,
  ],
  [
    'editor',
    'community',
    30,
    `
    community.edit_text community.read member.list_public role.propose
  `,
  ],
  [
    'observer',
    'community',
    20,
    `
    community.read member.list_full member.list_public role.propose stats.read_community
  `,
  ],
  [
    'member',
    'community',
    10,
    `
    community.read member.list_public role.propose
  `,
  ],
  [
    'programme_lead',
    'programme',
    60,
    `
    community.read stats.read_community
  `,
  ],
  ['representative', 'organisation', 60, ``],
  ['delegate', 'organisation', 50, ``],
  [
    'platform_admin',
    'platform',
    100,
    `
    client.register staff.confirm staff.end staff.invite staff.read stats.read_platform
  `,
  ],
  [
    'regional_staff',
    'platform',
    95,
    `
    appeal.decide community.approve community.archive community.freeze community.read
    member.list_full role.accept_proposal:co_manager role.accept_proposal:manager
    role.accept_proposal:membership_manager role.accept_proposal:observer
    role.appoint_caretaker role.offer:co_manager role.offer:manager
    role.offer:membership_manager role.offer:observer role.revoke:caretaker
    role.revoke:co_manager role.revoke:editor role.revoke:facilitator role.revoke:manager
    role.revoke:membership_manager role.revoke:moderator role.revoke:observer staff.read
    stats.read_community stats.read_platform
  `,
  ],
  [
    'privacy_officer',
    'platform',
    85,
    `
    audit.read_community audit.read_platform person.support_view
  `,
  ],
  [
    'support',
    'platform',
    60,
    `
    person.support_view
  `,
  ],
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const [code, scope, rank, permissions] of roles) {
    await sql`insert into role_definition (code, scope, rank) values (${code}, ${scope}, ${rank})`.execute(
      db,
    );
    const codes = permissions.split(/\s+/).filter(Boolean);
    await sql`insert into role_permission (role, permission) select ${code}, unnest(${codes}::text[])`.execute(
      db,
    );
  }
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`delete from role_permission`.execute(db);
  await sql`delete from role_definition`.execute(db);
}
