// SPDX-License-Identifier: AGPL-3.0-or-later
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { minute } from '../../../kernel/clock.js';
import type { Host } from '../../provider.js';
import { ProviderError } from '../../provider-error.js';
import { readChanges } from '../../source/changes.js';
import type { SourceChange } from '../../source-change.js';
import { currentList, refreshList, type ListSource } from '../../source/kept-list.js';
import { readCertificate, type Certificate } from '../certificate/read.js';
import type { CnsConfig } from '../config.js';
import { trustListForm } from './trust-list-form.js';
import type { TrustList } from './trust-list.js';

/** The authorities whose cards are trusted. */
export interface Anchors {
  current(): Promise<readonly Certificate[]>;
  /** The trusted list, where one is configured. */
  readonly list: KeptTrustList | undefined;
}

export interface KeptTrustList {
  current(): Promise<TrustList>;
  /** Fetches, verifies and keeps it; the last good copy stays when that fails. */
  refresh(): Promise<void>;
  changes(): Promise<readonly SourceChange[]>;
}

/**
 * The authorities of the trusted list, and those whose certificates lie in the configured folder: both
 * where both are configured.
 */
export function anchorsOf({ trustList, directory }: CnsConfig['anchors'], host: Host): Anchors {
  const list = trustList && keptTrustList(sourceOf(trustList), host);
  return {
    list,
    async current() {
      const listed = (await list?.current())?.authorities ?? [];
      const own = directory === undefined ? [] : await readDirectory(directory);
      return [...listed, ...own];
    },
  };
}

type ConfiguredList = NonNullable<CnsConfig['anchors']['trustList']>;
const sourceOf = ({ url, file = '', fingerprints }: ConfiguredList): ListSource =>
  url === undefined ? { file, fingerprints } : { url, fingerprints };

/** How long a node trusts what it read before it asks the database whether another node refreshed it. */
const memory = minute;

function keptTrustList(source: ListSource, host: Host): KeptTrustList {
  const form = trustListForm();
  let known: { readonly list: Promise<TrustList>; readonly readAt: number } | undefined;
  const time = (): number => host.clock.now().getTime();
  return {
    current() {
      if (!known || time() - known.readAt > memory) {
        const list = currentList(source, host, form);
        known = { list, readAt: time() };
        list.catch(() => (known = undefined));
      }
      return known.list;
    },
    async refresh() {
      const list = await refreshList(source, host, form);
      known = { list: Promise.resolve(list), readAt: time() };
    },
    changes: () => readChanges(host, form.document),
  };
}

const block = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Every certificate in the `.pem` and `.crt` files of a folder. @throws ProviderError `misconfigured` */
async function readDirectory(directory: string): Promise<readonly Certificate[]> {
  try {
    const names = (await readdir(directory)).filter((name) => /\.(pem|crt)$/.test(name)).sort();
    const texts = await Promise.all(names.map((name) => readFile(join(directory, name), 'utf8')));
    return texts.flatMap((text) => text.match(block) ?? []).map(readCertificate);
  } catch (cause) {
    throw new ProviderError('misconfigured', { rule: 'anchors.directory' }, { cause });
  }
}
