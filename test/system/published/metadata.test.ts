// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import cieSaml from '../../../src/providers/cie/saml/index.js';
import { readPinnedProvider } from '../../../src/providers/saml/metadata/register.js';
import type { AnyProviderDefinition } from '../../../src/providers/provider.js';
import spid from '../../../src/providers/spid/index.js';
import { writeRegister } from '../../simulators/spid-idp/metadata.js';
import { cieSamlConfigInput } from '../../support/builders/gateway.js';
import { aSigningKey, spidConfigInput } from '../../support/builders/spid.js';
import { fakeAttempt, fakeHost } from '../../support/fake-host.js';
import { metadataFile } from '../../support/saml/visit.js';
import { requestOf } from '../../support/saml/way.js';
import { publishedAt } from './documents.js';

interface Real {
  readonly file: string;
  readonly entityId: string;
  readonly singleSignOn: { readonly redirect: string; readonly post: string };
}

const card = (file: string, host: string): Real => ({
  file,
  entityId: `https://${host}/idp/profile/SAML2/POST/SSO`,
  singleSignOn: {
    redirect: `https://${host}/idp/profile/SAML2/Redirect/SSO`,
    post: `https://${host}/idp/profile/SAML2/POST/SSO`,
  },
});
const cards = [
  card('cie-production.xml', 'idserver.servizicie.interno.gov.it'),
  card('cie-test.xml', 'preproduzione.idserver.servizicie.interno.gov.it'),
];
const node = 'https://sp-proxy.eid.gov.it/spproxy';
const ficep: Real = {
  file: 'ficep.xml',
  entityId: `${node}/idpit`,
  singleSignOn: { redirect: `${node}/samlsso`, post: `${node}/samlsso` },
};

const read = ({ file }: Real, pins: readonly string[] = []) =>
  readPinnedProvider(readFileSync(publishedAt(file)), pins).providers;
/** The one that may sign: it also serves as the pin of an operator. */
const certificateOf = (real: Real) => {
  const [{ certificates } = { certificates: [] }] = read(real);
  const [certificate] = certificates;
  if (!certificate) throw new Error(`${real.file} has no certificate`);
  return certificate;
};

async function request(definition: AnyProviderDefinition, input: object, choice: string) {
  const host = fakeHost({ id: definition.kind, keys: [await aSigningKey()] });
  const provider = await definition.create(definition.configSchema.parse(input), host);
  const step = await provider.begin(fakeAttempt(host, { choice }));
  if (step.kind !== 'redirect') throw new Error('the default binding redirects');
  return { to: `${step.to.origin}${step.to.pathname}`, root: requestOf(step).root };
}

describe('the metadata that is really published', () => {
  it.each([...cards, ficep])('of $entityId is read', (real) => {
    const { entityId, singleSignOn } = real;
    const [provider, ...others] = read(real);
    expect(others).toEqual([]);
    expect(provider).toMatchObject({ entityId, singleSignOn });
    expect(provider?.certificates).toHaveLength(1);
  });

  it.each([...cards, ficep])('of $entityId is held to the pin of its certificate', (real) => {
    const { fingerprint } = certificateOf(real);
    expect(read(real, [fingerprint])).toHaveLength(1);
    expect(() => read(real, ['ab'.repeat(32)])).toThrow(
      expect.objectContaining({ detail: { rule: 'metadata.certificate_not_pinned' } }),
    );
  });

  it.each(cards)('leads to $singleSignOn.redirect with an identity card', async (real) => {
    const { fingerprint } = certificateOf(real);
    const source = { file: publishedAt(real.file), fingerprints: [fingerprint] };
    const { to, root } = await request(cieSaml, cieSamlConfigInput(source), real.entityId);
    expect(to).toBe(real.singleSignOn.redirect);
    expect(root.attributes.get('Destination')).toBe(real.singleSignOn.redirect);
  });

  it('leads to the eIDAS node, which asks for its own attributes', async () => {
    const eidas = {
      file: publishedAt(ficep.file),
      fingerprints: [certificateOf(ficep).fingerprint],
    };
    const input = spidConfigInput({ file: metadataFile(writeRegister([])) }, { eidas });
    const { to, root } = await request(spid, input, ficep.entityId);
    expect(to).toBe(ficep.singleSignOn.redirect);
    expect(root.attributes.get('AttributeConsumingServiceIndex')).toBe('99');
  });
});
