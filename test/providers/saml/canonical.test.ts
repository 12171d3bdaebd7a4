// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCanonical } from '../../../src/providers/saml/xml/canonical.js';
import { canonicalBytes, withDocument } from '../../../src/providers/saml/xml/document.js';
import { readTree, type Element } from '../../../src/providers/saml/xml/tree.js';
import { aResponse, anIdpKey } from '../../support/builders/saml.js';
import { foreignResponse } from '../../support/saml/foreign-signer.js';
import { draft, type Draft } from '../../simulators/spid-idp/draft.js';
import { write } from '../../simulators/spid-idp/response.js';

/** Only what both readers promise, comparable. */
const plain = ({ name, namespace, attributes, children, text }: Element): unknown => ({
  name,
  namespace,
  attributes: Object.fromEntries(attributes),
  children: children.map(plain),
  text,
});

const canonical = (xml: string): Buffer =>
  withDocument(Buffer.from(xml), (document) => canonicalBytes(document, []));
/** Characters that XML can carry. */
const text = fc
  .string({ unit: 'binary', maxLength: 12 })
  .filter((value) => /^[\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u.test(value));
const name = fc.constantFrom('a:x', 'a:y', 'b:x', 'z');
const attributes = fc.dictionary(fc.constantFrom('ID', 'Name', 'v', 'b:w'), text);
const { tree } = fc.letrec<{ tree: Draft }>((tie) => ({
  tree: fc
    .tuple(
      name,
      attributes,
      fc.array(fc.oneof({ depthSize: 'small' }, text, tie('tree')), { maxLength: 4 }),
    )
    .map(([tag, values, children]) =>
      draft(tag, { ...values, 'xmlns:a': 'urn:a', 'xmlns:b': 'urn:b' }, children),
    ),
}));

describe('the reader of canonical XML', () => {
  test('reads everything that canonicalization writes exactly as libxml2 does', () => {
    fc.assert(
      fc.property(tree, (written) => {
        const bytes = canonical(write(written).xml);
        expect(plain(readCanonical(bytes))).toEqual(plain(readTree(bytes)));
      }),
      { numRuns: 300 },
    );
  });

  test('reads the response of other software as libxml2 does', async () => {
    const bytes = canonical(foreignResponse(await anIdpKey(), { indented: true, comments: true }));

    expect(plain(readCanonical(bytes))).toEqual(plain(readTree(bytes)));
  });

  test('passes a child of the root over', () => {
    const bytes = canonical(write(aResponse()).xml);
    const { children } = readCanonical(bytes, 'Assertion');

    expect(children.map((child) => child.name)).toEqual(['Issuer', 'Status']);
  });

  test.each([
    '<a/>',
    '<a>',
    '<a></b>',
    '<a></a><a></a>',
    'x<a></a>',
    '<a></a>x',
    '<a><!-- --></a>',
    '<a><?x y?></a>',
    '<a><![CDATA[x]]></a>',
    '<!DOCTYPE a><a></a>',
    '<?xml version="1.0"?><a></a>',
    '<a>&eacute;</a>',
    '<a>&#65;</a>',
    '<a>x & y</a>',
    "<a b='c'></a>",
    '<a b="c" ></a>',
    '<a b="<"></a>',
    '<p:a></p:a>',
    '',
  ])('refuses what canonicalization never writes: %s', (xml) => {
    expect(() => readCanonical(Buffer.from(xml))).toThrow(
      expect.objectContaining({ detail: { rule: 'document.not_canonical' } }),
    );
  });
});
