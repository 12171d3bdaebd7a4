// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Kysely } from 'kysely';

const schema = sql`
  create table organisation (
    id uuid primary key,
    kind text not null check (kind in ('public_body', 'association', 'company', 'informal_group')),
    name text not null check (length(btrim(name)) between 2 and 300),
    -- Of the index of public administrations (IPA).
    ipa_code text unique check (ipa_code ~ '^[A-Za-z0-9_.-]{1,30}$'),
    tax_code text check (tax_code ~ '^([0-9]{11}|[A-Z0-9]{16})$'),
    province text check (province ~ '^[A-Z]{2}$'),
    website text,
    status text not null check (status in ('active', 'dissolved')),
    source text not null check (source in ('ipa', 'staff')),
    created_by uuid references member (id),
    created_at timestamptz not null,
    -- When the index last named it.
    refreshed_at timestamptz,
    dissolved_at timestamptz,
    constraint organisation_of_index check ((source = 'ipa') = (refreshed_at is not null) and (source <> 'ipa' or ipa_code is not null)),
    -- People who meet without founding anything have no number.
    constraint organisation_informal check (kind <> 'informal_group' or (ipa_code is null and tax_code is null)),
    constraint organisation_dissolved check ((status = 'dissolved') = (dissolved_at is not null))
  );
  create unique index organisation_tax_code_key on organisation (tax_code) where tax_code is not null and source = 'staff';
  create index organisation_name_idx on organisation using gin (fold_text(name) gin_trgm_ops);
  create index organisation_refreshed_idx on organisation (refreshed_at) where source = 'ipa' and status = 'active';

  -- Homogeneous organisational areas (AOO) and organisational units (UO) of a public body.
  create table organisation_unit (
    code text primary key check (code ~ '^[A-Za-z0-9_.-]{1,30}$'),
    organisation_id uuid not null references organisation (id),
    kind text not null check (kind in ('aoo', 'uo')),
    name text not null,
    parent_code text,
    refreshed_at timestamptz not null,
    constraint organisation_unit_of_key unique (code, organisation_id)
  );
  create index organisation_unit_of_idx on organisation_unit (organisation_id, kind, name);

  -- Mailboxes that anybody can open prove nothing about an organisation.
  create table free_mail_domain (
    domain text primary key
  );
  insert into free_mail_domain (domain) values
    ('gmail.com'), ('googlemail.com'), ('outlook.com'), ('outlook.it'), ('hotmail.com'), ('hotmail.it'), ('live.com'),
    ('live.it'), ('msn.com'), ('yahoo.com'), ('yahoo.it'), ('ymail.com'), ('icloud.com'), ('me.com'), ('aol.com'),
    ('libero.it'), ('inwind.it'), ('iol.it'), ('blu.it'), ('virgilio.it'), ('alice.it'), ('tin.it'), ('tim.it'),
    ('tiscali.it'), ('email.it'), ('fastwebnet.it'), ('poste.it'), ('proton.me'), ('protonmail.com'), ('gmx.com'),
    ('pec.it'), ('legalmail.it'), ('postecert.it'), ('arubapec.it');
  create table organisation_domain (
    domain text primary key check (domain ~ '^[a-z0-9-]+(\\.[a-z0-9-]+)+$'),
    organisation_id uuid not null references organisation (id),
    verified_by uuid not null references member (id),
    verified_at timestamptz not null
  );
  create index organisation_domain_of_idx on organisation_domain (organisation_id);
  create function refuse_free_mail() returns trigger language plpgsql as $$
  begin
    if exists (select from free_mail_domain where domain = new.domain) then
      raise exception 'anybody can have an address there' using errcode = 'check_violation', constraint = 'organisation_domain_free_mail';
    end if;
    return new;
  end $$;
  create trigger organisation_domain_free_mail before insert or update on organisation_domain
    for each row execute function refuse_free_mail();

  -- Somebody belongs to an organisation: what they say, and how it was found to be so.
  create table affiliation (
    id uuid primary key,
    member_id uuid not null references member (id),
    organisation_id uuid not null references organisation (id),
    unit_code text,
    kind text not null check (kind in ('employee', 'elected', 'associate', 'volunteer', 'collaborator')),
    title text not null default '' check (length(title) <= 120),
    proof text not null check (proof in ('declared', 'email_domain', 'representative', 'professional_identity')),
    status text not null check (status in ('active', 'refused', 'ended')),
    since timestamptz not null,
    verified_by uuid references member (id),
    verified_at timestamptz,
    ended_at timestamptz,
    ended_by uuid references member (id),
    end_reason text,
    constraint affiliation_unit foreign key (unit_code, organisation_id) references organisation_unit (code, organisation_id),
    constraint affiliation_verified check ((proof = 'declared') = (verified_at is null)),
    constraint affiliation_by_representative check ((proof = 'representative') = (verified_by is not null)),
    constraint affiliation_not_by_self check (verified_by <> member_id),
    constraint affiliation_end check ((status = 'active') = (ended_at is null)),
    constraint affiliation_refusal_reason check (status <> 'refused' or length(btrim(coalesce(end_reason, ''))) > 0)
  );
  create unique index affiliation_live_key on affiliation (member_id, organisation_id, kind) where ended_at is null;
  create index affiliation_of_organisation_idx on affiliation (organisation_id, since, id) where ended_at is null;
  create index affiliation_member_idx on affiliation (member_id);
  create trigger affiliation_member before insert on affiliation
    for each row execute function require_active_member();

  -- Who answers for an organisation; staff appoint the first after a look at the index or the statute.
  create table organisation_grant (
    id uuid primary key,
    organisation_id uuid not null references organisation (id),
    member_id uuid not null references member (id),
    role text not null references role_definition (code) check (role = 'representative'),
    status text not null check (status in ('offered', 'active', 'declined', 'resigned', 'revoked', 'expired')),
    granted_by uuid not null references member (id),
    -- What was looked at: an act, a statute, the index.
    evidence text not null check (length(btrim(evidence)) > 0),
    months integer not null check (months between 1 and 36),
    created_at timestamptz not null,
    valid_until timestamptz,
    ended_at timestamptz,
    constraint organisation_grant_not_to_self check (granted_by <> member_id),
    constraint organisation_grant_end check ((status in ('offered', 'active')) = (ended_at is null)),
    constraint organisation_grant_term check (status <> 'active' or valid_until is not null)
  );
  create unique index organisation_grant_live_key on organisation_grant (organisation_id, member_id) where ended_at is null;
  create index organisation_grant_member_idx on organisation_grant (member_id) where ended_at is null;
  create index organisation_grant_due_idx on organisation_grant (valid_until) where status = 'active';
  create trigger organisation_grant_member before insert on organisation_grant
    for each row execute function require_active_member();

  insert into role_permission (role, permission) values ('regional_staff', 'org.create'), ('regional_staff', 'org.verify');
`;

export async function up(db: Kysely<never>): Promise<void> {
  await schema.execute(db);
}

export async function down(db: Kysely<never>): Promise<void> {
  await sql`
    delete from role_permission where permission in ('org.create', 'org.verify');
    drop table organisation_grant, affiliation;
    drop table organisation_domain, free_mail_domain, organisation_unit, organisation;
    drop function refuse_free_mail();
  `.execute(db);
}
