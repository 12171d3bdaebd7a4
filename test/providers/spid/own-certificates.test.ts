// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { day, later } from '../../../src/kernel/clock.js';
import type { SigningKey } from '../../../src/providers/provider.js';
import { generateRsaKey, selfSignedCertificate } from '../../../src/providers/saml/certificate.js';
import { certificateSubject } from '../../../src/providers/spid/certificate-request.js';
import { spidConfigSchema } from '../../../src/providers/spid/config.js';
import { checkOwnCertificates } from '../../../src/providers/saml/service-provider/own-certificates.js';
import { agreesWith } from '../../../src/providers/spid/own-certificates.js';
import { fakeHost } from '../../support/fake-host.js';
import { roleConfigInput } from '../../support/builders/spid-roles.js';
import { spidConfigInput } from '../../support/builders/spid.js';

const now = new Date('2026-11-22T10:00:00Z');
const entityId = 'https://piazza.example/sign-in/spid/metadata';
const privateKey = await generateRsaKey();
const config = (more = {}) => spidConfigSchema.parse(spidConfigInput({ file: 'none' }, more));

async function keyLasting(days: number, more = {}): Promise<SigningKey> {
  const certificate = await selfSignedCertificate(
    {
      ...certificateSubject(config(more), entityId),
      locality: 'Bologna',
      notBefore: later(now, -day),
      notAfter: later(now, days * day),
    },
    privateKey,
  );
  return { kid: 'one', privateKey, certificate };
}

const findings = async (keys: readonly SigningKey[], more = {}) =>
  checkOwnCertificates(fakeHost({ keys, now: () => now }), agreesWith(config(more), entityId));

describe('our own certificates', () => {
  test('made for the configuration agree with it', async () => {
    expect(await findings([await keyLasting(400)])).toEqual([]);
  });

  test.each([
    ['Istituto "G. Verdi"; Forlì', 'Città, mare + monti = \\o/'],
    ['#1', ' Comune  di Prova '],
  ])('say the name %p as it is', async (name, displayName) => {
    const organization = {
      name: { it: name },
      displayName: { it: displayName.trim() },
      url: { it: 'https://x.example' },
    };
    expect(await findings([await keyLasting(400, { organization })], { organization })).toEqual([]);
  });

  test('of a private body name its tax number', async () => {
    const more = roleConfigInput('private');
    expect(await findings([await keyLasting(400, more)], more)).toEqual([]);
    const [finding] = await findings([await keyLasting(400)], more);
    expect(finding?.message).toContain('organizationIdentifier');
  });

  test.each([
    [59, 'warning', 'less than 60 days'],
    [29, 'warning', 'less than 30 days'],
    [6, 'warning', 'less than 7 days'],
    [-1.5, 'error', 'ended on 2026-11-20'],
  ])('with %p days to live are reported', async (days, severity, words) => {
    const [finding] = await findings([await keyLasting(days)]);

    expect(finding).toMatchObject({ severity, message: expect.stringContaining(words) });
  });

  test('that name another body or service are reported', async () => {
    const other = {
      organization: {
        name: { it: 'Comune di Prova' },
        displayName: { it: 'Altro' },
        url: { it: 'https://x.example' },
      },
    };
    const messages = (await findings([await keyLasting(400)], other)).map(({ message }) => message);

    expect(messages).toHaveLength(2);
    expect(messages.join()).toContain('organization.name: Comune di Prova');
  });

  test('that are missing are an error', async () => {
    expect(await findings([])).toMatchObject([{ severity: 'error' }]);
    expect(await findings([{ kid: 'bare', privateKey }])).toMatchObject([{ severity: 'error' }]);
  });

  test('carry the fields of the AgID profile', async () => {
    const { certificate = '' } = await keyLasting(400);
    const { subject, raw } = new X509Certificate(certificate);
    const oid = (hex: string): boolean => raw.toString('hex').includes(hex);

    expect(subject).toContain('PA:IT-r_emiro');
    expect(oid('0603550453')).toBe(true);
    expect(oid('0603550461')).toBe(true);
    expect(oid('06042b4c1006')).toBe(true);
    expect(oid('06062b4c10040201')).toBe(true);
  });
});
