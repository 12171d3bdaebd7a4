// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../../src/kernel/project-root.js';
import { document } from '../../support/portal/documented.js';
import { aboutRules } from '../../support/portal/guidelines/about.js';
import { resolved } from '../../support/portal/guidelines/document.js';
import { exchangeRules } from '../../support/portal/guidelines/exchange.js';
import { limitRules } from '../../support/portal/guidelines/limits.js';
import { faulty } from '../../support/portal/guidelines/rule.js';
import { securityRules } from '../../support/portal/guidelines/security.js';

const rules = [...aboutRules, ...exchangeRules, ...limitRules, ...securityRules];
const whole = resolved(document);

describe('the Italian guidelines for APIs', () => {
  it.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
    expect(rule.breaches(whole)).toEqual([]);
    expect(rule.breaches(faulty(whole, rule))).not.toEqual([]);
  });

  it('are listed in the documentation, those that are held and no others', () => {
    const page = readFileSync(`${projectRoot}/docs/api-guidelines.md`, 'utf8');
    const listed = [...page.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
    expect(listed).toEqual(rules.map(({ name }) => name));
  });
});
