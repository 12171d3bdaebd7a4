// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { readFilter } from '../../../src/portal/scim/filter.js';
import { applyPatch } from '../../../src/portal/scim/patch.js';
import { schemas } from '../../../src/portal/scim/schemas.js';

const read = (text: string) =>
  readFilter(text, {
    definition: schemas.user,
    searchable: ['id', 'username', 'emails.value'],
  });

const triple = '(id eq "a" or id eq "b" or id eq "c")';
const triples = `${triple} and ${triple} and ${triple}`;
const glued = Array.from({ length: 8 }, () => 'id eq "a" and active eq true').join('or ');

describe('a filter', () => {
  it.each([
    ['empty', ' '],
    ['no comparison', 'userName'],
    ['an unknown comparison', 'userName is "a"'],
    ['no value', 'userName eq'],
    ['an unknown attribute', 'userName eq "a" and shoeSize eq "44"'],
    ['an operator at the end', 'userName eq "a" and'],
    ['a bracket too few', '(userName eq "a"'],
    ['a bracket too many', 'userName eq "a")'],
    ['nothing that is found by an index', 'displayName co "a"'],
    ['one alternative that would walk over everybody', 'userName eq "a" or displayName co "a"'],
    ['only what is not', 'not (userName eq "a")'],
    ['a number for a name', 'userName eq 7'],
    ['a very long value', `userName eq "${'a'.repeat(300)}"`],
    ['a deep nest', '((((userName eq "a"))))'],
    ['many alternatives', Array.from({ length: 10 }, () => 'id eq "a"').join(' or ')],
    ['alternatives to be multiplied out', `${'(id eq "a" or id eq "b") and '.repeat(9)}id eq "c"`],
    ['operators behind letters', glued],
    ['alternatives of few operators', triples],
    // The parser never comes to an end of these: the test would not, either.
    ['backslashes before no quote', `userName eq "${'\\'.repeat(60)}`],
    ['line feeds before no quote', `userName eq "${'\n'.repeat(60)}`],
    ['a NUL', 'userName eq "a\0"'],
  ])('with %s is refused', (_what, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'scim.invalid_filter' }));
  });

  it('is not deep by what is quoted', () => {
    expect(read('userName eq "((((a and or not"')).toMatchObject([{ value: '((((a and or not' }]);
  });

  it('narrows what was found by whatever else it says', () => {
    const [branch] = read('userName eq "a" and displayName co "nn" and active eq true');
    const people = [
      { id: '1', displayName: 'Anna', active: true },
      { id: '2', displayName: 'Anna', active: false },
      { id: '3', displayName: 'Ugo', active: true },
    ];
    expect(branch?.narrow(people)).toEqual([people[0]]);
  });
});

describe('a filter in a path', () => {
  const person = { externalId: undefined, emails: [{ value: 'a@example.org' }] };
  it.each([
    ['backslashes before no quote', `value eq "${'\\'.repeat(60)}`],
    ['line feeds before no quote', `value eq "${'\n'.repeat(60)}`],
    ['many operators', Array.from({ length: 10 }, () => 'value eq "a"').join(' or ')],
    ['no comparison', 'value'],
  ])('with %s is refused', (_what, filter) => {
    const operation = {
      op: 'replace' as const,
      path: `emails[${filter}].value`,
      value: 'b@example.org',
    };
    expect(() => applyPatch([operation], person, schemas.user)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^scim\.invalid_(path|filter)$/) }),
    );
  });
});
