// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type RawBuilder } from 'kysely';
import type { ClientId } from '../../../kernel/ids.js';

/**
 * Whether a member put an end to what a portal receives: to it they are as somebody whom it never knew.
 * @param member a column, @param client a value or a column, as the statement names them
 */
export const endedAt = (member: string, client: string): string => `exists (
  select from release_notice n where n.member_id = ${member} and n.client_id = ${client} and n.ended_at is not null)`;

/** Whether that is so now, or was when something happened, at a moment that the statement names. */
export const endedWhen = (member: string, client: string, moment: string): string => `exists (
  select from release_notice n where n.member_id = ${member} and n.client_id = ${client}
    and (n.ended_at is not null or ${moment} < n.begun_at))`;

/** Whether it is so now, in a statement that carries its values. */
export const hasEnded = (
  member: string,
  clientId: ClientId,
): RawBuilder<boolean> => sql<boolean>`exists (
  select from release_notice n
  where n.member_id = ${sql.ref(member)} and n.client_id = ${clientId} and n.ended_at is not null)`;
