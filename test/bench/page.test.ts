// SPDX-License-Identifier: AGPL-3.0-or-later
import { expect, it } from '@jest/globals';
import { performancePage } from '../../bench/report/page.js';
import type { Results } from '../../bench/report/results.js';

const spread = { median: 10, least: 9, most: 11 };
const run = (date: string, part: Partial<Results>): Results => ({
  date,
  machine: {
    processor: 'A processor',
    cores: 2,
    memoryGb: 4,
    system: 'Linux',
    node: '24',
    openssl: '3',
    postgres: '18',
  },
  settings: { shared_buffers: '4GB' },
  seconds: 3,
  repetitions: 3,
  login: [],
  check: [],
  saml: undefined,
  acs: [],
  portal: [],
  membership: [],
  ...part,
});
const act = { name: 'claims', perSecond: spread, p50: spread, p99: spread, slowestMs: 1 };
const membership = [
  { size: { members: 5, communities: 1, stints: 5 }, acts: [act] },
  { size: { members: 5_000, communities: 10, stints: 5_000 }, acts: [act] },
];
const saml = { bytes: 8_000, own: spread, nodeSaml: spread, limit: spread };

it('keeps what an earlier run measured, with its day, and replaces what is measured again', () => {
  const first = performancePage(run('2026-01-01', { membership }), '');
  const second = performancePage(run('2026-02-02', { saml }), first);
  const third = performancePage(run('2026-03-03', { membership }), second);

  expect(second.match(/\* date: \S+/g)).toEqual(['* date: 2026-02-02', '* date: 2026-01-01']);
  expect(third.match(/\* date: \S+/g)).toEqual(['* date: 2026-02-02', '* date: 2026-03-03']);
  expect(third.match(/^## /gm)).toHaveLength(3);
  expect(performancePage(run('2026-03-03', { membership }), third)).toBe(third);
});
