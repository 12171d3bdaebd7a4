// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Level } from '../../../src/kernel/level.js';
import { agidErrors } from '../../../src/providers/saml/agid-errors.js';
import { spidProfile } from '../../../src/providers/spid/profile.js';
import type { Verification } from '../../../src/providers/saml/verify.js';
import { createIdpKey, type IdpKey } from '../../simulators/spid-idp/keys.js';
import { draftResponse, type ResponseFacts } from '../../simulators/spid-idp/response.js';
import type { Draft } from '../../simulators/spid-idp/draft.js';
import { trusted } from './spid.js';

export const samlNow = new Date('2026-11-22T10:00:00Z');
const seconds = (offset: number): Date => new Date(samlNow.getTime() + offset * 1_000);

export const responseFacts = {
  issuer: 'https://alfa.example',
  recipient: 'https://piazza.example/sign-in/spid/acs',
  audience: 'https://piazza.example/sign-in/spid/metadata',
  requestId: '_request0123456789',
  now: samlNow,
  classRef: 'https://www.spid.gov.it/SpidL2',
  attributes: {
    spidCode: 'ALFA1234567890',
    name: 'Giulia',
    familyName: 'Bassi',
    fiscalNumber: 'TINIT-BSSGLI88D52M990F',
    dateOfBirth: '1988-04-12',
  },
} satisfies ResponseFacts;

/** A response that is right in everything, to be bent by a test. */
export const aResponse = (more: Partial<ResponseFacts> = {}): Draft =>
  draftResponse({ ...responseFacts, ...more });

/** What our service expects of it. */
export const aVerification = (
  keys: readonly IdpKey[],
  more: { readonly minimum?: Level; readonly fresh?: boolean } = {},
): Verification => ({
  profile: spidProfile,
  errors: agidErrors,
  now: seconds(5),
  skewMs: 30_000,
  certificates: keys.map(trusted),
  expected: {
    issuer: responseFacts.issuer,
    requestId: responseFacts.requestId,
    requestedAt: seconds(-60),
    recipient: responseFacts.recipient,
    audience: responseFacts.audience,
    minimum: more.minimum ?? 'substantial',
    fresh: more.fresh ?? false,
  },
});

let shared: Promise<IdpKey> | undefined;
/** One key for a test file: making them is slow. */
export const anIdpKey = (): Promise<IdpKey> => (shared ??= createIdpKey('alfa'));
