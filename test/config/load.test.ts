// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ConfigError, loadConfig, type ConfigSchema } from '../../config/load.js';
import { completeConfiguration, useConfigurationFolder } from '../support/configuration.js';

const folder = useConfigurationFolder();
const kind = z.strictObject({ clientId: z.string().meta({ examples: ['abc.apps'] }) });

interface Loading {
  environment?: Record<string, string>;
  kinds?: Record<string, ConfigSchema>;
}
const load = (file: string | undefined, { environment = {}, kinds = {} }: Loading = {}) =>
  loadConfig(file, { environment, kindSchema: async (use) => kinds[use] });

/** The lines of the error, without the first. */
async function faultsOf(text: string | Promise<string>, loading?: Loading): Promise<string[]> {
  const file = folder.write('faulty.yaml', await text);
  const error: unknown = await load(file, loading).catch((thrown: unknown) => thrown);
  if (!(error instanceof ConfigError)) throw new Error('it was accepted');
  return error.message
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
}
const withSections = async (sections: Record<string, unknown>): Promise<string> =>
  JSON.stringify({ ...(await completeConfiguration()), ...sections });

const provenBy = (method: string) => ({ metadata: { token_endpoint_auth_method: method } });

describe('loading the configuration', () => {
  it('gives the whole of it, defaults filled in', async () => {
    const config = await load(await folder.configuration());
    expect(config.sessions).toEqual({ idleMinutes: 30, absoluteHours: 8, attemptMinutes: 15 });
    expect(config.http).toMatchObject({ trustProxy: 0, outbound: { allowPrivate: false } });
  });

  it('reads values from variables and files, and nothing else from the environment', async () => {
    const token = folder.write('token', `${'t'.repeat(40)}\n`);
    const text = await withSections({ metrics: 'HERE', mail: { smtp: 'THERE', from: 'a@b.it' } });
    const tagged = text
      .replace('"HERE"', `{ token: !file ${token} }`)
      .replace('"THERE"', '!env MY_SMTP');
    const file = folder.write('tagged.yaml', tagged);
    const environment = { MY_SMTP: 'smtp://mail.example', PIAZZA_ENV: 'production' };
    const config = await load(file, { environment });
    expect(config.metrics.token).toBe('t'.repeat(40));
    expect(config.mail.smtp).toBe('smtp://mail.example');
    expect(config.env).toBe('test');
  });

  it('lets PORT win over the file', async () => {
    const file = await folder.configuration();
    expect((await load(file, { environment: { PORT: '4123' } })).http.port).toBe(4123);
    const wrong = load(file, { environment: { PORT: 'many' } });
    await expect(wrong).rejects.toThrow('http.port needs a whole number');
  });

  it('lists every fault at once, each with its path and what to write', async () => {
    const faults = await faultsOf(`
env: staging
organisation: { name: Region, url: region.example, controller: Region, contact: nobody }
http: { prot: 80, publicUrl: http://a.example/path }
keys:
  seal: [{ id: a, secret: short }]
  cookie: [{ id: a, secret: !env UNSET }]
  oidc: [{ id: a, key: !file /nowhere/key }]
providers: [{ id: spid, use: spid }, { id: spid, use: spid }]
colour: blue`);
    expect(faults).toEqual(
      expect.arrayContaining([
        'env needs development, test or production (for example production)',
        'organisation.contact needs an e-mail address (for example piazza@example.org)',
        'http.prot is not known: write port',
        expect.stringMatching(/^http\.publicUrl needs an origin without a path/),
        expect.stringMatching(/^keys\.seal\[0\]\.secret needs 32 random bytes.*openssl rand/),
        'keys.cookie[0].secret names the variable UNSET, which is not set: set it',
        'keys.oidc[0].key names the file /nowhere/key, which cannot be read (ENOENT): create it',
        expect.stringMatching(/^keys\.personKey is missing/),
        'mail is missing: write a section mail with smtp, from',
        'providers needs a different id for each',
        expect.stringMatching(/^colour is not known: remove it; known here are env,/),
      ]),
    );
  });

  it('never repeats a secret that is wrong', async () => {
    const { keys, ...rest } = await completeConfiguration();
    const broken = { ...Object(keys), seal: [{ id: 'a', secret: 'hunter2' }] };
    const faults = await faultsOf(JSON.stringify({ ...rest, keys: broken }));
    expect(faults.join()).not.toContain('hunter2');
  });

  it('takes a portal’s secret in its own field only, where it is never shown or exported', async () => {
    const portal = {
      clientId: 'plone',
      name: 'Plone',
      controller: 'Regione',
      redirectUris: ['https://plone.example/callback'],
      metadata: { client_secret: 's'.repeat(40) },
    };
    expect(await faultsOf(withSections({ portals: [portal] }))).toEqual([
      'portals[0].metadata must not hold client_id or client_secret: they have fields of their own',
    ]);
  });

  it.each([
    [{}, 'pkceRequired must be true for a portal that presents no secret'],
    [
      { secret: 's'.repeat(40), pkceRequired: true, ...provenBy('none') },
      'secret is never presented: the portal proves itself in another way',
    ],
    [
      { pkceRequired: true, ...provenBy('client_secret_post') },
      'secret is missing: the portal is to present one',
    ],
    [
      { pkceRequired: true, ...provenBy('private_key_jwt') },
      'metadata.jwks is missing: a portal that signs has its public keys here or at jwks_uri, in one of the two',
    ],
  ])('takes a portal only with what it proves itself by: %j', async (said, fault) => {
    const portal = {
      clientId: 'plone',
      name: 'Plone',
      controller: 'Regione',
      redirectUris: ['https://plone.example/callback'],
      pkceRequired: false,
      ...said,
    };
    const [first] = await faultsOf(withSections({ portals: [portal] }));
    expect(first).toContain(`portals[0].${fault}`);
  });

  it('checks what each kind of provider asks for', async () => {
    const providers = [{ id: 'g', use: 'google', config: { clientID: 'x' } }];
    const faults = await faultsOf(withSections({ providers }), { kinds: { google: kind } });
    expect(faults).toEqual([
      'providers[0].config.clientId is missing: write, for example, clientId: abc.apps',
      'providers[0].config.clientID is not known: write clientId',
    ]);
  });

  it('believes a plug-in that checks by itself, and leaves one that cannot be loaded for later', async () => {
    const strict: ConfigSchema = {
      parse() {
        throw new Error('needs a realm');
      },
    };
    const providers = [
      { id: 'a', use: './plugin.js' },
      { id: 'b', use: 'not-installed' },
    ];
    const faults = await faultsOf(withSections({ providers }), {
      kinds: { './plugin.js': strict },
    });
    expect(faults).toEqual(['providers[0].config needs a realm']);
  });

  it.each([
    [
      'production',
      { redirectUris: ['https://a.example/cb', 'http://a.example/cb'] },
      'redirectUris[1]',
    ],
    ['production', { redirectUris: ['http://localhost:9/cb'] }, 'redirectUris[0]'],
    ['test', { redirectUris: ['http://a.example/cb'] }, 'redirectUris[0]'],
    ['test', { postLogoutRedirectUris: ['https://*.example/'] }, 'postLogoutRedirectUris[0]'],
    ['test', { returnUrls: ['https://u:p@a.example/'] }, 'returnUrls[0]'],
    ['test', { logout: { kind: 'back_channel', uri: 'https://a.example/#x' } }, 'logout.uri'],
  ])('in %s holds the addresses of portals to their rule: %j', async (env, said, field) => {
    const portal = {
      clientId: 'plone',
      name: 'Plone',
      controller: 'Regione',
      redirectUris: ['https://plone.example/callback'],
      ...said,
    };
    const http = { publicUrl: 'https://piazza.example' };
    expect(await faultsOf(withSections({ env, http, portals: [portal] }))).toEqual([
      expect.stringContaining(`portals[0].${field} needs an exact https address`),
    ]);
  });

  it('lets a portal in development stand on this machine by plain http', async () => {
    const [clientId, name, controller] = ['plone', 'Plone', 'Regione'];
    const portal = { clientId, name, controller, redirectUris: ['http://localhost:9/cb'] };
    const file = folder.write('local.yaml', await withSections({ portals: [portal] }));
    expect((await load(file)).portals).toHaveLength(1);
  });

  it('gives a sector to one body only, also where it is the clientId of a portal', async () => {
    const about = { name: 'Portale', redirectUris: ['https://a.example/cb'] };
    const portals = [
      { ...about, clientId: 'uno', controller: 'Regione' },
      { ...about, clientId: 'due', controller: 'Regione', sector: 'uno' },
      { ...about, clientId: 'tre', controller: 'Provincia', sector: 'uno' },
    ];
    expect(await faultsOf(withSections({ portals }))).toEqual([
      expect.stringMatching(/^portals\[2\]\.sector is of one body.* belongs to Regione/),
    ]);
  });

  it('demands https in production, and refuses the demonstration there', async () => {
    const faults = await faultsOf(withSections({ env: 'production', demo: true }));
    expect(faults).toEqual([
      'http.publicUrl must begin with https:// in production (for example https://piazza.example.org)',
      expect.stringMatching(/^env cannot be production in the demonstration/),
    ]);
  });

  it('says what is wrong with a file that is no configuration at all', async () => {
    expect(await faultsOf('')).toEqual(['it is empty: begin from config/example.yaml']);
    expect(await faultsOf('a: 1\na: 2')).toEqual([
      expect.stringContaining('Map keys must be unique'),
    ]);
    expect(await faultsOf('a: !include other.yaml')).toEqual([
      expect.stringContaining('Unresolved tag: !include'),
    ]);
    await expect(load('/nowhere/piazza.yaml')).rejects.toThrow('correct PIAZZA_CONFIG');
    await expect(load(undefined)).rejects.toThrow('PIAZZA_CONFIG is not set');
  });
});
