// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Part } from '../../../database/together.js';
import type { ClientId, MemberId } from '../../../kernel/ids.js';

/** That a portal was given some claims of a member, by name. */
export interface Receipt {
  readonly memberId: MemberId;
  readonly clientId: ClientId;
  readonly claims: readonly string[];
  readonly at: Date;
  /** The sign-in that it was given them for, where it is of this moment: its session, and its time in whole seconds. */
  readonly signIn: { readonly sessionUid: string; readonly authTime: number } | undefined;
}

const text = `
  update release_notice r set
    received = array(select distinct unnest(r.received || $3::text[]) order by 1),
    first_received_at = coalesce(r.first_received_at, $4),
    last_received_at = greatest(r.last_received_at, $4),
    (provider, level) = (
      select coalesce(max(p.provider), r.provider), coalesce(max(p.level), r.level)
      from (
        select s.provider, s.level from portal_session_proof s
        where s.oidc_session_uid = $5 and floor(extract(epoch from s.at)) = $6
        order by s.at desc limit 1
      ) p
    )
  where r.member_id = $1 and r.client_id = $2 and r.ended_at is null`;

export const receiptPart = ({ memberId, clientId, claims, at, signIn }: Receipt): Part => ({
  text,
  values: [
    memberId,
    clientId,
    [...claims],
    at,
    signIn?.sessionUid ?? null,
    signIn?.authTime ?? null,
  ],
});
