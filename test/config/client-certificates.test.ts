// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, it } from '@jest/globals';
import { ConfigError, loadConfig } from '../../config/load.js';
import { completeConfiguration, useConfigurationFolder } from '../support/configuration.js';
import { aTlsIdentity } from '../support/tls.js';

const folder = useConfigurationFolder();
const publicUrl = 'https://cns.region.example';
const secret = 's'.repeat(32);
const tls = await aTlsIdentity();
const another = await aTlsIdentity();

const load = async (clientCertificates: unknown, more: Record<string, unknown> = {}) => {
  const text = JSON.stringify({ ...(await completeConfiguration()), ...more, clientCertificates });
  // A tag of YAML cannot stand in JSON as it is.
  const file = folder.write('piazza.yaml', text.replaceAll(/"(!file [^"]*)"/g, '$1'));
  return loadConfig(file, { environment: {}, kindSchema: () => Promise.resolve(undefined) });
};

async function faultsOf(...args: Parameters<typeof load>): Promise<string[]> {
  const error: unknown = await load(...args).catch((thrown: unknown) => thrown);
  if (!(error instanceof ConfigError)) throw new Error('it was accepted');
  const [, ...lines] = error.message.split('\n');
  return lines.map((line) => line.trim());
}

describe('clientCertificates', () => {
  it('is a listener with TLS of its own', async () => {
    const config = await load({ publicUrl, tls });
    expect(config.clientCertificates).toEqual({
      publicUrl,
      port: 3001,
      tls: { ...tls, maxVersion: 'TLSv1.3' },
    });
  });

  it('is one that a proxy on this machine reaches', async () => {
    const config = await load({ publicUrl, proxy: { secret } });
    expect(config.clientCertificates?.proxy).toEqual({ form: 'nginx', secret });
  });

  it('reads key, certificate and secret from files', async () => {
    const files = {
      key: `!file ${folder.write('cns.key', tls.key)}`,
      certificate: `!file ${folder.write('cns.crt', tls.certificate)}`,
    };
    const own = `!file ${folder.write('secret', `${secret}\n`)}`;
    const config = await load({ publicUrl, tls: files, proxy: { secret: own } });
    expect(config.clientCertificates?.tls?.key.trim()).toBe(tls.key.trim());
    expect(config.clientCertificates?.proxy?.secret).toBe(secret);
  });

  const other = { publicUrl, host: '0.0.0.0' };
  const needed = expect.stringMatching(
    /^clientCertificates\.proxy\.certificate is needed, with tls, when the proxy stands on another/,
  );
  it.each<[string, unknown, unknown[]]>([
    [
      'without TLS and without a proxy',
      { publicUrl },
      ['clientCertificates.tls is needed, unless a proxy asks for the certificates'],
    ],
    [
      'with half a pair',
      { publicUrl, tls: { key: tls.key } },
      [expect.stringMatching(/^clientCertificates\.tls\.certificate is missing/)],
    ],
    [
      'with the other half',
      { publicUrl, tls: { certificate: tls.certificate } },
      [expect.stringMatching(/^clientCertificates\.tls\.key is missing/)],
    ],
    [
      'with the certificate of another key',
      { publicUrl, tls: { ...tls, certificate: another.certificate } },
      [
        expect.stringMatching(
          /^clientCertificates\.tls\.certificate needs the certificate of that key/,
        ),
      ],
    ],
    [
      'with a file that is not there',
      { publicUrl, tls: { ...tls, key: '!file /nowhere/cns.key' } },
      [
        'clientCertificates.tls.key names the file /nowhere/cns.key, which cannot be read (ENOENT): create it',
      ],
    ],
    [
      'with something else in place of a key',
      { publicUrl, tls: { ...tls, key: tls.certificate } },
      expect.arrayContaining([
        expect.stringMatching(/^clientCertificates\.tls\.key needs a PEM file/),
      ]) as unknown as unknown[],
    ],
    [
      'with fields that nobody knows',
      { publicUrl, tls: { ...tls, ciphers: 'all' }, verify: false },
      expect.arrayContaining([
        expect.stringMatching(/^clientCertificates\.tls\.ciphers is not known/),
        expect.stringMatching(/^clientCertificates\.verify is not known/),
      ]) as unknown as unknown[],
    ],
    [
      'with a short secret',
      { publicUrl, proxy: { secret: 'hunter2' } },
      [expect.stringMatching(/^clientCertificates\.proxy\.secret needs at least 32 characters/)],
    ],
    [
      'with a form that no proxy has',
      { publicUrl, proxy: { secret, form: 'apache' } },
      [expect.stringMatching(/^clientCertificates\.proxy\.form needs nginx or rfc9440/)],
    ],
    ['for a proxy elsewhere, by the secret alone', { ...other, proxy: { secret } }, [needed]],
    [
      'for a proxy elsewhere, without its certificate',
      { ...other, tls, proxy: { secret } },
      [needed],
    ],
    [
      'for a proxy elsewhere, without TLS',
      { ...other, proxy: { secret, certificate: tls.certificate } },
      [needed],
    ],
  ])('%s is refused', async (_what, section, faults) => {
    expect(await faultsOf(section)).toEqual(faults);
    expect((await faultsOf(section)).join()).not.toContain('hunter2');
  });

  it('is https in production', async () => {
    const http = { port: 0, publicUrl: 'https://region.example' };
    const plain = { publicUrl: 'http://cns.region.example', tls };
    expect(await faultsOf(plain, { env: 'production', http })).toEqual([
      expect.stringMatching(/^clientCertificates\.publicUrl must begin with https:\/\//),
    ]);
  });
});
