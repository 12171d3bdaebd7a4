// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

/** What a row is, for whoever reads the catalogue; `docs/data-model.md` is made of it. */
const comments: readonly (readonly [string, string])[] = [
  ['affiliation', 'Somebody belongs to an organisation, and how that was found to be so.'],
  ['appeal', 'A member asks the regional staff to look again at what was decided about them.'],
  ['appeal_message', 'What either side of an appeal has written.'],
  ['attempt', 'A sign-in under way: bound to one browser, used once.'],
  ['attempt_once', 'What may come only once until a moment, such as the id of an assertion.'],
  ['audit_entry', 'Who did what to whom, chained by hashes; nothing is ever changed or taken out.'],
  [
    'authentication_event',
    'A proof of identity within a session: by what means, how strong, when.',
  ],
  ['ban_key', 'What a ban goes by when the member was erased: a keyed hash that names nobody.'],
  [
    'client_certificate',
    'A certificate on its way from the listener for cards to the main one, for a minute.',
  ],
  ['community', 'A community of practice with its rules.'],
  ['community_group', 'A group inside a community.'],
  ['community_promoter', 'Somebody signs a request for a community, or was asked to.'],
  ['community_request', 'A member asks for a new community.'],
  [
    'community_request_message',
    'What the staff asked about a request for a community, and the answers.',
  ],
  ['community_slug', 'A name in addresses, never given twice.'],
  ['community_text', 'What a community says of itself in one language.'],
  ['contact_point', 'An address of a member, proven or not.'],
  ['following', 'Somebody follows a community without belonging to it.'],
  ['form_draft', 'An application form that is being written.'],
  ['form_version', 'An application form as it was asked; never changed.'],
  ['free_mail_domain', 'A mail domain where anybody gets an address, so that it proves nothing.'],
  ['group_member', 'A member of a community is in one of its groups.'],
  ['handover_note', 'What somebody who gave a role back left to whoever comes after.'],
  ['identity', 'A way in: unique by issuer and subject.'],
  ['invitation', 'Somebody is asked by mail to become a member of a community.'],
  ['join_request', 'Somebody asks to become a member of a community.'],
  ['kept_form', 'A form filled in, kept sealed while the person proves who they are.'],
  ['measure', 'A suspension, a removal or a ban of one member in one community, with its reason.'],
  ['member', 'A person, whatever they sign in with.'],
  ['member_count', 'How many belong to a community, brought up to date every few seconds.'],
  ['member_count_delta', 'Who came or went since: added to the count by a job.'],
  ['merge', 'Two profiles were one person: what was moved, so that it can be taken back.'],
  [
    'oidc_artifact',
    'A code, a token, a grant or a session of the OpenID Provider; ids are hashed.',
  ],
  ['organisation', 'A body, an association, a firm, or people who meet without founding anything.'],
  ['organisation_domain', 'A mail domain at which only people of the organisation have addresses.'],
  ['organisation_grant', 'Somebody answers for an organisation.'],
  ['organisation_unit', 'An area or an office of a public body.'],
  ['outbox', 'A change that others are told of, in the transaction that made it.'],
  ['pairwise_subject', 'By what name the portals of one sector know a member.'],
  ['pending_answer', 'A question to somebody who has just signed in.'],
  ['person_key', 'A national identifier as a keyed hash: one member for each.'],
  ['platform_grant', 'A role on the whole platform.'],
  ['portal', 'A portal that delegates sign-in and membership.'],
  ['portal_community', 'A community that a portal serves.'],
  ['programme', 'A programme that communities belong to.'],
  ['programme_community', 'A community belongs to a programme.'],
  ['provider_cache', 'What a provider keeps for a while.'],
  ['provider_document', 'What a provider keeps for good, version by version.'],
  ['provider_task', 'When a task of a provider ran last.'],
  ['rate_limit', 'How often somebody did something lately.'],
  ['register_anchor', 'The end of the chain of the sign-in register.'],
  ['register_entry', 'A message of a sign-in, sealed, kept for 24 months.'],
  [
    'register_month',
    'The key of one month of the sign-in register; gone, the month cannot be read.',
  ],
  ['release_notice', 'What a member was shown before a portal received it.'],
  ['review_case', 'A sign-in that says of one person what is known of another.'],
  ['review_side', 'A member whom a review concerns.'],
  ['role_definition', 'A role with its scope and rank.'],
  [
    'role_grant',
    'A role of one member in one community, from the first word of either side to its end.',
  ],
  ['role_permission', 'What a role allows.'],
  ['session', 'A browser that is known; its secret is hashed.'],
  ['session_client', 'A portal that was signed in to from a session.'],
  ['stint', 'One membership from its beginning to its end; coming back is another.'],
  ['suspension', 'A member whom the staff keeps out for a time.'],
  ['terms_acceptance', 'Somebody accepted a version of terms: kept as evidence.'],
  ['terms_text', 'Terms in one language, with their hash.'],
  ['terms_version', 'A version of the terms of a community or of the platform.'],
  ['withdrawal', 'A provider says that somebody took a consent back, or wants their data deleted.'],
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const [table, comment] of comments) {
    await sql`comment on table ${sql.table(table)} is ${sql.lit(comment)}`.execute(db);
  }
}

export async function down(db: Kysely<never>): Promise<void> {
  for (const [table] of comments) {
    await sql`comment on table ${sql.table(table)} is null`.execute(db);
  }
}
