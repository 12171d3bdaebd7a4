// SPDX-License-Identifier: AGPL-3.0-or-later
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import { loadDefinition } from '../../src/providers/load-definition.js';
import { builtIn } from '../../src/providers/registry.js';
import { cieOidcSubject, spidOidcSubject } from '../support/contracts/cie-oidc.js';
import { cnsSubject } from '../support/contracts/cns.js';
import { emailLinkSubject } from '../support/contracts/email-link.js';
import { facebookSubject } from '../support/contracts/facebook.js';
import {
  cieSamlSubject,
  eidasSubject,
  federaSubject,
  samlSubject,
} from '../support/contracts/gateway.js';
import { googleSubject } from '../support/contracts/google.js';
import { oauth2Subject, xSubject } from '../support/contracts/oauth2.js';
import { enterpriseOidcSubject, linkedInSubject, oidcSubject } from '../support/contracts/oidc.js';
import { spidSubject } from '../support/contracts/spid.js';
import { providerContract, type Subject } from '../support/provider-contract.js';

type Making = readonly [shape: string, make: () => Subject | Promise<Subject>];

/** Of each kind that comes with Piazza, every shape that it may be configured to. */
const subjects: Readonly<Record<string, readonly Making[]>> = {
  spid: [
    ['', spidSubject],
    [' (the eIDAS node)', eidasSubject],
  ],
  'cie-oidc': [['', cieOidcSubject]],
  'cie-saml': [['', cieSamlSubject]],
  'spid-oidc': [['', spidOidcSubject]],
  cns: [['', cnsSubject]],
  federa: [['', federaSubject]],
  saml: [['', samlSubject]],
  google: [['', googleSubject]],
  facebook: [['', facebookSubject]],
  linkedin: [['', linkedInSubject]],
  x: [['', xSubject]],
  oidc: [
    ['', oidcSubject],
    [' (of an enterprise)', enterpriseOidcSubject],
  ],
  oauth2: [['', oauth2Subject]],
  'email-link': [
    [' (the link)', () => emailLinkSubject('/link')],
    [' (the code)', () => emailLinkSubject('/code')],
  ],
};

for (const [kind, makings] of Object.entries(subjects)) {
  for (const [shape, make] of makings) {
    providerContract(kind + shape, async () => {
      const subject = await make();
      expect(subject.definition.kind).toBe(kind);
      return subject;
    });
  }
}

test('every kind that comes with Piazza keeps the contract', () => {
  expect(Object.keys(subjects).toSorted()).toEqual(builtIn.map(({ kind }) => kind).toSorted());
});

providerContract('a plug-in given by its path', async () => {
  const file = './plugins/bare.mjs';
  const definition = await loadDefinition(file, resolve('test/support/piazza.yaml'));
  const { contract } = await import(pathToFileURL(resolve('test/support', file)).href);
  return { definition, contract };
});
