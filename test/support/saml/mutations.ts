// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check';
import type { Attack } from './attack.js';

/** How many documents the differential tests make: 2,000, or what the environment says. */
export const mutationRuns = Number(process.env['PIAZZA_MUTATIONS'] ?? 2_000);

/** A change to a document: a stretch of it replaced by text, or by another stretch of the same document. */
interface Change {
  /** At an edge of a tag, where a change is more often well-formed. */
  readonly edge: boolean;
  readonly place: number;
  readonly length: number;
  readonly put: string | { readonly from: number; readonly length: number };
}

const share = fc.double({ min: 0, max: 0.999, noNaN: true });

/** What SAML and XML give a meaning to, beside what nobody thought of. */
const fragments = [
  ' ',
  '\n',
  '<!-- -->',
  '<?p?>',
  '&#65;',
  '&amp;',
  '<a/>',
  '<![CDATA[x]]>',
  ' xmlns:q="urn:q"',
  ' xmlns="urn:q"',
  '</saml:Subject>',
  ' ID="_x"',
];

const change: fc.Arbitrary<Change> = fc.record({
  edge: fc.boolean(),
  place: share,
  length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })),
  put: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...fragments) },
    { weight: 2, arbitrary: fc.string({ maxLength: 8 }) },
    { weight: 1, arbitrary: fc.record({ from: share, length: fc.integer({ min: 1, max: 400 }) }) },
  ),
});

/** One of the documents with one or two changes. */
export const mutationsOf = (documents: readonly string[]): fc.Arbitrary<string> =>
  fc
    .record({
      document: fc.constantFrom(...documents),
      changes: fc.array(change, { minLength: 1, maxLength: 2 }),
    })
    .map(({ document, changes }) => changes.reduce(apply, document));

/** The attacks as XML; long ones are attacks by their length, which a change does not touch. */
export const attackedDocuments = (corpus: readonly Attack[]): readonly string[] =>
  corpus
    .map(({ samlResponse }) => Buffer.from(samlResponse, 'base64').toString('utf8'))
    .filter(({ length }) => length < 32_768);

function apply(document: string, { edge, place, length, put }: Change): string {
  const at = edge ? edgeOf(document, place) : Math.floor(place * document.length);
  const text = typeof put === 'string' ? put : stretch(document, put);
  return document.slice(0, at) + text + document.slice(at + length);
}

function edgeOf(document: string, place: number): number {
  const edges = [...document.matchAll(/(?=[<>])|(?<=>)/g)].map(({ index }) => index);
  return edges[Math.floor(place * edges.length)] ?? 0;
}

function stretch(document: string, { from, length }: { from: number; length: number }): string {
  const start = Math.floor(from * document.length);
  return document.slice(start, start + length);
}
