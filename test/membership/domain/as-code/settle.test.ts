// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { settle } from '../../../../src/membership/domain/as-code/settle.js';
import {
  blankState,
  type CommunityState,
} from '../../../../src/membership/domain/as-code/state.js';
import { formDefinition } from '../../../../src/membership/domain/form/definition.js';

const noQuestions = formDefinition.parse({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: {},
  required: [],
  additionalProperties: false,
});
const rules = { prune: false, activeManagers: 1, platformHasTerms: true, portals: [] };
const archived: CommunityState = { ...blankState, status: 'archived' };

describe('what a community becomes by a file', () => {
  it('is what it is already when the file says a form without questions', () => {
    const { target } = settle({ ...rules, actual: archived, wanted: { form: noQuestions } });
    expect(target.form).toBeNull();
  });

  it('is refused when it is archived and the file says something else', () => {
    expect(() =>
      settle({ ...rules, actual: archived, wanted: { contact: 'altri@example.org' } }),
    ).toThrow(expect.objectContaining({ code: 'community.archived' }));
  });
});
