// SPDX-License-Identifier: AGPL-3.0-or-later
import { X509Certificate } from 'node:crypto';
import { fakeHost, type FakeHost } from '../fake-host.js';
import type { IdpKey } from '../../simulators/spid-idp/keys.js';

export const pinOf = ({ certificate }: IdpKey): string =>
  new X509Certificate(certificate).fingerprint256;

export interface Upstream {
  /** What the address answers with. */
  readonly served: { body: string; status: number; requests: number };
  readonly fetch: typeof fetch;
}

/** A register on the network that serves what a test puts into it. */
export function anUpstream(first: string): Upstream {
  const served = { body: first, status: 200, requests: 0 };
  return {
    served,
    fetch() {
      served.requests += 1;
      return Promise.resolve(new Response(served.body, { status: served.status }));
    },
  };
}

/** A node that sees that network, with a clock that a test moves. */
export function aNode(upstream: Upstream): Pick<Upstream, 'served'> & {
  readonly host: FakeHost;
  readonly pass: (seconds: number) => void;
} {
  let now = Date.parse('2026-11-22T10:00:00Z');
  const host = fakeHost({ fetch: upstream.fetch, now: () => new Date(now) });
  return { served: upstream.served, host, pass: (seconds) => (now += seconds * 1_000) };
}
