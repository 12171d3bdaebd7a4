// SPDX-License-Identifier: AGPL-3.0-or-later
import { createHash } from 'node:crypto';
import type { DocumentRoute } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import {
  entityDescriptor,
  writeMetadata,
  type Description,
  type Descriptor,
} from './descriptor.js';
import { acsPath, addressOf, type ServiceProvider } from './service-provider.js';

/** The document whose versions are the history of what we published. */
export const metadataHistory = 'metadata';

/**
 * Our metadata, signed once for each state of configuration and keys and kept: whoever federates with
 * us loads it by hand, so two renders never differ by a byte.
 */
export const metadataRoute = (
  service: Pick<ServiceProvider, 'host' | 'entityId'>,
  description: Description,
): DocumentRoute => ({
  path: '/metadata',
  type: 'application/samlmetadata+xml; charset=utf-8',
  async render() {
    const { documents } = service.host;
    const input = await describe(service, description);
    const unsigned = entityDescriptor(input, '_').xml;
    const digest = createHash('sha256').update(unsigned).digest('hex');
    const name = `metadata-${digest}`;
    const stored = await documents.get(name);
    const signed = stored ?? Buffer.from(writeMetadata(input, `_${digest}`), 'utf8');
    if (!stored) await documents.put(name, signed);
    // Also when an earlier state came back: the history ends with what is published now.
    await documents.put(metadataHistory, signed);
    return signed.toString('utf8');
  },
});

async function describe(
  { host, entityId }: Pick<ServiceProvider, 'host' | 'entityId'>,
  description: Description,
): Promise<Descriptor> {
  const [first, ...more] = await host.keys.sign('saml');
  if (!first) throw new ProviderError('misconfigured', { rule: 'keys.saml_missing' });
  return { ...description, entityId, acs: addressOf(host, acsPath), keys: [first, ...more] };
}
