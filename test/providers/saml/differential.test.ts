// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ProviderError } from '../../../src/providers/provider-error.js';
import { secondOpinion } from '../../../src/providers/saml/second-verifier.js';
import type { VerifiedResponse } from '../../../src/providers/saml/signature/verify-response.js';
import {
  openResponse,
  verifySamlResponse,
  verifyWith,
} from '../../../src/providers/saml/verify.js';
import { aResponse, aVerification, anIdpKey } from '../../support/builders/saml.js';
import {
  foreignResponse,
  foreignStyles,
  prefixedResponse,
} from '../../support/saml/foreign-signer.js';
import { encode, signDraft } from '../../simulators/spid-idp/response.js';

const idp = await anIdpKey();
const how = aVerification([idp]);
const pems = [idp.certificate];

const opened = (samlResponse: string): VerifiedResponse | undefined => {
  try {
    return openResponse(samlResponse, how);
  } catch (error) {
    if (error instanceof ProviderError) return undefined;
    throw error;
  }
};

describe('our verifier beside node-saml', () => {
  const good = [
    ...Object.entries(foreignStyles).map(([name, style]) => [name, foreignResponse(idp, style)]),
    ['with inclusive prefixes', prefixedResponse(idp)],
  ];

  test.each(good)('both accept a response %s', async (_name, xml) => {
    const samlResponse = encode(xml ?? '');

    expect(verifySamlResponse(samlResponse, how).attributes.get('name')).toBe('Giulia');
    const both = verifyWith('both', samlResponse, { ...how, onDisagreement: () => undefined });
    await expect(both).resolves.toMatchObject({ level: 'substantial' });
  });

  test('accepts nothing that node-saml refuses, whatever byte is changed', async () => {
    const documents = [
      signDraft(aResponse(), { key: idp }),
      foreignResponse(idp, { indented: true, comments: true }),
    ];
    const mutation = fc.record({
      document: fc.constantFrom(...documents),
      place: fc.double({ min: 0, max: 0.999, noNaN: true }),
      length: fc.integer({ min: 0, max: 12 }),
      text: fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom(...fragments)),
    });
    const runs = Number(process.env['PIAZZA_MUTATIONS'] ?? 1_500);
    let accepted = 0;

    await fc.assert(
      fc.asyncProperty(mutation, async ({ document, place, length, text }) => {
        const at = Math.floor(place * document.length);
        const mutated = encode(document.slice(0, at) + text + document.slice(at + length));
        const ours = opened(mutated);
        if (!ours) return;
        accepted += 1;
        expect(await secondOpinion(mutated, ours, pems)).toBe('agrees');
      }),
      { numRuns: runs },
    );
    // Some changes are harmless (white space inside a tag): the comparison must have had work to do.
    expect(accepted).toBeGreaterThan(0);
  });

  test('a second verifier that disagrees refuses and raises the alarm', async () => {
    const alarms: string[] = [];
    const samlResponse = encode(signDraft(aResponse(), { key: idp }));
    const disagreeing = { ...how, onDisagreement: (opinion: string) => alarms.push(opinion) };
    // The key is right and the certificate shown to node-saml is not: only a fault could cause this.
    const other = await anIdpKey();
    const [certificate] = aVerification([other]).certificates;
    const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    const certificates = certificate ? [{ ...certificate, pem }] : [];

    const attempt = verifyWith('both', samlResponse, { ...disagreeing, certificates });
    await expect(attempt).rejects.toMatchObject({ detail: { rule: 'verifiers.refuses' } });
    expect(alarms).toEqual(['refuses']);
  });
});

const fragments = [
  ' ',
  '\n',
  '<!-- -->',
  '&#65;',
  '<a/>',
  ' xmlns:q="urn:q"',
  '</saml:Subject>',
  ' ID="_x"',
];
