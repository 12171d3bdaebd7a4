// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import type { DocumentRoute, Host } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import type { SpidConfig } from '../config.js';
import { entityDescriptor, writeMetadata, type MetadataInput } from './write.js';

export const sloPath = '/slo';

/** The document whose versions are the history of what we published. */
export const metadataHistory = 'metadata';

/**
 * Our metadata, signed once for each state of configuration and keys and kept: AgID loads it by hand,
 * so two renders never differ by a byte.
 */
export const metadataRoute = (config: SpidConfig, host: Host, entityId: string): DocumentRoute => ({
  path: '/metadata',
  type: 'application/samlmetadata+xml; charset=utf-8',
  async render() {
    const input = await metadataInput(config, host, entityId);
    const unsigned = entityDescriptor(input, '_').xml;
    const digest = createHash('sha256').update(unsigned).digest('hex');
    const name = `metadata-${digest}`;
    const stored = await host.documents.get(name);
    if (stored) return stored.toString('utf8');
    const signed = writeMetadata(input, `_${digest}`);
    await host.documents.put(name, Buffer.from(signed, 'utf8'));
    await host.documents.put(metadataHistory, Buffer.from(signed, 'utf8'));
    return signed;
  },
});

async function metadataInput(
  config: SpidConfig,
  host: Host,
  entityId: string,
): Promise<MetadataInput> {
  const [first, ...more] = await host.keys.sign('saml');
  if (!first) throw new ProviderError('misconfigured', { rule: 'keys.saml_missing' });
  const address = (path: string): string => new URL(`/sign-in/${host.id}${path}`, host.origin).href;
  return {
    config,
    entityId,
    acs: address('/acs'),
    slo: address(sloPath),
    keys: [first, ...more],
  };
}
