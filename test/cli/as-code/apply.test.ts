// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, jest, test } from '@jest/globals';
import { trustId } from '../../../src/kernel/ids.js';
import { useAsCode } from '../../support/as-code.js';
import { aPortal } from '../../support/builders/portal.js';
import { aCommunity } from '../../support/builders/membership.js';
import { readyToOpen } from '../../support/builders/settings.js';
import { useDatabase } from '../../support/database.js';
import { actsSince, seenActs } from '../../support/acts-seen.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(120_000);

const database = useDatabase();
const { db } = database;
const secret = 'a-secret-of-the-new-portal-1234567890';
const piazza = useAsCode(database, {}, { PORTAL_SECRET: secret });

describe('piazza export, plan and apply', () => {
  test('what was exported, applied again, changes nothing', async () => {
    await aCommunity(db, { contact: 'orti@example.org', topics: ['Orti', 'semi'] });
    await aPortal(db);
    expect(await piazza.run('export', '--out', 'region.yaml')).toEqual({ code: 0, output: '' });
    const plan = await piazza.run('plan', 'region.yaml');
    expect(plan).toEqual({ code: 0, output: '0 to change, 6 as they are\n' });
  });

  test('a plan shows what an apply does, once, by the acts of the pages and in one name', async () => {
    const { slug } = await aCommunity(db, { slug: trustId('orti') });
    await readyToOpen(db, slug);
    piazza.write('change.yaml', region);
    const planned = await piazza.run('plan', 'change.yaml');
    expect(planned.code).toBe(2);
    for (const line of [
      'programmes/step (new)',
      '  + texts.it.name: "STEP"',
      '  ~ texts.it.summary: "Una prova" -> "Semi e orti di quartiere"',
      '  ~ serviceDays: 15 -> 10',
      '  + groups.semi: "Scambio di semi"',
      '  + programmes: ["step"]',
      'communities/lettura (new)',
      '  . it stays a draft until it has: manager, terms',
      '  . its groups come once it is active',
      'portals/orti (new)',
      '  + secret: "(another)"',
      '4 to change, 0 as they are',
    ]) {
      expect(planned.output).toContain(line);
    }
    expect(planned.output).not.toContain(secret);
    const before = await seenActs(db);
    expect(await piazza.run('plan', 'change.yaml')).toEqual(planned);
    expect(await seenActs(db)).toEqual(before);

    const applied = await piazza.run('apply', 'change.yaml', ...piazza.asOperator);
    expect(applied.output).toContain('4 changed\n');
    expect(applied.code).toBe(0);
    const acts = await actsSince(db, before);
    expect(acts.events.map(({ type }) => type).toSorted()).toEqual([
      'community.created',
      'community.described',
      'community.policy_set',
      'community.policy_set',
      'community.roles_chosen',
      'community.term_set',
      'form.published',
      'group.created',
      'portal.registered',
      'programme.community_added',
      'programme.created',
      'terms.published',
    ]);
    expect(new Set(acts.events.map(({ actor }) => actor))).toEqual(new Set([piazza.operator]));
    expect(acts.audit.map(({ action }) => action)).toContain('configuration.apply');
    expect(acts.audit.map(({ action }) => action)).toContain('portal.register');

    const after = await seenActs(db);
    expect(await piazza.run('plan', 'change.yaml')).toMatchObject({ code: 0 });
    expect(await piazza.run('apply', 'change.yaml', ...piazza.asOperator)).toMatchObject({
      code: 0,
      output: expect.stringContaining('0 changed'),
    });
    expect(await seenActs(db)).toEqual(after);
  });

  test('what a file does not mention stays, unless it is pruned: archived, ended, disabled', async () => {
    const { slug } = await aCommunity(db);
    const { clientId } = await aPortal(db);
    piazza.write('few.yaml', `version: 1\ncommunities: {orti: {groups: {}}, lettura: {}}\n`);
    const plan = await piazza.run('plan', 'few.yaml');
    expect(plan).toEqual({ code: 0, output: expect.stringContaining('0 to change') });
    const unexplained = await piazza.run('plan', 'few.yaml', '--prune');
    expect(unexplained).toEqual({ code: 1, output: '--prune needs --reason: members read why\n' });
    const prune = ['few.yaml', '--prune', '--reason', 'La rete si riordina'];
    const pruning = await piazza.run('plan', ...prune);
    expect(pruning.code).toBe(2);
    expect(pruning.output).toContain(`communities/${slug}\n  ~ status: "active" -> "archived"`);
    expect(pruning.output).toContain('  - groups.semi: "Scambio di semi"');
    expect(pruning.output).toContain(`portals/${clientId}\n  ~ status: "active" -> "disabled"`);
    expect(await piazza.run('apply', ...prune, ...piazza.asOperator)).toMatchObject({ code: 0 });
    const rows = await db
      .selectFrom('community')
      .select(['slug', 'status', 'status_reason'])
      .where('slug', 'in', [slug, 'orti', 'lettura'])
      .execute();
    expect(Object.fromEntries(rows.map((row) => [row.slug, row.status]))).toEqual({
      [slug]: 'archived',
      orti: 'active',
      lettura: 'draft',
    });
    expect(rows.find((row) => row.slug === slug)?.status_reason).toBe('La rete si riordina');
    expect(await piazza.run('plan', ...prune)).toMatchObject({ code: 0 });
  });
});

const region = `
version: 1
programmes:
  step:
    texts: { it: { name: STEP, summary: Strategie territoriali } }
communities:
  orti:
    status: active
    texts:
      it: { summary: Semi e orti di quartiere }
    serviceDays: 10
    ways:
      - { path: approval, minimumLevel: substantial }
      - { path: affiliation, affiliation: { kinds: [association], proof: representative } }
    term: { months: 12 }
    furtherRoles: [editor]
    programmes: [step]
    terms: { it: "Si rispettano gli orti.", en: "Respect the gardens." }
    form:
      $schema: https://json-schema.org/draft/2020-12/schema
      type: object
      properties:
        motivo: { title: Perché, x-en: { title: Why }, type: string, x-widget: line, maxLength: 200 }
      required: [motivo]
      additionalProperties: false
    groups: { semi: Scambio di semi }
  lettura:
    status: active
    texts:
      it: { name: Lettura, summary: Si legge insieme, howToJoin: Aderisci, privacyNote: Restano qui }
    contact: lettura@example.org
    groups: { gialli: Libri gialli }
portals:
  orti:
    name: Orti
    controller: Regione di prova
    redirectUris: [https://orti.example.org/callback]
    communities: [orti, lettura]
    secret: !env PORTAL_SECRET
`;
