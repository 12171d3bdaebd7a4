// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe } from '@jest/globals';
import { tryHiddenAs } from '../../support/matrix/hidden.js';

describe('a hidden community answers as if it were not there', () => {
  tryHiddenAs([
    'visitor',
    'signed in, unproven',
    'signed in',
    'manager elsewhere',
    'representative',
    'regional_staff, expired',
    'regional_staff, signed in weakly',
    'support',
    'platform_admin',
  ]);
});
