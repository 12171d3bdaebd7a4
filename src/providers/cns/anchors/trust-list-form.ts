// SPDX-License-Identifier: AGPL-3.0-or-later
import type { SourceDifference, SourceParty } from '../../source-change.js';
import type { ListForm } from '../../source/kept-list.js';
import { namesOf, type Certificate } from '../certificate/read.js';
import { readTrustList, type TrustList } from './trust-list.js';

/** How the trusted list is kept: an edition older than the last one, or half of it, is no news. */
export const trustListForm = (): ListForm<TrustList> => ({
  document: 'trust-list',
  rules: 'trust_list',
  changedPins: ['trust_list.signer_not_pinned'],
  read: remembering(readTrustList),
  compare: (before, after) => compareAuthorities(before?.authorities ?? [], after.authorities),
  size: ({ authorities }) => authorities.length,
  older: (before, after) =>
    after.sequence < before.sequence ? 'trust_list.rolled_back' : undefined,
});

/** Reading two megabytes takes a second: what was read last is not read again. */
function remembering(read: ListForm<TrustList>['read']): ListForm<TrustList>['read'] {
  let last: { readonly bytes: Buffer; readonly pins: string; readonly list: TrustList } | undefined;
  return (bytes, fingerprints) => {
    const pins = fingerprints.join();
    if (last?.pins === pins && last.bytes.equals(bytes)) return last.list;
    const list = read(bytes, fingerprints);
    last = { bytes, pins, list };
    return list;
  };
}

function compareAuthorities(
  before: readonly Certificate[],
  after: readonly Certificate[],
): SourceDifference {
  const without = (list: readonly Certificate[], others: readonly Certificate[]): SourceParty[] => {
    const known = new Set(others.map(({ x509 }) => x509.fingerprint256));
    return list.filter(({ x509 }) => !known.has(x509.fingerprint256)).map(toParty);
  };
  return { added: without(after, before), removed: without(before, after), changed: [] };
}

const commonName = '2.5.4.3';

const toParty = ({ x509, tbs }: Certificate): SourceParty => ({
  id: x509.fingerprint256,
  name: namesOf(tbs.subject, commonName)[0] ?? x509.subject.replaceAll('\n', ', '),
});
