// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFile } from 'node:fs/promises';
import type { DocumentVersion, Host } from '../../provider.js';
import { isProviderError, ProviderError } from '../../provider-error.js';
import { noDifference, noteChange, type RegisterChange } from './register-changes.js';
import { compareRegisters } from './register-difference.js';
import { readPinnedProvider, readRegister, type Register } from './register.js';

/** Where a list of identity providers comes from. */
export type RegisterSource =
  | { readonly file: string; readonly fingerprints: readonly string[] }
  | { readonly url: string; readonly fingerprints: readonly string[] };

/** How a kind of list is read, and under which name its last good copy is kept. */
export interface RegisterForm {
  readonly document: string;
  /** @param fingerprints empty = nothing is pinned. @throws ProviderError */
  readonly read: (bytes: Buffer, fingerprints: readonly string[]) => Register;
}

/** A list whose signer is pinned: AgID's register. */
export const signedList: RegisterForm = { document: 'register', read: readRegister };
/** One identity provider whose own certificates are pinned. */
export const pinnedProvider: RegisterForm = {
  document: 'identity-provider',
  read: readPinnedProvider,
};

/** Only a pinned copy is kept: a simulator on this machine makes new keys at every start. */
export const isSigned = ({ fingerprints }: RegisterSource): boolean => fingerprints.length > 0;

/** The list as it is now: the file, or the last good copy of what the network gave. @throws ProviderError */
export async function currentRegister(
  source: RegisterSource,
  host: Host,
  form = signedList,
): Promise<Register> {
  if ('file' in source) return form.read(await loadFile(source.file), source.fingerprints);
  const kept = isSigned(source) ? await host.documents.get(form.document) : undefined;
  return (kept && readKept(kept, source, form)) ?? refreshRegister(source, host, form);
}

const changedPins = ['register.signer_not_pinned', 'metadata.certificate_not_pinned'];

/** Undefined when the pins were changed since: the copy has to be fetched anew. */
function readKept(
  kept: Buffer,
  { fingerprints }: RegisterSource,
  form: RegisterForm,
): Register | undefined {
  try {
    return form.read(kept, fingerprints);
  } catch (error) {
    if (isProviderError(error) && changedPins.includes(error.detail?.rule ?? '')) return;
    throw error;
  }
}

/**
 * Loads the list, verifies it and keeps it with what it changes; a refusal is noted too, and the last
 * good copy stays. @throws ProviderError `upstream_unavailable`, `upstream_error`, `forged`, `malformed`
 */
export async function refreshRegister(
  source: RegisterSource,
  host: Host,
  form = signedList,
): Promise<Register> {
  const bytes = await load(source, host);
  if (!isSigned(source)) return form.read(bytes, []);
  const [last] = await host.documents.history(form.document, 1);
  const judged = judge(bytes, { ...source, form }, last);
  if ('error' in judged) {
    await noteChange(host, form.document, judged.change);
    throw judged.error;
  }
  const { version: to } = await host.documents.put(form.document, bytes);
  await noteChange(host, form.document, { ...judged.change, to });
  return judged.register;
}

type Judgement =
  | { readonly change: RegisterChange; readonly register: Register }
  | { readonly change: RegisterChange; readonly error: unknown };

function judge(
  bytes: Buffer,
  source: RegisterSource & { readonly form: RegisterForm },
  last: DocumentVersion | undefined,
): Judgement {
  const { form } = source;
  const refused = { outcome: 'refused', from: last?.version, ...noDifference } as const;
  try {
    const register = form.read(bytes, source.fingerprints);
    // Its signature held when it was kept, perhaps by a certificate that is pinned no more.
    const before = last ? form.read(last.body, []).providers : [];
    const difference = compareRegisters(before, register.providers);
    const change = { ...refused, ...difference, outcome: 'kept' } as const;
    if ('file' in source || !hasShrunk(before, register.providers)) return { change, register };
    const rule = 'register.shrunk';
    const error = new ProviderError('upstream_error', { rule });
    return { change: { ...change, outcome: 'refused', rule }, error };
  } catch (error) {
    // Nothing that such a copy says is believed, so there is no difference to show.
    const rule = isProviderError(error) ? error.detail?.rule : undefined;
    return { change: { ...refused, rule: rule ?? 'register.unreadable' }, error };
  }
}

/** A list that lost more than half of its entries is an accident, not news. */
const hasShrunk = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  after.length * 2 < before.length;

const load = (source: RegisterSource, host: Host): Promise<Buffer> =>
  'file' in source ? loadFile(source.file) : fetchBytes(source.url, host);

async function fetchBytes(url: string, host: Host): Promise<Buffer> {
  try {
    const response = await host.fetch(url);
    if (!response.ok) throw new Error(`status ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } catch (error) {
    throw new ProviderError('upstream_unavailable', { rule: 'register.fetch' }, { cause: error });
  }
}

const loadFile = (file: string): Promise<Buffer> =>
  readFile(file).catch((cause: unknown) => {
    throw new ProviderError('misconfigured', { rule: 'register.file' }, { cause });
  });
