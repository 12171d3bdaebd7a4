// SPDX-License-Identifier: AGPL-3.0-or-later
import facebook from '../../../src/providers/facebook.js';
import type { Subject } from '../provider-contract.js';
import { socialSubject } from './social.js';

export const facebookSubject = (): Promise<Subject> => socialSubject('facebook', facebook);
