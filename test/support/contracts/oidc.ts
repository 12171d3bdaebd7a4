// SPDX-License-Identifier: AGPL-3.0-or-later
import linkedin from '../../../src/providers/linkedin.js';
import oidc from '../../../src/providers/oidc.js';
import type { Subject } from '../provider-contract.js';
import { socialSubject } from './social.js';

export const linkedInSubject = (): Promise<Subject> => socialSubject('linkedin', linkedin);

/** The same kind as a social account and as a body that knows its own people. */
export const oidcSubject = (): Promise<Subject> => socialSubject('oidc', oidc);
export const enterpriseOidcSubject = (): Promise<Subject> =>
  socialSubject('oidc', oidc, {
    trust: 'enterprise',
    levels: { 'urn:example:two-factors': 'substantial' },
    emailDomains: ['example.org'],
  });
