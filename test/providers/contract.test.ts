// SPDX-License-Identifier: AGPL-3.0-or-later
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';
import { loadDefinition } from '../../src/providers/load-definition.js';
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
import { providerContract } from '../support/provider-contract.js';

providerContract('spid', spidSubject);
providerContract('spid (the eIDAS node)', eidasSubject);
providerContract('cie-saml', cieSamlSubject);
providerContract('federa', federaSubject);
providerContract('saml', samlSubject);
providerContract('cie-oidc', cieOidcSubject);
providerContract('spid-oidc', spidOidcSubject);
providerContract('cns', cnsSubject);
providerContract('google', googleSubject);
providerContract('facebook', facebookSubject);
providerContract('linkedin', linkedInSubject);
providerContract('x', xSubject);
providerContract('oauth2', oauth2Subject);
providerContract('oidc', oidcSubject);
providerContract('oidc of an enterprise', enterpriseOidcSubject);
providerContract('email-link (the link)', () => emailLinkSubject('/link'));
providerContract('email-link (the code)', () => emailLinkSubject('/code'));

providerContract('a plug-in given by its path', async () => {
  const file = './plugins/bare.mjs';
  const definition = await loadDefinition(file, resolve('test/support/piazza.yaml'));
  const { contract } = await import(pathToFileURL(resolve('test/support', file)).href);
  return { definition, contract };
});
