// SPDX-License-Identifier: AGPL-3.0-or-later
import { hour, later, minute } from '../../../kernel/clock.js';
import type { Host } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import { readCertificate, type Certificate } from '../certificate/read.js';
import { readRevocationList, type RevocationList, type Scope } from './crl.js';
import { listStore, sha256Of, type ListStore } from './list-store.js';

/** Where a list is had, and what it has to be about. */
export interface ListAddress extends Scope {
  readonly issuer: Certificate;
}

export interface RevocationLists {
  /** The newest list that could be had, out of date or not; undefined when there never was one. */
  find(address: ListAddress): Promise<RevocationList | undefined>;
  /** Fetches again what is in use and old, so that no person waits for it. */
  refresh(): Promise<void>;
  /** Until when each list in use is good. */
  states(): Promise<readonly { readonly url: string; readonly nextUpdate: Date | undefined }[]>;
}

/** Authorities publish more often than `nextUpdate` says. */
const oldAfter = 6 * hour;
const downloadSeconds = 20;
const skew = 5 * minute;

/** Lists of revoked certificates: fetched once for all nodes, parsed once by each. */
export function revocationLists(host: Host, maximumBytes: number): RevocationLists {
  const store = listStore(host);
  const parsed = parsedLists(store);
  const download = downloads(host, { store, parsed, maximumBytes });
  return {
    async find(address) {
      const last = await parsed.stored(address);
      if (last && last.nextUpdate > host.clock.now()) return last;
      await store.use({ ...scopeOf(address), issuer: address.issuer.x509.toString() });
      return (await download(address)) ?? last;
    },
    async refresh() {
      for (const { issuer, ...scope } of await store.inUse()) {
        const state = await store.state(scope.url);
        if (state && later(new Date(state.fetchedAt), oldAfter) > host.clock.now()) continue;
        await download({ ...scope, issuer: readCertificate(issuer) });
      }
    },
    async states() {
      return Promise.all(
        (await store.inUse()).map(async ({ url }) => {
          const state = await store.state(url);
          return { url, nextUpdate: state && new Date(state.nextUpdate) };
        }),
      );
    },
  };
}

/** What this node has read. */
interface ParsedLists {
  /** The newest of the shared cache. */
  stored(address: ListAddress): Promise<RevocationList | undefined>;
  keep(address: ListAddress, bytes: Buffer, list: RevocationList): void;
}

function parsedLists(store: ListStore): ParsedLists {
  const lists = new Map<string, { readonly sha256: string; readonly list: RevocationList }>();
  const keep: ParsedLists['keep'] = (address, bytes, list) =>
    void lists.set(nameOf(address), { sha256: sha256Of(bytes), list });
  return {
    keep,
    async stored(address) {
      const state = await store.state(address.url);
      const ready = lists.get(nameOf(address));
      if (!state || ready?.sha256 === state.sha256) return state && ready?.list;
      const bytes = await store.bytes(state.sha256);
      const list = bytes && readStored(address, bytes);
      if (bytes && list) keep(address, bytes, list);
      return list;
    },
  };
}

/** Signed by another key than the authority has now, it is of no use. */
function readStored(address: ListAddress, bytes: Buffer): RevocationList | undefined {
  try {
    return readRevocationList(bytes, address.issuer, address);
  } catch (error) {
    if (error instanceof ProviderError) return undefined;
    throw error;
  }
}

interface Download {
  readonly store: ListStore;
  readonly parsed: ParsedLists;
  readonly maximumBytes: number;
}

/** One download of a list at a time, and none for a minute after a failure. */
function downloads(
  host: Host,
  { store, parsed, maximumBytes }: Download,
): (address: ListAddress) => Promise<RevocationList | undefined> {
  const running = new Map<string, Promise<RevocationList | undefined>>();
  const download = async (address: ListAddress): Promise<RevocationList | undefined> => {
    const { url } = address;
    if (await store.hasFailed(url)) return undefined;
    const last = await parsed.stored(address);
    try {
      const bytes = await fetchBytes(host, url, maximumBytes);
      const list = readRevocationList(bytes, address.issuer, address);
      const fetchedAt = host.clock.now();
      refuseOdd(list, last, fetchedAt);
      await store.keep(url, bytes, { fetchedAt, nextUpdate: list.nextUpdate });
      parsed.keep(address, bytes, list);
      return list;
    } catch (error) {
      host.log.warn('cns.revocation_list_failed', { url, error: String(error) });
      await store.markFailed(url);
      return undefined;
    }
  };
  return (address) => {
    const name = nameOf(address);
    const work = running.get(name) ?? download(address).finally(() => running.delete(name));
    running.set(name, work);
    return work;
  };
}

/** What was verified for one authority says nothing of another's cards. */
const nameOf = ({ url, issuer }: ListAddress): string => `${issuer.x509.fingerprint256} ${url}`;
const scopeOf = ({ url, authority }: Scope): Scope => ({ url, authority });

/** Lists come unencrypted: whoever stands on the way may send an older one, that is signed as well. */
function refuseOdd(list: RevocationList, last: RevocationList | undefined, now: Date): void {
  if (list.thisUpdate > later(now, skew)) {
    throw new ProviderError('malformed', { rule: 'revocation.list_from_the_future' });
  }
  if (last && list.thisUpdate < last.thisUpdate) {
    throw new ProviderError('forged', { rule: 'revocation.list_rolled_back' });
  }
}

async function fetchBytes(host: Host, url: string, bytes: number): Promise<Buffer> {
  const fetchList = host.fetchWithin?.({ bytes, seconds: downloadSeconds }) ?? host.fetch;
  const response = await fetchList(url);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
