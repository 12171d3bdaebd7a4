// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './matrix/row.js';
import type { WebWorld } from './web-world.js';

/** Pages of organisations, each with who has something to see there. */
export const organisationWalk = ({ ids }: WebWorld) =>
  [
    ['member', '/me/organisations?query=Associazione'],
    ['member', `/me/organisations/affiliations/${ids.affiliation}/professional`],
    ['member', `/me/organisations/affiliations/${ids.officeless}/unit?query=nessuno`],
    ['member', `/me/organisations/add/${ids.body}`],
    ['staff', '/staff/organisations'],
    ['staff', `/organisations/${ids.organisation}`],
    ['staff', `/staff/organisations/${ids.organisation}`],
    ['staff', `/staff/organisations/${ids.organisation}/merge?query=Associazione`],
    ['staff', `/staff/organisations/${ids.organisation}/merge?into=${ids.seated}`],
  ] as const;

/** Who may do what on the pages of organisations. Nobody of the world represents one; staff enter and verify them. */
export function organisationPages({ ids }: WebWorld): Record<string, Row> {
  const name = 'Associazione nuova';
  const entry = { kind: 'association', name, tax_code: '', province: '', website: '' };
  const here = `/organisations/${ids.organisation}`;
  const mine = '/me/organisations';
  const offer = { member: ids.someMember, evidence: 'Statuto', months: '12' };
  return {
    'GET /me/organisations': { path: mine, may: 'signed in' },
    'GET /me/organisations/add/:organisation': {
      path: `${mine}/add/${ids.organisation}`,
      may: 'signed in',
    },
    'POST /me/organisations/add/:organisation': {
      path: `${mine}/add/${ids.organisation}`,
      form: { kind: 'volunteer', title: '', unit: '' },
      may: 'signed in',
    },
    'POST /me/organisations/affiliations/:affiliation': {
      path: `${mine}/affiliations/${newId()}`,
      form: { act: 'end' },
      may: 'nobody',
      others: 'affiliation.not_found',
    },
    'GET /me/organisations/affiliations/:affiliation/professional': {
      path: `${mine}/affiliations/${newId()}/professional`,
      may: 'nobody',
      others: 'affiliation.not_found',
    },
    'GET /me/organisations/affiliations/:affiliation/unit': {
      path: `${mine}/affiliations/${ids.officeless}/unit`,
      may: 'the person concerned',
      others: 'affiliation.not_found',
    },
    'POST /me/organisations/affiliations/:affiliation/unit': {
      path: `${mine}/affiliations/${newId()}/unit`,
      form: { unit: '' },
      may: 'nobody',
      others: 'affiliation.not_found',
    },
    'POST /me/organisations/representations/:grant': {
      path: `${mine}/representations/${newId()}`,
      form: { answer: 'accept' },
      may: 'nobody',
      others: 'role.not_found',
    },
    'GET /organisations/:organisation': { path: here, may: ['representative', 'org.verify'] },
    'POST /organisations/:organisation/domains': {
      path: `${here}/domains`,
      form: { domain: `${newId()}.example` },
      may: 'org.verify',
      fresh: true,
    },
    'POST /organisations/:organisation/domains/withdraw': {
      path: `${here}/domains/withdraw`,
      form: { domain: 'nobody.example' },
      may: 'org.verify',
      idle: true,
    },
    'POST /organisations/:organisation/representatives': {
      path: `${here}/representatives`,
      form: offer,
      may: ['representative', 'org.verify'],
      // Somebody who is not of the organisation is named by staff alone.
      but: { 'organisation.person_unknown': 'representative' },
      fresh: true,
    },
    'POST /organisations/:organisation/representatives/:grant/end': {
      path: `${here}/representatives/${newId()}/end`,
      form: {},
      may: 'nobody',
      others: 'role.not_found',
    },
    'POST /organisations/:organisation/affiliations/:affiliation': {
      path: `${here}/affiliations/${newId()}`,
      form: { decision: 'confirm' },
      may: 'nobody',
      others: 'affiliation.not_found',
    },
    'GET /staff/organisations': {
      path: '/staff/organisations',
      may: 'org.verify',
    },
    'GET /staff/organisations/:organisation': {
      path: `/staff/organisations/${ids.organisation}`,
      may: 'org.verify',
    },
    'POST /staff/organisations/:organisation': {
      path: `/staff/organisations/${newId()}`,
      form: { ...entry, code: 'nuova', revision: '0' },
      may: 'org.verify',
      gets: 'organisation.not_entered',
    },
    'POST /staff/organisations/:organisation/close': {
      path: `/staff/organisations/${newId()}/close`,
      form: { reason: 'Sciolta' },
      may: 'org.verify',
      gets: 'organisation.not_entered',
      fresh: true,
    },
    'POST /staff/organisations/:organisation/reopen': {
      path: `/staff/organisations/${newId()}/reopen`,
      form: {},
      may: 'org.verify',
      gets: 'organisation.not_entered',
      fresh: true,
    },
    'GET /staff/organisations/:organisation/merge': {
      path: `/staff/organisations/${ids.organisation}/merge`,
      may: 'org.verify',
    },
    'POST /staff/organisations/:organisation/merge': {
      path: `/staff/organisations/${newId()}/merge`,
      form: { into: newId(), reason: 'La stessa', query: '' },
      may: 'org.verify',
      gets: 'organisation.not_entered',
      fresh: true,
    },
    'POST /staff/organisations/index/accept': {
      path: '/staff/organisations/index/accept',
      form: { hash: '0'.repeat(64) },
      may: 'org.verify',
      gets: 'organisation.register_not_refused',
      fresh: true,
    },
    'POST /staff/organisations': {
      path: '/staff/organisations',
      form: entry,
      may: 'org.create',
    },
  };
}
