// SPDX-License-Identifier: AGPL-3.0-or-later
import { day, hour, later, second } from '../../kernel/clock.js';
import type { Host, Provider } from '../provider.js';
import { anchorsOf } from './anchors/anchors.js';
import { check } from './check.js';
import type { CnsConfig } from './config.js';
import { begin, cardPath, replyRoute, type CnsDeps } from './reply.js';
import { revocationLists } from './revocation/lists.js';

const megabyte = 1_048_576;

/**
 * Everything that needs ASN.1 is behind this module: who offers no card never loads it.
 * @throws Error when no host asks for certificates
 */
export function createProvider(config: CnsConfig, host: Host): Provider {
  const cardAddress = host.certificateAt?.(cardPath);
  if (!cardAddress) throw new Error('it needs clientCertificates in the configuration');
  const anchors = anchorsOf(config.anchors, host);
  const lists = revocationLists(host, config.revocation.maximumMegabytes * megabyte);
  const deps: CnsDeps = { config, host, cardAddress, anchors, lists };
  const { list } = anchors;
  const { trustList } = config.anchors;
  return {
    begin: (attempt) => Promise.resolve(begin(deps, attempt)),
    replies: [replyRoute(deps)],
    origins: () => Promise.resolve([cardAddress.origin]),
    async authorities() {
      const now = host.clock.now();
      const live = (await anchors.current()).filter(({ x509 }) => x509.validToDate > now);
      return live.map(({ x509 }) => x509.toString());
    },
    check: () => check(deps),
    ...(list && { sourceChanges: () => list.changes() }),
    tasks: [
      {
        name: 'revocation-lists',
        everySeconds: hour / second,
        async run() {
          await lists.refresh();
          await measure(deps);
        },
      },
      ...(list && trustList?.url !== undefined
        ? [{ name: 'trust-list', everySeconds: day / second, run: () => list.refresh() }]
        : []),
    ],
  };
}

/** How long each list in use is still good; below zero it is out of date. */
async function measure({ host, lists }: CnsDeps): Promise<void> {
  const now = host.clock.now();
  for (const { url, nextUpdate } of await lists.states()) {
    const left = ((nextUpdate ?? later(now, -day)).getTime() - now.getTime()) / second;
    host.measure?.('revocation_list_seconds_left', { list: url }, left);
  }
}
