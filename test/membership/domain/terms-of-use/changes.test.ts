// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  changesBetween,
  paragraphsOf,
} from '../../../../src/membership/domain/terms-of-use/changes.js';

const text = fc
  .array(fc.constantFrom('uno', 'due', 'tre', 'quattro'), { maxLength: 8 })
  .map((paragraphs) => paragraphs.join('\n\n'));

describe('what changed between two texts', () => {
  it('gives back either text, in order', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = changesBetween(before, after);
        const without = (kind: string) =>
          changes.filter((one) => one.kind !== kind).map((one) => one.text);
        expect(without('added')).toEqual(paragraphsOf(before));
        expect(without('removed')).toEqual(paragraphsOf(after));
      }),
    );
  });

  it('keeps what did not change', () => {
    expect(
      changesBetween('uno\n\ndue\n\ntre', 'uno\n\nnuovo\n\ntre').map(({ kind }) => kind),
    ).toEqual(['same', 'removed', 'added', 'same']);
  });
});
