// SPDX-License-Identifier: AGPL-3.0-or-later
import oauth2 from '../../../src/providers/oauth2.js';
import x from '../../../src/providers/x.js';
import type { Subject } from '../provider-contract.js';
import { socialSubject } from './social.js';

export const xSubject = (): Promise<Subject> => socialSubject('x', x);
export const oauth2Subject = (): Promise<Subject> => socialSubject('oauth2', oauth2);
