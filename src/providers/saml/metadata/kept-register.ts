// SPDX-License-Identifier: AGPL-3.0-or-later
import {
  currentList,
  refreshList,
  type ListForm,
  type ListSource,
} from '../../source/kept-list.js';
import type { Host } from '../../provider.js';
import { compareRegisters } from './register-difference.js';
import { readPinnedProvider, readRegister, type Register } from './register.js';

export { isSigned } from '../../source/kept-list.js';

/** Where a list of identity providers comes from. */
export type RegisterSource = ListSource;
/** How a kind of list is read, and under which name its last good copy is kept. */
export type RegisterForm = ListForm<Register>;

const register: Omit<RegisterForm, 'document' | 'read'> = {
  rules: 'register',
  changedPins: ['register.signer_not_pinned', 'metadata.certificate_not_pinned'],
  compare: (before, after) => compareRegisters(before?.providers ?? [], after.providers),
  size: ({ providers }) => providers.length,
};

/** A list whose signer is pinned: AgID's register. */
export const signedList: RegisterForm = { ...register, document: 'register', read: readRegister };
/** One identity provider whose own certificates are pinned. */
export const pinnedProvider: RegisterForm = {
  ...register,
  document: 'identity-provider',
  read: readPinnedProvider,
};

/** The list as it is now: the file, or the last good copy of what the network gave. @throws ProviderError */
export const currentRegister = (
  source: RegisterSource,
  host: Host,
  form = signedList,
): Promise<Register> => currentList(source, host, form);

/** Loads the list, verifies it and keeps it with what it changes. @throws ProviderError */
export const refreshRegister = (
  source: RegisterSource,
  host: Host,
  form = signedList,
): Promise<Register> => refreshList(source, host, form);
