// SPDX-License-Identifier: AGPL-3.0-or-later
import { trustOf } from '../trust.js';
import { contractFields, type Subject } from './contract.js';
import type { Surroundings } from './surroundings.js';
import { openWorld } from './world.js';

/** What breaks no promise and is worth a word to whoever wrote a provider. */
export async function notesOn(subject: Subject, { printed }: Surroundings): Promise<string[]> {
  const { definition, contract } = subject;
  const config: unknown = definition.configSchema.parse(contract.config);
  const { family, level } = trustOf(definition, config);
  const unread = Object.keys(contract).filter((field) => !contractFields.includes(field));
  const { provider } = await openWorld(subject);
  const found: readonly (readonly [boolean, string])[] = [
    [
      provider.origins === undefined,
      'it has no origins(): browsers refuse to leave the sign-in page for an address that is not named there',
    ],
    [
      contract.invalidConfigs.length === 0,
      'contract.invalidConfigs is empty, so no refusal is tried',
    ],
    [unread.length > 0, `the suite does not read contract.${unread.join(', contract.')}`],
    [
      (family === 'social' || family === 'email') && level !== 'none',
      `its trust is of family ${family} and claims level ${level}: such an account proves nobody`,
    ],
    [printed.length > 0, 'it prints to the console; host.log reaches the log of the service'],
  ];
  return found.flatMap(([applies, note]) => (applies ? [note] : []));
}
