// SPDX-License-Identifier: AGPL-3.0-or-later
import type { AcsFigures, AcsSpread } from '../acs/measure.js';
import type { SamlFigures } from '../saml/measure.js';
import { figure, spread } from './format.js';
import { budgets } from './results.js';
import type { Table } from './write-table.js';

export const samlTable = ({ own, nodeSaml, limit, bytes }: SamlFigures): Table => ({
  title: `Reading a SAML response with two signatures (${figure(bytes)} bytes), one core`,
  head: ['', 'per second', 'times node-saml', 'share of the limit', 'at least'],
  rows: (
    [
      ['ours: parse, signatures, every rule', own, demand],
      ['node-saml: signatures alone', nodeSaml, undefined],
      ['the limit: two RSA verifications, two hashes', limit, undefined],
    ] as const
  ).map(([name, { median, least, most }, demanded]) => [
    name,
    spread({ median, least, most }),
    figure(median / nodeSaml.median, 1),
    `${figure((100 * median) / limit.median, 1)} %`,
    demanded?.(median) ?? '',
  ]),
});

/** What is demanded of our reader, and whether this run reached it. */
function demand(median: number): string {
  const wanted = budgets.responsesPerSecond;
  return `${figure(wanted)}: ${median >= wanted ? 'reached' : 'missed'}`;
}

/** Both took the same replies, so they stand beside each other for each verifier. */
export const acsTable = (figures: readonly AcsFigures[]): Table => ({
  title: `The assertion consumer service, ${figures[0]?.replies ?? 0} replies at a time`,
  head: ['', 'per second', 'CPU in ms', 'times passport-spid'],
  rows: figures.flatMap(({ verifier, piazza, passportSpid }) => [
    acsRow(`Piazza, verifier \`${verifier}\``, piazza, passportSpid),
    acsRow('passport-spid on the same replies', passportSpid, passportSpid),
  ]),
});

const acsRow = (name: string, one: AcsSpread, peer: AcsSpread): readonly string[] => [
  name,
  spread(one.perSecond, 1),
  spread(one.cpuMs, 1),
  figure(one.perSecond.median / peer.perSecond.median, 2),
];
