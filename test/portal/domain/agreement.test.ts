// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { refusalOfWay } from '../../../src/portal/domain/acceptance.js';
import {
  agreementFields,
  agreementState,
  responsibilityOf,
} from '../../../src/portal/domain/agreement.js';
import { anAgreement } from '../../support/builders/portal.js';

const year = { ...anAgreement, signedOn: '2026-03-01', endsOn: '2026-12-31' };

describe('an agreement', () => {
  it.each([
    ['is none where none is named', null, '2026-06-01T12:00:00Z', 'none'],
    ['is to come the evening before', year, '2026-02-28T22:59:59Z', 'to_come'],
    ['is in force from midnight in Italy', year, '2026-02-28T23:00:00Z', 'in_force'],
    ['is in force to the end of its last day', year, '2026-12-31T22:59:59Z', 'in_force'],
    ['has ended at midnight in Italy', year, '2026-12-31T23:00:00Z', 'ended'],
    ['without an end goes on', { ...year, endsOn: null }, '2050-01-01T00:00:00Z', 'in_force'],
  ])('%s', (_what, agreement, at, state) => {
    expect(agreementState(agreement, new Date(at))).toBe(state);
  });

  it.each([
    ['that ends before it was signed', { ...year, endsOn: '2026-02-28' }],
    ['without a reference', { ...year, reference: ' ' }],
    ['of a day that is none', { ...year, signedOn: '2026-02-30' }],
    ['that says who answers for the data', { ...year, kind: 'same_controller' }],
    ['that says more', { ...year, note: 'x' }],
  ])('%s is refused', (_what, raw) => {
    expect(agreementFields.safeParse(raw).success).toBe(false);
  });
});

describe('who answers for the data of a portal', () => {
  const installation = { controller: 'Regione Emilia-Romagna' };
  const run = { ...year, byProcessor: true };

  it.each([
    ['Regione Emilia-Romagna', year, 'same_controller'],
    ['Regione Emilia-Romagna', null, 'same_controller'],
    ['Regione Emilia-Romagna', run, 'processor'],
    ['Regione Emilia Romagna', year, 'autonomous'],
    ['Comune di Prova', run, 'autonomous'],
  ])('follows from its controller: %s, %j', (controller, agreement, expected) => {
    expect(responsibilityOf({ controller, agreement }, installation)).toBe(expected);
  });
});

describe('a way in', () => {
  const now = new Date('2026-06-01T12:00:00Z');
  const spid = { id: 'spid', isNational: true };
  const google = { id: 'google', isNational: false };

  it.each([
    ['national, with an agreement in force', spid, { agreement: year }, undefined],
    ['national, without one', spid, { agreement: null }, 'no_agreement'],
    [
      'national, with one that has ended',
      spid,
      { agreement: { ...year, endsOn: '2026-05-31' } },
      'no_agreement',
    ],
    [
      'national, with one to come',
      spid,
      { agreement: { ...year, signedOn: '2026-06-02' } },
      'no_agreement',
    ],
    ['social, without one', google, { agreement: null }, undefined],
    [
      'that is not among those of the portal',
      google,
      { agreement: year, allowedProviders: ['spid'] },
      'not_allowed',
    ],
    [
      'that is, yet without an agreement',
      spid,
      { agreement: null, allowedProviders: ['spid'] },
      'no_agreement',
    ],
  ])('%s', (_what, way, portal, refusal) => {
    expect(refusalOfWay(portal, way, now)).toBe(refusal);
  });
});
