// SPDX-License-Identifier: AGPL-3.0-or-later
import { cnsSubject } from '../support/contracts/cns.js';
import { emailLinkSubject } from '../support/contracts/email-link.js';
import { facebookSubject } from '../support/contracts/facebook.js';
import { samlSubject } from '../support/contracts/gateway.js';
import { googleSubject } from '../support/contracts/google.js';
import { oauth2Subject, xSubject } from '../support/contracts/oauth2.js';
import { enterpriseOidcSubject, linkedInSubject, oidcSubject } from '../support/contracts/oidc.js';
import { spidSubject } from '../support/contracts/spid.js';
import { useDatabase } from '../support/database.js';
import { hostContract } from '../support/host-contract.js';

const database = useDatabase();

hostContract(database, 'spid', spidSubject);
hostContract(database, 'cns', cnsSubject);
hostContract(database, 'google', googleSubject);
hostContract(database, 'facebook', facebookSubject);
hostContract(database, 'linkedin', linkedInSubject);
hostContract(database, 'x', xSubject);
hostContract(database, 'oauth2', oauth2Subject);
hostContract(database, 'oidc', oidcSubject);
hostContract(database, 'oidc of an enterprise', enterpriseOidcSubject);
hostContract(database, 'saml', samlSubject);
hostContract(database, 'email-link (the link)', () => emailLinkSubject('/link'));
hostContract(database, 'email-link (the code)', () => emailLinkSubject('/code'));
