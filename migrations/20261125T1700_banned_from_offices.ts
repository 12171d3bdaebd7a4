// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const leads = (further: ReturnType<typeof sql>) => sql`
  create or replace view live_programme_lead as
    select id as grant_id, programme_id, member_id, valid_until as until from programme_grant
    where status = 'active' and valid_from <= now() and valid_until > now() ${further};
`;

/**
 * Who is banned from everything leads no programme and is asked to answer for nothing. A ban locks the member: the
 * lock here makes it wait for this transaction, or this transaction see it.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create function banned_everywhere(person uuid) returns boolean language sql stable as $$
      select exists (select from bans_against(person) b where b.community_id is null)
    $$;
    create function require_unbanned_member() returns trigger language plpgsql as $$
    begin
      perform 1 from member where id = new.member_id and status = 'active' for key share;
      if not found then
        raise exception 'the member is not active' using errcode = 'check_violation', constraint = 'member_in_good_standing';
      end if;
      if banned_everywhere(new.member_id) then
        raise exception 'the member is banned' using errcode = 'check_violation', constraint = 'member_not_banned';
      end if;
      return new;
    end $$;
    drop trigger organisation_grant_member on organisation_grant;
    create trigger organisation_grant_member before insert on organisation_grant
      for each row execute function require_unbanned_member();
    drop trigger programme_grant_member on programme_grant;
    create trigger programme_grant_member before insert on programme_grant
      for each row execute function require_unbanned_member();
    drop trigger seat_delegate_member on seat_delegate;
    create trigger seat_delegate_member before insert on seat_delegate
      for each row execute function require_unbanned_member();
    ${leads(sql`and not banned_everywhere(member_id)`)}
  `.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    ${leads(sql``)}
    drop trigger seat_delegate_member on seat_delegate;
    create trigger seat_delegate_member before insert on seat_delegate
      for each row execute function require_active_member();
    drop trigger programme_grant_member on programme_grant;
    create trigger programme_grant_member before insert on programme_grant
      for each row execute function require_active_member();
    drop trigger organisation_grant_member on organisation_grant;
    create trigger organisation_grant_member before insert on organisation_grant
      for each row execute function require_active_member();
    drop function require_unbanned_member();
    drop function banned_everywhere(uuid);
  `.execute(db);
}
