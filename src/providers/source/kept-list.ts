// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFile } from 'node:fs/promises';
import type { DocumentVersion, Host } from '../provider.js';
import { isProviderError, ProviderError } from '../provider-error.js';
import type { SourceDifference } from '../source-change.js';
import { noDifference, noteChange, type ListChange } from './changes.js';

/** Where a list that others publish comes from. */
export type ListSource =
  | { readonly file: string; readonly fingerprints: readonly string[] }
  | { readonly url: string; readonly fingerprints: readonly string[] };

/** How a kind of list is read, and under which name its last good copy is kept. */
export interface ListForm<List> {
  readonly document: string;
  /** Of its rules: `<rules>.fetch`, `<rules>.shrunk`. */
  readonly rules: string;
  /** Refusals that say that the pins were changed since a copy was kept. */
  readonly changedPins: readonly string[];
  /** @param fingerprints empty = nothing is pinned. @throws ProviderError */
  readonly read: (bytes: Buffer, fingerprints: readonly string[]) => List;
  readonly compare: (before: List | undefined, after: List) => SourceDifference;
  readonly size: (list: List) => number;
  /** The rule that an edition breaks which is older than the last one. */
  readonly older?: (before: List, after: List) => string | undefined;
}

const limits = { bytes: 8_388_608, seconds: 20 };

/** Only a pinned copy is kept: a simulator on this machine makes new keys at every start. */
export const isSigned = ({ fingerprints }: ListSource): boolean => fingerprints.length > 0;

/** The list as it is now: the file, or the last good copy of what the network gave. @throws ProviderError */
export async function currentList<List>(
  source: ListSource,
  host: Host,
  form: ListForm<List>,
): Promise<List> {
  if ('file' in source) return form.read(await loadFile(source.file, form), source.fingerprints);
  const kept = isSigned(source) ? await host.documents.get(form.document) : undefined;
  return (kept && readKept(kept, source, form)) ?? refreshList(source, host, form);
}

/** Undefined when the pins were changed since: the copy has to be fetched anew. */
function readKept<List>(
  kept: Buffer,
  { fingerprints }: ListSource,
  form: ListForm<List>,
): List | undefined {
  try {
    return form.read(kept, fingerprints);
  } catch (error) {
    if (isProviderError(error) && form.changedPins.includes(error.detail?.rule ?? '')) return;
    throw error;
  }
}

/**
 * Loads the list, verifies it and keeps it with what it changes; a refusal is noted too, and the last
 * good copy stays. @throws ProviderError `upstream_unavailable`, `upstream_error`, `forged`, `malformed`
 */
export async function refreshList<List>(
  source: ListSource,
  host: Host,
  form: ListForm<List>,
): Promise<List> {
  const bytes = await load(source, host, form);
  if (!isSigned(source)) return form.read(bytes, []);
  const [last] = await host.documents.history(form.document, 1);
  const judged = judge(bytes, { ...source, form }, last);
  if ('error' in judged) {
    await noteChange(host, form.document, judged.change);
    throw judged.error;
  }
  const { version: to } = await host.documents.put(form.document, bytes);
  await noteChange(host, form.document, { ...judged.change, to });
  return judged.list;
}

type Judgement<List> =
  | { readonly change: ListChange; readonly list: List }
  | { readonly change: ListChange; readonly error: unknown };

function judge<List>(
  bytes: Buffer,
  source: ListSource & { readonly form: ListForm<List> },
  last: DocumentVersion | undefined,
): Judgement<List> {
  const { form } = source;
  const refused = { outcome: 'refused', from: last?.version, ...noDifference } as const;
  try {
    const list = form.read(bytes, source.fingerprints);
    // Its signature held when it was kept, perhaps by a certificate that is pinned no more.
    const before = last && form.read(last.body, []);
    const change = { ...refused, ...form.compare(before, list), outcome: 'kept' } as const;
    const rule = before && !('file' in source) ? accident(form, before, list) : undefined;
    if (rule === undefined) return { change, list };
    const error = new ProviderError('upstream_error', { rule });
    return { change: { ...change, outcome: 'refused', rule }, error };
  } catch (error) {
    // Nothing that such a copy says is believed, so there is no difference to show.
    const rule = isProviderError(error) ? error.detail?.rule : undefined;
    return { change: { ...refused, rule: rule ?? `${form.rules}.unreadable` }, error };
  }
}

/** A list that lost more than half of its entries is an accident, not news. */
function accident<List>(form: ListForm<List>, before: List, after: List): string | undefined {
  const hasShrunk = form.size(after) * 2 < form.size(before);
  return hasShrunk ? `${form.rules}.shrunk` : form.older?.(before, after);
}

const load = <List>(source: ListSource, host: Host, form: ListForm<List>): Promise<Buffer> =>
  'file' in source ? loadFile(source.file, form) : fetchBytes(source.url, host, form);

type Named = Pick<ListForm<unknown>, 'rules'>;

async function fetchBytes(url: string, host: Host, { rules }: Named): Promise<Buffer> {
  try {
    const response = await (host.fetchWithin?.(limits) ?? host.fetch)(url);
    if (!response.ok) throw new Error(`status ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new ProviderError('upstream_unavailable', { rule: `${rules}.fetch` }, { cause: error });
  }
}

const loadFile = (file: string, { rules }: Named): Promise<Buffer> =>
  readFile(file).catch((cause: unknown) => {
    throw new ProviderError('misconfigured', { rule: `${rules}.file` }, { cause });
  });
