// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import federa from '../../../src/providers/federa/index.js';
import { advise, originalAssertion } from '../../simulators/gateway/federa.js';
import { remove } from '../../simulators/spid-idp/draft.js';
import { aGatewayIssuer, federaConfigInput } from '../../support/builders/gateway.js';
import { bent, saying } from '../../support/gateway/wrong-replies.js';
import type { Answering } from '../../support/saml/visit.js';
import { aWay } from '../../support/saml/way.js';

const issuer = await aGatewayIssuer('federa');
const classes = 'urn:oasis:names:tc:SAML:2.0:ac:classes';
const personKey = { scheme: 'it-fiscal-code', value: 'IT:BSSGLI88D52M990F' };

/** The profile of the citizen; any level will do unless the configuration says otherwise. */
const come = async (how: Partial<Answering> = {}, more: object = {}) =>
  (
    await aWay(federa, issuer, federaConfigInput({ file: issuer.file }, { level: 'low', ...more }))
  ).come(how);
const said = (attributes: Readonly<Record<string, string | undefined>>): Partial<Answering> =>
  bent((response) => {
    for (const [name, value] of Object.entries(attributes)) saying(name, value)(response);
  });

describe('a person at the gateway', () => {
  it('is who the gateway says, by the fiscal code, and never by the name in its Assertion', async () => {
    const [first, second] = [await come(), await come()];
    expect(first).toMatchObject({
      issuer: issuer.entityId,
      subject: { personKey },
      personKeys: [personKey],
      methods: ['federa'],
      email: { address: 'giulia.bassi@example.org', vouched: false },
      claims: {
        given_name: 'Giulia',
        family_name: 'Bassi',
        age_class: 'adult',
        authenticating_authority: 'Lepida ID (demo)',
      },
      label: 'Lepida ID (demo)',
    });
    expect(second.subject).toEqual(first.subject);
    expect(second.upstream?.subject).not.toBe(first.upstream?.subject);
    expect(JSON.stringify(first)).not.toContain('1988');
  });

  it('is not whom the Assertion in Advice is about', async () => {
    const profile = await come(
      bent((response) => {
        remove(response, 'Assertion', 'Advice');
        advise(response, originalAssertion({ CodiceFiscale: 'FRRMRC75P30M991B', nome: 'Marco' }));
      }),
    );
    expect(profile.personKeys).toEqual([personKey]);
    expect(profile.claims['given_name']).toBe('Giulia');
  });

  it('has no other label and no claim where the gateway does not say whom it asked', async () => {
    const { claims, label } = await come(said({ authenticatingAuthority: undefined }));
    expect([claims['authenticating_authority'], label]).toEqual([undefined, undefined]);
  });

  it.each([
    ['as people write it', '08/03/2010', 'minor'],
    ['as ISO 8601', '2010-03-08', 'minor'],
    ['not at all', '', undefined],
    ['in a form that nobody knows', 'marzo 2010', undefined],
  ])('has an age class by a date of birth given %s', async (_title, dataNascita, expected) => {
    expect((await come(said({ dataNascita }))).claims['age_class']).toBe(expected);
  });

  it('is read by the dictionary of the configuration, the first name that is there', async () => {
    const attributes = {
      fiscalCode: ['cf', 'CodiceFiscale'],
      givenName: ['firstName'],
      authority: ['gestore'],
    };
    const how = said({
      CodiceFiscale: 'FRRMRC75P30M991B',
      cf: 'bssgli88d52m990f',
      firstName: 'Giulietta',
      gestore: 'Un altro',
    });
    expect(await come(how, { attributes })).toMatchObject({
      personKeys: [personKey],
      claims: { given_name: 'Giulietta', family_name: 'Bassi' },
      label: 'Un altro',
    });
  });
});

describe('the level of a person at the gateway', () => {
  it.each([
    ['PasswordProtectedTransport', undefined, 'low'],
    ['SecureRemotePassword', undefined, 'substantial'],
    ['Smartcard', undefined, 'high'],
    ['Smartcard', 'Alto', 'high'],
    ['PasswordProtectedTransport', 'ALTO', 'low'],
  ])('with %s and trust %s is %s', async (name, trustLevel, level) => {
    const how = { classRef: `${classes}:${name}`, ...said({ trustLevel }) };
    expect((await come(how)).level).toBe(level);
  });

  it.each(['Medio', 'Basso', 'nobody knows'])(
    'with trust %s is none, and too low',
    async (trust) => {
      const refused = come(said({ trustLevel: trust }));
      await expect(refused).rejects.toMatchObject({
        code: 'level_too_low',
        detail: { rule: 'attributes.level_too_low' },
      });
    },
  );

  it('is what the configuration makes of class and trust', async () => {
    const more = {
      levels: { 'urn:local:password': 'substantial', 'urn:local:card': 'high' },
      trustLevels: { medio: 'low', Alto: 'substantial' },
    };
    const levelOf = async (classRef: string, trustLevel: string | undefined) =>
      (await come({ classRef, ...said({ trustLevel }) }, more)).level;
    expect(await levelOf('urn:local:card', undefined)).toBe('high');
    expect(await levelOf('urn:local:card', 'Alto')).toBe('substantial');
    expect(await levelOf('urn:local:password', 'Medio')).toBe('low');
    await expect(levelOf(`${classes}:Smartcard`, undefined)).rejects.toMatchObject({
      detail: { rule: 'authn_context.class_unknown' },
    });
  });
});

describe('an answer signed with SHA-1', () => {
  it('is refused also where our own requests are signed with it', async () => {
    const sha1 = {
      signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
      digestAlgorithm: 'http://www.w3.org/2000/09/xmldsig#sha1',
      hash: 'sha1',
      digestHash: 'sha1',
    };
    const refused = come({ sign: { assertion: sha1, response: sha1 } }, { signature: 'rsa-sha1' });
    await expect(refused).rejects.toMatchObject({ code: 'forged' });
  });
});
