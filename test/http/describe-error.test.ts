// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { describeError } from '../../src/http/describe-error.js';
import { PiazzaError } from '../../src/kernel/errors.js';

it('tells the log of a failure and its causes, but not what the database quotes', () => {
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    constraint: 'contact_point_key',
    detail: 'Key (value)=(ada@example.org) already exists.',
    parameters: ['ada@example.org'],
  });
  const described = describeError(new PiazzaError('server.internal', { step: 'link' }, { cause }));
  expect(described).toMatchObject({
    code: 'server.internal',
    context: { step: 'link' },
    cause: { code: '23505', constraint: 'contact_point_key' },
  });
  expect(JSON.stringify(described)).not.toContain('ada@');
});

it('survives a thrown value that is no error, and causes in a circle', () => {
  expect(describeError('oops')).toEqual({ name: 'string', message: 'not an error' });
  const circle = new Error('a');
  circle.cause = circle;
  expect(() => describeError(circle)).not.toThrow();
});
