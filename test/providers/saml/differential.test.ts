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
import { attacks } from '../../support/saml/attacks.js';
import { goodDocuments } from '../../support/saml/good-documents.js';
import { attackedDocuments, mutationRuns, mutationsOf } from '../../support/saml/mutations.js';
import { createIdpKey } from '../../simulators/spid-idp/keys.js';
import { encode, signDraft } from '../../simulators/spid-idp/response.js';

const idp = await anIdpKey();
const other = await createIdpKey('beta');
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
  const good = goodDocuments(idp);

  test.each(good)('both accept a response %s', async (_name, xml) => {
    const samlResponse = encode(xml);

    expect(verifySamlResponse(samlResponse, how).attributes.get('name')).toBe('Giulia');
    const both = verifyWith('both', samlResponse, { ...how, onDisagreement: () => undefined });
    await expect(both).resolves.toMatchObject({ level: 'substantial' });
  });

  test.each([
    ['good', good.map(([, xml]) => xml)],
    ['attacked', attackedDocuments(attacks({ idp, other }))],
  ])(
    'accepts nothing that node-saml refuses, whatever is changed in %s documents',
    async (kind, documents) => {
      let accepted = 0;
      await fc.assert(
        fc.asyncProperty(mutationsOf(documents), async (document) => {
          const mutated = encode(document);
          const ours = opened(mutated);
          if (!ours) return;
          accepted += 1;
          expect(await secondOpinion(mutated, ours, pems)).toBe('agrees');
        }),
        { numRuns: mutationRuns / 2 },
      );
      // Some changes of a good one are harmless (white space inside a tag): there was work to do.
      if (kind === 'good') expect(accepted).toBeGreaterThan(mutationRuns / 250);
    },
    120_000,
  );

  test('a second verifier that disagrees refuses and raises the alarm', async () => {
    const alarms: string[] = [];
    const samlResponse = encode(signDraft(aResponse(), { key: idp }));
    const disagreeing = { ...how, onDisagreement: (opinion: string) => alarms.push(opinion) };
    // The key is right and the certificate shown to node-saml is not: only a fault could cause this.
    const [certificate] = how.certificates;
    const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
    const certificates = certificate ? [{ ...certificate, pem }] : [];

    const attempt = verifyWith('both', samlResponse, { ...disagreeing, certificates });
    await expect(attempt).rejects.toMatchObject({ detail: { rule: 'verifiers.refuses' } });
    expect(alarms).toEqual(['refuses']);
  });
});
