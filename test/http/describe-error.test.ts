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
  const described = describeError(new PiazzaError('server.internal', { rule: 'link' }, { cause }));
  expect(described).toMatchObject({
    code: 'server.internal',
    context: { rule: 'link' },
    cause: { code: '23505', constraint: 'contact_point_key' },
  });
  expect(JSON.stringify(described)).not.toContain('ada@');
});

it('tells the log of a context what is listed, never who', () => {
  const address = 'ada@example.org';
  const context = {
    slug: 'mobilita',
    most: 300,
    fields: ['email', address],
    role: address,
    addresses: [address],
    guests: [{ address, fault: 'role_not_yours' }],
    names: ['Ada'],
    name: 'Ada',
    faults: { anni: 'number' },
    held: { address },
  };
  expect(describeError(new PiazzaError('server.internal', context)).context).toEqual({
    slug: 'mobilita',
    most: 300,
    fields: ['email'],
  });
});

it('survives a thrown value that is no error, and causes in a circle', () => {
  expect(describeError('oops')).toEqual({ name: 'string', message: 'not an error' });
  const circle = new Error('a');
  circle.cause = circle;
  expect(() => describeError(circle)).not.toThrow();
});
