// SPDX-License-Identifier: AGPL-3.0-or-later
import google from '../../../src/providers/google.js';
import type { Subject } from '../provider-contract.js';
import { socialSubject } from './social.js';

export const googleSubject = (): Promise<Subject> => socialSubject('google', google);
