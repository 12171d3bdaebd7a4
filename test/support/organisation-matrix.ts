// SPDX-License-Identifier: AGPL-3.0-or-later
import { newId } from '../../src/kernel/ids.js';
import type { Row } from './web-matrix.js';
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
  ] as const;

/** Who may do what on the pages of organisations. Nobody of the world represents one; staff enter and verify them. */
export function organisationPages({ ids }: WebWorld): Record<string, Row> {
  const signedIn = [303, 200, 200, 200, 200] as const;
  const acts = [303, 303, 303, 303, 303] as const;
  const verifies = [303, 403, 403, 303, 403] as const;
  const nobodys = [303, 404, 404, 404, 404] as const;
  const missing = [303, 403, 403, 404, 403] as const;
  const name = 'Associazione nuova';
  const entry = { kind: 'association', name, tax_code: '', province: '', website: '' };
  const here = `/organisations/${ids.organisation}`;
  const mine = '/me/organisations';
  const offer = { member: ids.someMember, evidence: 'Statuto', months: '12' };
  return {
    'GET /me/organisations': { path: mine, expected: signedIn },
    'GET /me/organisations/add/:organisation': {
      path: `${mine}/add/${ids.organisation}`,
      expected: signedIn,
    },
    'POST /me/organisations/add/:organisation': {
      path: `${mine}/add/${ids.organisation}`,
      form: { kind: 'volunteer', title: '', unit: '' },
      expected: acts,
    },
    'POST /me/organisations/affiliations/:affiliation': {
      path: `${mine}/affiliations/${newId()}`,
      form: { act: 'end' },
      expected: nobodys,
    },
    'GET /me/organisations/affiliations/:affiliation/professional': {
      path: `${mine}/affiliations/${newId()}/professional`,
      expected: nobodys,
    },
    'GET /me/organisations/affiliations/:affiliation/unit': {
      path: `${mine}/affiliations/${ids.officeless}/unit`,
      expected: [303, 200, 404, 404, 404],
    },
    'POST /me/organisations/affiliations/:affiliation/unit': {
      path: `${mine}/affiliations/${newId()}/unit`,
      form: { unit: '' },
      expected: nobodys,
    },
    'POST /me/organisations/representations/:grant': {
      path: `${mine}/representations/${newId()}`,
      form: { answer: 'accept' },
      expected: nobodys,
    },
    'GET /organisations/:organisation': { path: here, expected: [303, 403, 403, 200, 403] },
    'POST /organisations/:organisation/domains': {
      path: `${here}/domains`,
      form: { domain: `${newId()}.example` },
      expected: verifies,
    },
    'POST /organisations/:organisation/domains/withdraw': {
      path: `${here}/domains/withdraw`,
      form: { domain: 'nobody.example' },
      expected: verifies,
    },
    'POST /organisations/:organisation/representatives': {
      path: `${here}/representatives`,
      form: offer,
      expected: verifies,
    },
    'POST /organisations/:organisation/representatives/:grant/end': {
      path: `${here}/representatives/${newId()}/end`,
      form: {},
      expected: nobodys,
    },
    'POST /organisations/:organisation/affiliations/:affiliation': {
      path: `${here}/affiliations/${newId()}`,
      form: { decision: 'confirm' },
      expected: nobodys,
    },
    'GET /staff/organisations': {
      path: '/staff/organisations',
      expected: [303, 403, 403, 200, 403],
    },
    'GET /staff/organisations/:organisation': {
      path: `/staff/organisations/${ids.organisation}`,
      expected: [303, 403, 403, 200, 403],
    },
    'POST /staff/organisations/:organisation': {
      path: `/staff/organisations/${newId()}`,
      form: { ...entry, code: 'nuova', revision: '0' },
      expected: missing,
    },
    'POST /staff/organisations/:organisation/close': {
      path: `/staff/organisations/${newId()}/close`,
      form: { reason: 'Sciolta' },
      expected: missing,
    },
    'POST /staff/organisations/:organisation/reopen': {
      path: `/staff/organisations/${newId()}/reopen`,
      form: {},
      expected: missing,
    },
    'GET /staff/organisations/:organisation/merge': {
      path: `/staff/organisations/${ids.organisation}/merge`,
      expected: [303, 403, 403, 200, 403],
    },
    'POST /staff/organisations/:organisation/merge': {
      path: `/staff/organisations/${newId()}/merge`,
      form: { into: newId(), reason: 'La stessa', query: '' },
      expected: missing,
    },
    'POST /staff/organisations/index/accept': {
      path: '/staff/organisations/index/accept',
      form: { hash: '0'.repeat(64) },
      expected: [303, 403, 403, 409, 403],
    },
    'POST /staff/organisations': {
      path: '/staff/organisations',
      form: entry,
      expected: verifies,
    },
  };
}
