// SPDX-License-Identifier: AGPL-3.0-or-later

/** What a service provider is in SPID (AgID Avviso 29 v3; aggregators and operators: Avviso 19 v4). */
export const serviceRoles = [
  'public',
  'private',
  'public-full-aggregator',
  'public-light-aggregator',
  'private-full-aggregator',
  'private-light-aggregator',
  'public-full-operator',
  'public-light-operator',
] as const;
export type ServiceRole = (typeof serviceRoles)[number];

export type Sector = 'Public' | 'Private';

/** How the metadata of a role differs from the others. */
export interface RoleForm {
  /** The empty element that names the role, on the contact of the body that runs the service. */
  readonly marker: string;
  /** The activity code, which the entityID has to contain. */
  readonly activity?: string;
  /** What the body is that an aggregator speaks for; it stands in Organization then. */
  readonly represents?: Sector;
  /** Light: the represented body runs its own system, with the keys of its own metadata. */
  readonly light?: true;
  /** Private services pay: a second contact says who. */
  readonly billing?: true;
}

export const roleForms: Readonly<Record<ServiceRole, RoleForm>> = {
  public: { marker: 'Public' },
  private: { marker: 'Private', billing: true },
  'public-full-aggregator': {
    marker: 'PublicServicesFullAggregator',
    activity: 'pub-ag-full',
    represents: 'Public',
  },
  'public-light-aggregator': {
    marker: 'PublicServicesLightAggregator',
    activity: 'pub-ag-lite',
    represents: 'Public',
    light: true,
  },
  'private-full-aggregator': {
    marker: 'PrivateServicesFullAggregator',
    activity: 'pri-ag-full',
    represents: 'Private',
    billing: true,
  },
  'private-light-aggregator': {
    marker: 'PrivateServicesLightAggregator',
    activity: 'pri-ag-lite',
    represents: 'Private',
    light: true,
    billing: true,
  },
  'public-full-operator': { marker: 'PublicServicesFullOperator', activity: 'pub-op-full' },
  'public-light-operator': {
    marker: 'PublicServicesLightOperator',
    activity: 'pub-op-lite',
    represents: 'Public',
    light: true,
  },
};
