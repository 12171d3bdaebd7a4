// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe } from '@jest/globals';
import { tryPagesAs } from '../../support/matrix/tried.js';
import { holders, officers, type ViewerName } from '../../support/matrix/viewers.js';

describe('who may do what', () => {
  tryPagesAs(Object.keys({ ...holders, ...officers }) as ViewerName[]);
});
