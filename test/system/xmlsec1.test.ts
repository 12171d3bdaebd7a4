// SPDX-License-Identifier: AGPL-3.0-or-later
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ProviderError } from '../../src/providers/provider-error.js';
import { openResponse } from '../../src/providers/saml/verify.js';
import { createIdpKey } from '../simulators/spid-idp/keys.js';
import { encode } from '../simulators/spid-idp/response.js';
import { aVerification, anIdpKey } from '../support/builders/saml.js';
import { attacks } from '../support/saml/attacks.js';
import { goodDocuments } from '../support/saml/good-documents.js';
import { attackedDocuments, mutationRuns, mutationsOf } from '../support/saml/mutations.js';

const folder = mkdtempSync(join(tmpdir(), 'piazza-xmlsec1-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string): string => join(folder, name);

const idp = await anIdpKey();
const other = await createIdpKey('beta');
const how = aVerification([idp]);
writeFileSync(file('idp.crt'), idp.certificate);

const response = `/*[local-name()='Response']`;
const signatures = {
  response: `${response}/*[local-name()='Signature']`,
  assertion: `${response}/*[local-name()='Assertion']/*[local-name()='Signature']`,
};

/** Whether xmlsec1 verifies that signature of the document with the key of the identity provider. */
async function xmlsec1Accepts(xml: string, signature: keyof typeof signatures): Promise<boolean> {
  writeFileSync(file('document.xml'), xml);
  const saml = 'urn:oasis:names:tc:SAML:2.0';
  // Only the key that was given: what the document says of its own key counts for nothing.
  const key = `--verify --pubkey-cert-pem ${file('idp.crt')} --enabled-key-data rsa`;
  const ids = `--id-attr:ID ${saml}:protocol:Response --id-attr:ID ${saml}:assertion:Assertion`;
  const what = `--node-xpath ${signatures[signature]} ${file('document.xml')}`;
  const args = `${key} ${ids} ${what}`.split(' ');
  return new Promise((resolve, reject) => {
    execFile('xmlsec1', args, (error) => {
      if (error?.code === 'ENOENT') reject(error);
      else resolve(!error);
    });
  });
}

/** What ours says of it: `undefined` when it refuses. */
function opened(xml: string): ReturnType<typeof openResponse> | undefined {
  try {
    return openResponse(encode(xml), how);
  } catch (error) {
    if (error instanceof ProviderError) return undefined;
    throw error;
  }
}

async function agrees(xml: string, ours: { readonly responseSigned: boolean }): Promise<boolean> {
  if (!(await xmlsec1Accepts(xml, 'assertion'))) return false;
  return !ours.responseSigned || xmlsec1Accepts(xml, 'response');
}

describe('our verifier beside xmlsec1', () => {
  const good = goodDocuments(idp);

  test.each(good)('both accept a response %s', async (_name, xml) => {
    const ours = opened(xml);
    expect(ours).toBeDefined();
    expect(ours && (await agrees(xml, ours))).toBe(true);
  });

  test('xmlsec1 refuses a changed name and the signature of another key', async () => {
    const [[, xml] = ['', '']] = good;
    expect(await xmlsec1Accepts(xml.replace('Giulia', 'Chiara'), 'assertion')).toBe(false);
    const [[, foreign] = ['', '']] = goodDocuments(other);
    expect(await xmlsec1Accepts(foreign, 'assertion')).toBe(false);
  });

  test.each([
    ['good', good.map(([, xml]) => xml)],
    ['attacked', attackedDocuments(attacks({ idp, other }))],
  ])(
    'accepts nothing that xmlsec1 refuses, whatever is changed in %s documents',
    async (kind, documents) => {
      let accepted = 0;
      await fc.assert(
        fc.asyncProperty(mutationsOf(documents), async (xml) => {
          const ours = opened(xml);
          if (!ours) return;
          accepted += 1;
          expect(await agrees(xml, ours)).toBe(true);
        }),
        { numRuns: mutationRuns / 2 },
      );
      // Some changes of a good one are harmless (white space inside a tag): there was work to do.
      if (kind === 'good') expect(accepted).toBeGreaterThan(mutationRuns / 250);
    },
    300_000,
  );
});
