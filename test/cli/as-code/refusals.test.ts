// SPDX-License-Identifier: AGPL-3.0-or-later
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { newId, trustId } from '../../../src/kernel/ids.js';
import { useAsCode } from '../../support/as-code.js';
import { anExternal } from '../../support/builders/external.js';
import { aMember } from '../../support/builders/identity.js';
import { aCommunity } from '../../support/builders/membership.js';
import { anOrganisation, dissolve } from '../../support/builders/organisation.js';
import { useDatabase } from '../../support/database.js';
import { seenActs } from '../../support/acts-seen.js';

// Whole processes start here, beside whatever else the machine does.
jest.setTimeout(120_000);

const database = useDatabase();
const { db } = database;
const kept = {
  clientId: 'plone',
  name: 'PartecipAzioni',
  controller: 'Regione di prova',
  redirectUris: ['https://portal.example.org/callback'],
};
const piazza = useAsCode(database, { portals: [kept] });

beforeAll(async () => {
  await aCommunity(db, { slug: trustId('orti') });
  await aCommunity(db, { slug: trustId('aperta') });
  await aCommunity(db, { slug: trustId('chiusa'), status: 'archived' });
  await anExternal(db);
  await dissolve(db, await anOrganisation(db, { code: 'insieme' }));
});

describe('piazza plan and apply refuse', () => {
  test('every fault of a file at once, with its line, its column and a code', async () => {
    piazza.write('faulty.yaml', faulty);
    piazza.write('again.yaml', `version: 1\nprogrammes: {step: {}}\n`);
    piazza.write('broken.yaml', 'version: 1\n  communities: [');
    const before = await seenActs(db);
    for (const run of [['plan'], ['apply', ...piazza.asOperator]]) {
      const { code, output } = await piazza.run(...run, 'faulty.yaml', 'again.yaml');
      expect(code).toBe(1);
      for (const line of faults) expect(output).toContain(line);
    }
    const { code, output } = await piazza.run('plan', 'broken.yaml', 'nowhere.yaml');
    expect(code).toBe(1);
    expect(output).toBe('nowhere.yaml configuration.unreadable: it cannot be read\n');
    const broken = await piazza.run('plan', 'broken.yaml');
    expect(broken.output).toMatch(/^broken\.yaml configuration\.not_yaml: .* line \d+, column \d+/);
    expect(await seenActs(db)).toEqual(before);
  });

  test('what lawfully cannot be, each thing by itself; the rest is done', async () => {
    piazza.write('unlawful.yaml', unlawful);
    const refusals = [
      'unlawful.yaml:3:15 programmes/vuoto (new) refused: programme.text_missing: texts: ',
      'unlawful.yaml:6:3 communities/chiusa refused: community.archived',
      'unlawful.yaml:7:3 communities/nuova refused: community.text_missing: texts: ',
      'organisations/insieme refused: organisation.not_active',
      'communities/sola refused: programme.not_found: programmes: ',
      'unlawful.yaml:9:3 communities/bassa refused: community.level_reason_missing: levelReason: ',
      'unlawful.yaml:10:13 communities/aperta refused: community.status_refused: status: ',
      'communities/senza refused: community.way_unconditional',
      'communities/giovani refused: community.age_not_assessed',
      'communities/altrove-1 refused: community.slug_taken',
      'external/vaga (new) refused: community.home_missing',
      'external/orti (new) refused: community.slug_taken',
      'unlawful.yaml:5:27 links/orti refused: link.to_itself',
      'links/aperta refused: community.not_found',
      'portals/plone refused: portal.kept_by_service',
      'portals/ignoto refused: portal.incomplete',
      'portals/aperto refused: portal.pkce_needed',
      'portals/perso refused: portal.community_unknown: communities.0:',
      'unlawful.yaml:23:79 portals/lontano refused: portal.address_refused: redirectUris.1:',
      'unlawful.yaml:24:75 portals/servizio refused: portal.attribute_service_unknown: attributeService:',
      'unlawful.yaml:25:73 portals/vicino refused: portal.sector_of_another: sector:',
      'staff/support refused: configuration.staff_by_consent',
    ];
    const plan = await piazza.run('plan', 'unlawful.yaml');
    expect(plan.code).toBe(1);
    for (const refusal of refusals) expect(plan.output).toContain(refusal);
    const apply = await piazza.run('apply', 'unlawful.yaml', ...piazza.asOperator);
    expect(apply.code).toBe(1);
    // Only the act itself looks for the organisation: nothing of the community stays.
    const late = 'communities/ignara (new) refused: organisation.not_found';
    for (const refusal of [...refusals, late]) expect(apply.output).toContain(refusal);
    expect(apply.output).toContain(`1 changed, ${refusals.length + 1} refused`);
    const there = await db.selectFrom('community').select('slug').orderBy('slug').execute();
    expect(there.map(({ slug }) => slug)).toEqual(['altrove-1', 'aperta', 'chiusa', 'orti']);
  });

  test('whoever is no administrator, or not proven to be', async () => {
    await aMember(db, { email: 'cittadina@example.org' });
    piazza.write('small.yaml', 'version: 1\n');
    const needed = '--as needs the proven e-mail address of one administrator\n';
    for (const who of ['cittadina@example.org', 'nessuno@example.org']) {
      const run = await piazza.run('apply', 'small.yaml', '--as', who);
      expect(run).toEqual({ code: 1, output: needed });
    }
    const { output } = await piazza.run('apply', 'small.yaml');
    expect(output).toContain("required option '--as <address>' not specified");
  });
});

const faulty = `version: 1
programmes: {step: {}}
communities:
  orti:
    visibilty: public
    serviceDays: 0
    ways:
      - { path: open, providers: [carta] }
      - { path: open }
    texts: { it: { name: !env NOT_SET } }
    form: { type: object }
  Orti Rossi: {}
  terme: { cardFields: [age], texts: { it: { name: "\\0" } } }
portals:
  orti: { secret: open-in-the-file-for-everybody-to-read, metadata: { client_secret: x } }
staff: { king: [] }
`;
const faults = [
  'faulty.yaml:5:5 configuration.unknown_field: communities.orti.visibilty is not known: write visibility',
  'faulty.yaml:6:5 configuration.refused: communities.orti.serviceDays needs at least 1',
  'faulty.yaml:7:5 configuration.refused: communities.orti.ways has one way twice',
  'faulty.yaml:10:20 configuration.reference: communities.orti.texts.it.name names the variable NOT_SET',
  'faulty.yaml:12:3 configuration.refused: communities.Orti Rossi',
  'faulty.yaml:13:25 configuration.refused: communities.terme.cardFields[0]',
  'faulty.yaml:13:46 configuration.refused: communities.terme.texts.it.name must not hold the character U+0000',
  'faulty.yaml:15:59 configuration.refused: portals.orti.metadata must not hold client_id or client_secret',
  'faulty.yaml:16:10 configuration.',
];

const unlawful = `
version: 1
programmes: { vuoto: { contact: a@example.org } }
communities:
  orti: { serviceDays: 3, links: { orti: related } }
  chiusa: { topics: [aperta] }
  nuova: { topics: [una] }
  sola: { texts: &texts { it: { name: Sola, summary: Sola, howToJoin: Sola } }, programmes: [nessuno] }
  bassa: { texts: *texts, minimumLevel: none }
  aperta: { status: draft, links: { nessuna: related } }
  senza: { texts: *texts, ways: [{ path: affiliation }] }
  giovani: { texts: *texts, ages: { admitted: minors } }
  altrove-1: { texts: *texts }
  ignara: { texts: *texts, ways: [{ path: open, affiliation: { organisations: [ipa:nessuno] } }] }
external:
  vaga: { texts: *texts }
  orti: { texts: *texts, homeUrl: https://orti.example/ }
portals:
  plone: { name: Altro }
  ignoto: { name: Ignoto }
  aperto: { name: Aperto, controller: X, redirectUris: [https://x.example/], pkceRequired: false }
  perso: { name: Perso, controller: X, redirectUris: [https://x.example/], communities: [nessuna] }
  lontano: { name: Lontano, controller: X, redirectUris: [https://x.example/, http://x.example/] }
  servizio: { name: S, controller: X, redirectUris: [https://x.example/], attributeService: 9 }
  vicino: { name: V, controller: Y, redirectUris: [https://x.example/], sector: servizio }
staff: { support: [${newId()}] }
organisations: { insieme: { kind: company, name: Insieme } }
`;
