// SPDX-License-Identifier: AGPL-3.0-or-later
import { hash } from 'node:crypto';
import { z } from 'zod';
import {
  differences,
  type Difference,
  type Plain,
  type PlainFields,
} from '../../kernel/differences.js';
import { levels, type Level } from '../../kernel/level.js';
import { portalMetadata } from './metadata.js';
import { plainSettings, settingFields, type PortalSettings } from './settings.js';

const address = z.url({ protocol: /^https?$/, error: 'needs a full address' }).max(2_000);
const name = z.string().trim().min(1, 'needs a name').max(200);

/** What a file says of one portal; what it does not mention stays as it is. */
export const portalDocument = z
  .strictObject({
    name,
    controller: name,
    sector: name,
    /** Only from where secrets are kept: never written out. */
    secret: z.string().min(32, 'needs at least 32 characters'),
    redirectUris: z.array(address).min(1),
    postLogoutRedirectUris: z.array(address),
    returnUrls: z.array(address),
    scopes: z.array(z.string()),
    minimumLevel: z.enum(levels),
    allowedProviders: z.array(z.string()).nullable(),
    firstParty: z.boolean(),
    communities: z.union([z.literal('all'), z.array(z.string())]),
    metadata: portalMetadata,
    status: z.enum(['active', 'disabled']),
    ...settingFields,
  })
  .partial();
export type PortalDocument = z.output<typeof portalDocument>;

/** All of a portal that the configuration as code says, its secret aside. */
export interface PortalState extends PortalSettings {
  readonly name: string;
  readonly controller: string;
  readonly sector: string;
  readonly redirectUris: readonly string[];
  readonly postLogoutRedirectUris: readonly string[];
  readonly returnUrls: readonly string[];
  readonly scopes: readonly string[];
  readonly minimumLevel: Level;
  readonly allowedProviders: readonly string[] | null;
  readonly firstParty: boolean;
  readonly communities: readonly string[] | 'all';
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly status: 'active' | 'disabled';
}

/** What a portal is where nobody says otherwise: it serves no community. */
export const blankPortal: Omit<PortalState, 'sector'> = {
  name: '',
  controller: '',
  redirectUris: [],
  postLogoutRedirectUris: [],
  returnUrls: [],
  scopes: ['openid', 'profile', 'memberships'],
  minimumLevel: 'none',
  allowedProviders: null,
  firstParty: true,
  communities: [],
  metadata: {},
  status: 'active',
  ...plainSettings,
};

/** What must be said of a new one. */
export const neededOfPortal = ['name', 'controller', 'redirectUris'] as const;

export const portalDifferences = (from: PortalState, to: PortalState): Difference[] =>
  differences(asFields(from), asFields(to));

const asFields = ({ communities, ...state }: PortalState): PlainFields => {
  const served = communities === 'all' ? communities : communities.toSorted();
  return JSON.parse(JSON.stringify({ ...state, communities: served }));
};

/** Two states of one tag are the same: whoever changes a portal says by it what they looked at. */
export const stateTag = (state: PortalState): string =>
  hash('sha256', JSON.stringify(sorted(asFields(state))), 'base64url').slice(0, 27);

/** A record from the database has its fields in another order than one from a form. */
function sorted(value: Plain): Plain {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([field, one]) => [field, sorted(one)]));
}
