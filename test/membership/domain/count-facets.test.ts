// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { countFacets, mostValues } from '../../../src/membership/domain/count-facets.js';

const community = { topics: [], province: null, audience: 'open', ways: [] };
const reti = { slug: 'reti', name: 'Reti' };

it('counts each community once for each of its values, the most frequent first', () => {
  const communities = [
    { ...community, topics: ['acqua', 'acqua', 'bosco'], province: 'BO' },
    { ...community, topics: ['bosco'], ways: ['open', 'invitation', 'open'] },
  ];
  expect(countFacets(communities, [reti, reti])).toEqual({
    topics: [
      { value: 'bosco', communities: 2 },
      { value: 'acqua', communities: 1 },
    ],
    provinces: [{ value: 'BO', communities: 1 }],
    audiences: [{ value: 'open', communities: 2 }],
    ways: [
      { value: 'closed', communities: 1 },
      { value: 'invitation', communities: 1 },
      { value: 'open', communities: 1 },
    ],
    programmes: [{ value: 'reti', name: 'Reti', communities: 2 }],
  });
});

it('has no more values than anybody chooses from, the rarest left out', () => {
  const topics = Array.from({ length: mostValues + 5 }, (_, index) => `tema ${index}`);
  const last = topics.at(-1) ?? '';
  const found = countFacets(
    [
      { ...community, topics },
      { ...community, topics: [last] },
    ],
    [],
  );
  expect(found.topics).toHaveLength(mostValues);
  expect(found.topics[0]).toMatchObject({ value: last, communities: 2 });
});
