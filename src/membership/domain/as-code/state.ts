// SPDX-License-Identifier: AGPL-3.0-or-later
import { differences, type Difference, type PlainFields } from '../../../kernel/differences.js';
import type { Level } from '../../../kernel/level.js';
import { usualCardFields, type CardField } from '../cards/card.js';
import type {
  Audience,
  CommunityStatus,
  MemberListAudience,
  Participation,
  Visibility,
} from '../community.js';
import { isEmpty, type FormDefinition } from '../form/definition.js';
import type { Ages } from '../joining/ages.js';
import type { JoinWay } from '../joining/ways.js';
import { usualServiceDays } from '../join-request.js';
import type { AffiliationDemand } from '../organisations/demand.js';
import type { AffiliationLoss } from '../term/term.js';
import type { OptionalRole } from '../roles/in-use.js';

/** The words of a community in one language. */
export interface StatedText {
  readonly name: string;
  readonly summary: string;
  readonly howToJoin: string;
  readonly description: string;
  readonly privacyNote: string;
}

/** The terms in force or to come, in both languages. */
export interface StatedTerms {
  readonly it: string;
  readonly en: string;
}

/** Where a community wants its members from, with organisations as files name them. */
export interface StatedDemand extends Omit<AffiliationDemand, 'organisations'> {
  readonly organisations: readonly string[];
}

export interface StatedWay extends Omit<JoinWay, 'affiliation'> {
  readonly affiliation?: StatedDemand | undefined;
}

/** All of a community by itself that the configuration as code says; null where there is nothing. */
export interface CommunityState {
  readonly status: CommunityStatus;
  readonly statusReason: string | null;
  readonly texts: { readonly it: StatedText; readonly en: StatedText | null };
  readonly audience: Audience;
  readonly topics: readonly string[];
  readonly province: string | null;
  readonly contact: string | null;
  readonly homeUrl: string | null;
  readonly homePortal: string | null;
  readonly visibility: Visibility;
  readonly participation: Participation;
  readonly memberList: MemberListAudience;
  readonly minimumLevel: Level;
  readonly levelReason: string | null;
  readonly admittedProviders: readonly string[] | null;
  readonly ages: { readonly admitted: Ages | 'all'; readonly assessment: string };
  readonly coolDownDays: number;
  readonly serviceDays: number;
  readonly ways: readonly StatedWay[];
  readonly term: {
    readonly months: number | null;
    readonly graceDays: number;
    readonly onLoss: AffiliationLoss;
  };
  readonly furtherRoles: readonly OptionalRole[];
  readonly cardFields: readonly CardField[];
  readonly programmes: readonly string[];
  readonly terms: StatedTerms | null;
  readonly form: FormDefinition | null;
  /** Names by address. */
  readonly groups: Readonly<Record<string, string>>;
}

export const noText: StatedText = {
  name: '',
  summary: '',
  howToJoin: '',
  description: '',
  privacyNote: '',
};

/** What a community begins as where nobody says otherwise. */
export const blankState: CommunityState = {
  status: 'draft',
  statusReason: null,
  texts: { it: noText, en: null },
  audience: 'open',
  topics: [],
  province: null,
  contact: null,
  homeUrl: null,
  homePortal: null,
  visibility: 'public',
  participation: 'members',
  memberList: 'members',
  minimumLevel: 'low',
  levelReason: null,
  admittedProviders: null,
  ages: { admitted: 'all', assessment: '' },
  coolDownDays: 30,
  serviceDays: usualServiceDays,
  ways: [{ path: 'open' }],
  term: { months: null, graceDays: 60, onLoss: 'grace' },
  furtherRoles: [],
  cardFields: usualCardFields,
  programmes: [],
  terms: null,
  form: null,
  groups: {},
};

/** Field by field; a form is one thing. */
export const stateDifferences = (from: CommunityState, to: CommunityState): Difference[] =>
  differences(asFields(from), asFields(to), ['form']);

/** Only what a file can say is in it: through its text, whatever is undefined goes. */
const asFields = (state: CommunityState): PlainFields => JSON.parse(JSON.stringify(state));

/** Line ends as files have them, nothing around: a form of a browser and a file say the same. */
export const plainText = (text: string): string => text.replaceAll('\r\n', '\n').trim();

/** A form without questions asks nothing, like none. */
export const statedForm = (form: FormDefinition | undefined): FormDefinition | null =>
  form && !isEmpty(form) ? form : null;
