// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, later } from '../../kernel/clock.js';
import { fixedId } from './chance.js';
import type { DemoPerson } from './people.js';
import type { TableRows } from './write-rows.js';

/** None of them exists; the tax code of the cooperative is that of a persona's professional identity. */
const organisations = {
  insieme: { kind: 'association', name: 'Associazione Insieme (demo)', taxCode: '00000000016' },
  querce: { kind: 'company', name: 'Cooperativa Le Querce (demo)', taxCode: '00000000024' },
  cammino: { kind: 'informal_group', name: 'Gruppo di cammino del parco (demo)', taxCode: null },
} as const;
export const organisationNames = ['insieme', 'querce', 'cammino'] as const;
export type OrganisationName = (typeof organisationNames)[number];

const founded = new Date('2024-03-01T08:00:00Z');
export const organisationId = (name: OrganisationName): string =>
  fixedId(`organisation ${name}`, founded);

interface Region {
  /** Answers for the association. */
  readonly representative: DemoPerson;
  readonly staff: DemoPerson;
  /** Say that they belong to it; the first is confirmed. */
  readonly people: readonly DemoPerson[];
  readonly now: Date;
}

/** Three organisations, one with an address domain, somebody who answers for it, and people who belong to it. */
export function planOrganisations({ representative, staff, people, now }: Region): TableRows[] {
  return [
    { table: 'organisation', rows: organisationNames.map((name) => organisationRow(name, staff)) },
    {
      table: 'organisation_domain',
      rows: [
        {
          domain: 'insieme.example.org',
          organisation_id: organisationId('insieme'),
          verified_by: staff.id,
          verified_at: founded,
        },
      ],
    },
    { table: 'organisation_grant', rows: [grantRow(representative, staff, now)] },
    {
      table: 'affiliation',
      rows: people.map((person, index) => affiliationRow(person, index === 0, representative)),
    },
  ];
}

const organisationRow = (name: OrganisationName, staff: DemoPerson) => {
  const { kind, name: called, taxCode } = organisations[name];
  return {
    id: organisationId(name),
    kind,
    name: called,
    code: name,
    tax_code: taxCode,
    province: 'BO',
    status: 'active',
    source: 'staff',
    created_by: staff.id,
    created_at: founded,
  };
};

const grantRow = (person: DemoPerson, staff: DemoPerson, now: Date) => ({
  id: fixedId(`represents ${person.id}`, founded),
  organisation_id: organisationId('insieme'),
  member_id: person.id,
  role: 'representative',
  status: 'active',
  granted_by: staff.id,
  evidence: 'Statuto, art. 3',
  months: 24,
  created_at: founded,
  valid_until: later(now, 400 * day),
});

function affiliationRow(person: DemoPerson, confirmed: boolean, by: DemoPerson) {
  return {
    id: fixedId(`affiliation ${person.id}`, founded),
    member_id: person.id,
    organisation_id: organisationId('insieme'),
    kind: 'volunteer',
    proof: confirmed ? 'representative' : 'declared',
    status: 'active',
    since: founded,
    verified_by: confirmed ? by.id : null,
    verified_at: confirmed ? founded : null,
  };
}
