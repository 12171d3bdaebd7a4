// SPDX-License-Identifier: AGPL-3.0-or-later
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import spid from '../../../src/providers/spid/index.js';
import { successFields } from '../../simulators/spid-idp/answer.js';
import { createIssuers } from '../../simulators/spid-idp/issuer.js';
import { writeRegister } from '../../simulators/spid-idp/metadata.js';
import { readPersonas } from '../../simulators/spid-idp/personas.js';
import { aSigningKey, spidConfigInput } from '../builders/spid.js';
import type { Subject } from '../provider-contract.js';

/** A SPID identity provider of functions; its register is a file. */
export async function spidSubject(): Promise<Subject> {
  const [issuer] = await createIssuers('https://idp.example', ['alfa']);
  const [persona] = await readPersonas();
  if (!issuer || !persona) throw new Error('the simulator has no issuers or no people');
  const file = join(await mkdtemp(join(tmpdir(), 'piazza-register-')), 'register.xml');
  await writeFile(file, writeRegister([issuer]));
  return {
    definition: spid,
    contract: {
      config: spidConfigInput({ file }),
      invalidConfigs: [{}, spidConfigInput({}), spidConfigInput({ file }, { level: 'none' })],
      start: { choice: issuer.entityId },
      keys: [await aSigningKey()],
      secrets: [persona.fiscalNumber ?? 'no fiscal number', persona.email],
      signIn(step, { attempt }) {
        if (step.kind !== 'redirect') throw new Error('the default binding redirects');
        const encoded = step.to.searchParams.get('SAMLRequest') ?? '';
        const xml = inflateRawSync(Buffer.from(encoded, 'base64')).toString('utf8');
        const request = {
          id: /\bID="([^"]+)"/.exec(xml)?.[1] ?? '',
          issuer: /<saml:Issuer[^>]*>([^<]+)</.exec(xml)?.[1] ?? '',
          relayState: step.to.searchParams.get('RelayState') ?? '',
          classRef: '',
          forceAuthn: true,
          acs: attempt.replyTo('/acs').href,
          attributes: ['spidCode', 'name', 'familyName', 'fiscalNumber', 'email'],
          serviceName: '',
        };
        const classRef = 'https://www.spid.gov.it/SpidL2';
        return { body: successFields({ issuer, request, now: new Date() }, { persona, classRef }) };
      },
    },
  };
}
