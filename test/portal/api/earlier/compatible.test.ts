// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { breaksBetween } from '../../../support/portal/compatible.js';
import { document as present } from '../../../support/portal/documented.js';

/** As it was when the first portals were written against it: changed by nobody. */
const earlier = async (): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(new URL('openapi-1.0.0.json', import.meta.url), 'utf8'));
const now = (): Record<string, unknown> => structuredClone(Object(present));

describe('a portal that was written for the earlier document', () => {
  it('finds everything that it relied upon', async () => {
    expect(breaksBetween({ before: await earlier(), now: now() })).toEqual([
      // Only where no questions were sent, which was refused then: that is one question now (AuthZEN 1.0, 7.1).
      'post /check/batch: 200.evaluations may be missing',
    ]);
  });
});

/** A later document in which something is otherwise: what stands at the end of a way through the earlier one. */
async function withChange(way: readonly string[], change: (value: unknown) => unknown) {
  const [before, later] = [await earlier(), await earlier()];
  let node = later;
  for (const step of way.slice(0, -1)) node = Object(node[step]);
  const last = way.at(-1) ?? '';
  const changed = change(node[last]);
  if (changed === undefined) delete node[last];
  else node[last] = changed;
  return breaksBetween({ before, now: later });
}

const paths = (...way: readonly string[]) => ['paths', ...way];
const schema = (name: string, ...way: readonly string[]) => ['components', 'schemas', name, ...way];
const gone = () => undefined;
const and =
  (...more: readonly unknown[]) =>
  (list: unknown) => [...(Array.isArray(list) ? list : []), ...more];

describe('what would break it is found', () => {
  it.each([
    ['a path that is gone', paths('/check'), gone, '/check is gone'],
    ['an operation that is gone', paths('/check', 'post'), gone, 'post /check is gone'],
    [
      'an answer without a field',
      schema('Member', 'properties', 'until'),
      gone,
      '[].until is gone',
    ],
    [
      'a field of an answer that may be missing',
      schema('Member', 'required'),
      () => ['subject'],
      'roles may be missing',
    ],
    [
      'a request that must say more',
      schema('CheckRequest', 'required'),
      and('context'),
      'body.context is demanded',
    ],
    [
      'a word that is not taken any more',
      schema('GrantableRole', 'enum'),
      () => ['manager'],
      'moderator is not taken',
    ],
    [
      'a request that may say less',
      schema('RoleCode', 'maxLength'),
      () => 10,
      'body.action.name allOf 0: maxLength is 10',
    ],
    [
      'another kind of value',
      schema('Member', 'properties', 'member', 'type'),
      () => 'string',
      'another type',
    ],
    ['another scope', paths('/events', 'get', 'security'), () => [], 'another scope is asked for'],
    [
      'a parameter that is gone',
      paths('/events', 'get', 'parameters'),
      () => [],
      'query after is gone',
    ],
  ])('%s', async (_what, way, change, found) => {
    const breaks = await withChange(way, change);
    expect(breaks.join('\n')).toContain(found);
  });

  it('and nothing where something is only added', async () => {
    const added = { type: 'object', properties: {} };
    const same = await withChange(schema('Member', 'properties', 'more'), () => added);
    const word = await withChange(schema('GrantableRole', 'enum'), and('another'));
    expect([...same, ...word]).toEqual([]);
  });
});
