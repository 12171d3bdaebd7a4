// SPDX-License-Identifier: AGPL-3.0-or-later
import { sql, type Selectable } from 'kysely';
import type { Db, Trx } from '../../../database/database.js';
import type { CommunityTable, CommunityTextTable } from '../../../database/tables/membership.js';
import { trustId, type CommunityId, type OrganisationId, type Slug } from '../../../kernel/ids.js';
import {
  noText,
  plainText,
  statedForm,
  type CommunityState,
  type StatedText,
  type StatedWay,
} from '../../domain/as-code/state.js';
import { cardFields } from '../../domain/cards/card.js';
import { formDefinition } from '../../domain/form/definition.js';
import { optionalRoles } from '../../domain/roles/in-use.js';
import type { ServingPortal } from '../../domain/settings/home.js';
import { organisationsOf, type JoinWay } from '../../domain/joining/ways.js';
import { toWay } from '../communities.js';
import { readOrganisationNames } from './organisations.js';
import { portalsServing } from '../settings/home.js';

/** A community as the configuration as code sees it. */
export interface FoundCommunity {
  readonly id: CommunityId;
  readonly slug: Slug;
  readonly revision: number;
  readonly activeManagers: number;
  readonly state: CommunityState;
  readonly portals: readonly ServingPortal[];
}

export type Which = readonly string[] | 'all';

/** Communities that people belong to here, by their present addresses, in eight statements however many they are. */
export async function readStates(db: Db | Trx, which: Which): Promise<readonly FoundCommunity[]> {
  const query = db.selectFrom('community').selectAll().where('kind', '=', 'own').orderBy('slug');
  const rows = await (which === 'all'
    ? query.execute()
    : query.where(sql<boolean>`slug = any(${[...which]})`).execute());
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const parts = await readParts(db, ids);
  const serving = await portalsServing(db, ids);
  const ways = rows.map((row) => row.join_ways.map(toWay));
  const names = await readOrganisationNames(db, organisationsOf(ways.flat()));
  return rows.map((row, at) => ({
    id: trustId(row.id),
    slug: trustId(row.slug),
    revision: row.revision,
    activeManagers: row.active_managers,
    state: { ...toState(row, parts), ways: (ways[at] ?? []).map((way) => toStatedWay(way, names)) },
    portals: serving.get(row.id) ?? [],
  }));
}

/** Addresses, among these, that another kind of community has, or that one had before. */
export async function findTakenSlugs(
  db: Db | Trx,
  slugs: readonly string[],
  kind: Selectable<CommunityTable>['kind'],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ slug: string }>`
    select s.slug from community_slug s join community c on c.id = s.community_id
    where s.slug = any(${[...slugs]}) and (not s.current or c.kind <> ${kind})`.execute(db);
  return new Set(rows.map(({ slug }) => slug));
}

type TextRow = Selectable<CommunityTextTable>;
interface Parts {
  readonly texts: ReadonlyMap<string, readonly TextRow[]>;
  readonly terms: ReadonlyMap<string, { readonly it: string; readonly en: string }>;
  readonly forms: ReadonlyMap<string, unknown>;
  readonly groups: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly programmes: ReadonlyMap<string, readonly string[]>;
}

async function readParts(db: Db | Trx, ids: readonly string[]): Promise<Parts> {
  const some = sql`any(${[...ids]}::uuid[])`;
  const texts = await sql<TextRow>`
    select * from community_text where community_id = ${some}`.execute(db);
  const terms = await sql<{ key: string; value: { it: string; en: string } }>`
    select v.community_id as key, jsonb_object_agg(t.lang, t.content) as value
    from (
      select distinct on (community_id) community_id, id from terms_version
      where community_id = ${some} order by community_id, number desc
    ) v join terms_text t on t.version_id = v.id group by v.community_id`.execute(db);
  const forms = await sql<{ key: string; value: unknown }>`
    select distinct on (community_id) community_id as key, definition as value from form_version
    where community_id = ${some} order by community_id, version desc`.execute(db);
  const groups = await sql<{ key: string; value: Record<string, string> }>`
    select community_id as key, jsonb_object_agg(slug, name) as value from community_group
    where community_id = ${some} and ended_at is null group by community_id`.execute(db);
  const programmes = await sql<{ key: string; value: string[] }>`
    select pc.community_id as key, array_agg(p.slug order by p.slug) as value
    from programme_community pc join programme p on p.id = pc.programme_id
    where pc.community_id = ${some} group by pc.community_id`.execute(db);
  return {
    texts: byCommunity(texts.rows),
    terms: byKey(terms.rows),
    forms: byKey(forms.rows),
    groups: byKey(groups.rows),
    programmes: byKey(programmes.rows),
  };
}

function byCommunity(rows: readonly TextRow[]): ReadonlyMap<string, readonly TextRow[]> {
  const grouped = new Map<string, TextRow[]>();
  for (const row of rows) {
    grouped.set(row.community_id, [...(grouped.get(row.community_id) ?? []), row]);
  }
  return grouped;
}

const byKey = <Value>(rows: readonly { key: string; value: Value }[]): Map<string, Value> =>
  new Map(rows.map(({ key, value }) => [key, value]));

function toState(row: Selectable<CommunityTable>, parts: Parts): Omit<CommunityState, 'ways'> {
  const texts = parts.texts.get(row.id) ?? [];
  const textIn = (lang: 'it' | 'en') => texts.find((one) => one.lang === lang);
  const [italian, english] = [textIn('it'), textIn('en')];
  const terms = parts.terms.get(row.id);
  const form = parts.forms.get(row.id);
  // What ended with it is no longer said of it.
  const isClosed = row.status === 'archived';
  return {
    status: row.status,
    statusReason: row.status_reason,
    texts: {
      it: italian ? toText(italian) : noText,
      en: english ? toText(english) : null,
    },
    audience: row.audience,
    topics: row.topics,
    province: row.province,
    contact: row.contact,
    homeUrl: row.home_url,
    homePortal: isClosed ? null : row.home_portal,
    visibility: row.visibility,
    participation: row.participation,
    memberList: row.member_list,
    minimumLevel: row.minimum_level,
    levelReason: row.level_reason,
    admittedProviders: row.admitted_providers,
    ages: { admitted: row.ages ?? 'all', assessment: plainText(row.age_assessment ?? '') },
    coolDownDays: row.cool_down_days,
    serviceDays: row.service_days,
    term: {
      months: row.membership_months,
      graceDays: row.grace_days,
      onLoss: row.affiliation_loss,
    },
    furtherRoles: optionalRoles.filter((role) => row.further_roles.includes(role)),
    cardFields: cardFields.filter((field) => row.card_fields.includes(field)),
    programmes: parts.programmes.get(row.id) ?? [],
    terms: terms ? { it: plainText(terms.it), en: plainText(terms.en) } : null,
    form: statedForm(form === undefined ? undefined : formDefinition.parse(form)),
    groups: isClosed ? {} : (parts.groups.get(row.id) ?? {}),
  };
}

function toStatedWay(
  { affiliation, ...way }: JoinWay,
  names: ReadonlyMap<OrganisationId, string>,
): StatedWay {
  if (!affiliation) return way;
  const organisations = affiliation.organisations.map((id) => names.get(id) ?? id);
  return { ...way, affiliation: { ...affiliation, organisations } };
}

const toText = (row: TextRow): StatedText => ({
  name: plainText(row.name),
  summary: plainText(row.summary),
  howToJoin: plainText(row.how_to_join),
  description: plainText(row.description),
  privacyNote: plainText(row.privacy_note),
});
