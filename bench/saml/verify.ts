// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash, createPublicKey, sign, verify, X509Certificate } from 'node:crypto';
import { nodeSamlAssertion } from '../../src/providers/saml/second-verifier.js';
import { readCertificate } from '../../src/providers/saml/metadata/certificate.js';
import { verifySamlResponse, type Verification } from '../../src/providers/saml/verify.js';
import { agidErrors } from '../../src/providers/saml/agid-errors.js';
import { spidProfile } from '../../src/providers/spid/profile.js';
import { createIdpKey, type IdpKey } from '../../test/simulators/spid-idp/keys.js';
import {
  draftResponse,
  encode,
  signDraft,
  type ResponseFacts,
} from '../../test/simulators/spid-idp/response.js';

/** Microseconds of CPU for one response with both signatures (RSA-2048, SHA-256), warm. */
export interface SamlVerification {
  /** Our three steps, every rule. */
  readonly own: number;
  /** node-saml: signatures only. */
  readonly nodeSaml: number;
  /** Two RSA verifications and two hashes: nobody can be faster. */
  readonly limit: number;
  readonly bytes: number;
}

const facts: ResponseFacts = {
  issuer: 'https://idp.example',
  recipient: 'https://piazza.example/sign-in/spid/acs',
  audience: 'https://piazza.example/sign-in/spid/metadata',
  requestId: '_request',
  now: new Date(),
  classRef: 'https://www.spid.gov.it/SpidL2',
  attributes: {
    spidCode: 'BENC1234567890',
    name: 'Giulia',
    familyName: 'Bassi',
    fiscalNumber: 'TINIT-BSSGLI88D52M990F',
    dateOfBirth: '1988-04-12',
    email: 'giulia.bassi@example.org',
  },
};

/** Compares our verifier with node-saml and with the cryptography alone. @param rounds of ours */
export async function measureSamlVerification(rounds = 3_000): Promise<SamlVerification> {
  const key = await createIdpKey('bench');
  const xml = signDraft(draftResponse(facts), { key });
  const samlResponse = encode(xml);
  const how = expectations(key);
  const own = await cpuOf(rounds, () => verifySamlResponse(samlResponse, how));
  const nodeSaml = await cpuOf(Math.ceil(rounds / 20), () =>
    nodeSamlAssertion(samlResponse, [key.certificate], true),
  );
  return { own, nodeSaml, limit: await cpuOf(rounds, cryptography(key, xml)), bytes: xml.length };
}

const expectations = (key: IdpKey): Verification => ({
  profile: spidProfile,
  errors: agidErrors,
  now: facts.now,
  skewMs: 30_000,
  certificates: [readCertificate(new X509Certificate(key.certificate).raw.toString('base64'))],
  expected: {
    ...facts,
    requestedAt: new Date(facts.now.getTime() - 30_000),
    minimum: 'substantial',
    fresh: true,
  },
});

function cryptography(key: IdpKey, xml: string): () => void {
  const publicKey = createPublicKey(key.privateKey);
  const signedInfo = Buffer.alloc(900, 'x');
  const signature = sign('sha256', signedInfo, key.privateKey);
  return () => {
    for (let turn = 0; turn < 2; turn += 1) {
      createHash('sha256').update(xml).digest();
      verify('sha256', signedInfo, publicKey, signature);
    }
  };
}

async function cpuOf(rounds: number, act: () => unknown): Promise<number> {
  for (let turn = 0; turn < Math.ceil(rounds / 5); turn += 1) await act();
  const before = process.cpuUsage();
  for (let turn = 0; turn < rounds; turn += 1) await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / rounds;
}
