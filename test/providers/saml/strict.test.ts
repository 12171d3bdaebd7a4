// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, test } from '@jest/globals';
import { checkStrictly, strictRules } from '../../../src/providers/saml/strict/check.js';
import { openResponse, verifySamlResponse } from '../../../src/providers/saml/verify.js';
import { readTree } from '../../../src/providers/saml/xml/tree.js';
import { aResponse, aVerification, anIdpKey } from '../../support/builders/saml.js';
import { at, type Draft } from '../../simulators/spid-idp/draft.js';
import type { IdpKey } from '../../simulators/spid-idp/keys.js';
import { encode, signDraft } from '../../simulators/spid-idp/response.js';
import { strictFixtures } from './strict-fixtures.js';

let key: IdpKey;
beforeAll(async () => {
  key = await anIdpKey();
});

const bent = (bend: (response: Draft) => void): string => {
  const response = aResponse();
  bend(response);
  // The Response's own signature needs an ID; without one it stays unsigned.
  const signed = at(response, 'Assertion').attributes['ID'] && response.attributes['ID'];
  return encode(signDraft(response, { key, response: signed ? {} : false }));
};

describe('the strict reader', () => {
  test('accepts a response that is right', () => {
    const statement = verifySamlResponse(
      bent(() => undefined),
      aVerification([key]),
    );

    expect(statement.attributes.get('spidCode')).toBe('ALFA1234567890');
    expect(statement.level).toBe('substantial');
  });

  test.each(strictFixtures.filter(({ rule }) => !rule.startsWith('assertion.id')))(
    'refuses by $rule, and only by it',
    ({ rule, bend, also = [], fresh = false }) => {
      const how = aVerification([key], { fresh });
      const samlResponse = bent(bend);

      expect(() => verifySamlResponse(samlResponse, how)).toThrow(
        expect.objectContaining({ detail: { rule } }),
      );
      const { response, assertionBytes } = openResponse(samlResponse, how);
      const facts = { ...how, response, assertion: readTree(assertionBytes) };
      const broken = strictRules.filter((one) => one.broken(facts)).map(({ name }) => name);
      expect(new Set(broken)).toEqual(new Set([rule, ...also]));
    },
  );

  test.each(['', undefined])('refuses an Assertion whose ID is %p, signed or not', (id) => {
    const nameless = bent((response) => (at(response, 'Assertion').attributes['ID'] = id));
    expect(() => verifySamlResponse(nameless, aVerification([key]))).toThrow(
      expect.objectContaining({ code: 'forged' }),
    );

    const how = aVerification([key]);
    const { response, assertionBytes } = openResponse(
      bent(() => undefined),
      how,
    );
    const right = readTree(assertionBytes);
    const attributes = new Map(right.attributes);
    if (id === undefined) attributes.delete('ID');
    else attributes.set('ID', id);
    expect(() => checkStrictly({ ...how, response, assertion: { ...right, attributes } })).toThrow(
      expect.objectContaining({
        detail: { rule: `assertion.id_${id === '' ? 'empty' : 'missing'}` },
      }),
    );
  });

  test('has a fixture for every rule', () => {
    const fixtures = new Set(strictFixtures.map(({ rule }) => rule));

    expect(strictRules.map(({ name }) => name).filter((name) => !fixtures.has(name))).toEqual([]);
  });

  test('has no two rules of one name', () => {
    const names = strictRules.map(({ name }) => name);

    expect(new Set(names).size).toBe(names.length);
  });

  test('names every number of the AgID table that concerns the content', () => {
    const numbers = new Set(strictRules.flatMap(({ agid }) => agid));
    const skipped = ['31', '32', '50', '67'];
    const table = Array.from({ length: 92 }, (_, index) => String(index + 8));

    expect(table.filter((number) => !numbers.has(number) && !skipped.includes(number))).toEqual([]);
  });
});

describe('what identity providers may vary', () => {
  const accepted = (bend: (response: Draft) => void) =>
    expect(verifySamlResponse(bent(bend), aVerification([key])).level).toBe('substantial');

  test('the Format of the Response issuer may be missing', () => {
    accepted((response) => delete at(response, 'Issuer').attributes['Format']);
  });

  test('NameFormat may be missing', () => {
    accepted((response) => {
      delete at(response, 'Assertion', 'AttributeStatement', 'Attribute').attributes['NameFormat'];
    });
  });

  test('instants may have six digits after the second', () => {
    accepted((response) => (response.attributes['IssueInstant'] = '2026-11-22T10:00:00.123456Z'));
  });

  test('values may have white space around them', () => {
    accepted((response) => {
      at(response, 'Assertion', 'Subject', 'NameID').children = ['\n   _transient\n  '];
    });
  });

  test('an answer in the second of the question is no answer before it', () => {
    accepted((response) => (response.attributes['IssueInstant'] = '2026-11-22T09:59:00Z'));
  });
});
