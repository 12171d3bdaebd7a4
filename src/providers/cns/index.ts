// SPDX-License-Identifier: AGPL-3.0-or-later
import { defineProvider } from '../provider.js';
import { cnsConfigSchema } from './config.js';

/**
 * CNS and TS-CNS, the Italian service cards: a TLS client certificate whose key is in the card
 * (CAD, art. 64 and 66; DPR 117/2004).
 */
export default defineProvider({
  contract: 1,
  kind: 'cns',
  trust: {
    family: 'national',
    level: 'high',
    personKeys: ['it-fiscal-code'],
    vouchesForEmail: false,
  },
  configSchema: cnsConfigSchema,
  async create(config, host) {
    const { createProvider } = await import('./provider.js');
    return createProvider(config, host);
  },
});
