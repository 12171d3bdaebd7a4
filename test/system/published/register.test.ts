// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  currentRegister,
  refreshRegister,
  type RegisterSource,
} from '../../../src/providers/saml/metadata/kept-register.js';
import { readRegister } from '../../../src/providers/saml/metadata/register.js';
import { readChanges } from '../../../src/providers/source/changes.js';
import { aNode, anUpstream } from '../../support/builders/saml-register.js';
import { createIssuers } from '../../simulators/spid-idp/issuer.js';
import { createIdpKey } from '../../simulators/spid-idp/keys.js';
import { writeRegister } from '../../simulators/spid-idp/metadata.js';
import { publishedAt } from './documents.js';

/** The fingerprint of the certificate that signs AgID's register, as published. */
const agid = '800704ECC9FB77EB7C16A3D9D86C0C5F8097A584BA6291502573C6322512F8AB';
const source: RegisterSource = {
  url: 'https://registry.example/entities-idp',
  fingerprints: [agid],
};
const whole = readFileSync(publishedAt('spid-entities-idps.xml'), 'utf8');

describe('the register that AgID publishes', () => {
  test('loads with its signature verified, expired certificates and all', () => {
    const { providers, signer } = readRegister(Buffer.from(whole), [agid]);

    expect(providers.length).toBeGreaterThanOrEqual(9);
    expect(providers.every(({ certificates }) => certificates.length > 0)).toBe(true);
    expect(providers.every(({ singleSignOn }) => singleSignOn.redirect && singleSignOn.post)).toBe(
      true,
    );
    expect(providers.every(({ name }) => !name.includes('://'))).toBe(true);
    expect(signer?.validTo.getTime()).toBeLessThan(Date.parse('2026-01-01'));
  });

  test('is kept whole and refused truncated, tampered and signed anew', async () => {
    const { served, host } = aNode(anUpstream(whole));
    expect((await currentRegister(source, host)).providers.length).toBeGreaterThanOrEqual(9);
    const anew = writeRegister(
      await createIssuers('https://idp.example', ['alfa']),
      await createIdpKey('register'),
    );
    const rules = [];
    for (const body of [
      whole.slice(0, -10),
      whole.replace('Location="https://', 'Location="https://x.'),
      anew,
    ]) {
      served.body = body;
      await refreshRegister(source, host).catch(() => undefined);
      rules.push((await readChanges(host, 'register'))[0]?.rule);
    }

    expect(rules).toEqual([
      'document.not_well_formed',
      'signature.digest',
      'register.signer_not_pinned',
    ]);
  });
});
