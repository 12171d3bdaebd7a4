// SPDX-License-Identifier: AGPL-3.0-or-later
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const text = readFileSync('docs/conformance.md', 'utf8');

/** How many modules each plan of the OpenID Foundation has. */
const plans = {
  'oidcc-basic-certification-test-plan': 38,
  'oidcc-formpost-basic-certification-test-plan': 38,
  'oidcc-config-certification-test-plan': 1,
  'oidcc-rp-initiated-logout-certification-test-plan': 11,
  'oidcc-backchannel-rp-initiated-logout-certification-test-plan': 2,
  'oidcc-frontchannel-rp-initiated-logout-certification-test-plan': 2,
} as const;

const row = /^\| (oidcc-[\w-]+) \| (test\/[\w/-]+\.test\.ts) \| (.+?) \|$/gm;

function rowsOf(plan: string): { module: string; file: string; name: string }[] {
  const [, section = ''] = text.split(`(\`${plan}\`)`);
  const [own = ''] = section.split('\n### ');
  return [...own.matchAll(row)].map(([, module = '', file = '', name = '']) => ({
    module,
    file,
    name,
  }));
}

describe('the conformance page', () => {
  it.each(Object.entries(plans))('has one row for each module of %s', (plan, count) => {
    const modules = rowsOf(plan).map(({ module }) => module);
    expect(modules).toHaveLength(count);
    expect(new Set(modules).size).toBe(count);
  });

  it.each(Object.keys(plans))('names tests that exist, for %s', (plan) => {
    for (const { file, name } of rowsOf(plan)) {
      expect(existsSync(file)).toBe(true);
      expect(readFileSync(file, 'utf8')).toMatch(
        new RegExp(`^ *(?:it|\\])\\(?.*'${quoted(name)}'`, 'm'),
      );
    }
  });
});

const quoted = (name: string): string => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
