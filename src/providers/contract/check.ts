// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Subject } from './contract.js';
import type { Surroundings } from './surroundings.js';

/** One promise of the contract. */
export interface ContractCheck {
  /** Short and stable: what a verdict names. */
  readonly name: string;
  /** What a provider that passes does, in words that follow "it". */
  readonly promise: string;
  /** @throws ContractBroken, or whatever the provider throws where it should not */
  run(subject: Subject, surroundings: Surroundings): Promise<void>;
}

/** A promise that was not kept: the message is one sentence for whoever wrote the provider. */
export class ContractBroken extends Error {
  override readonly name = 'ContractBroken';
}

export function demand(kept: boolean, sentence: string): asserts kept {
  if (!kept) throw new ContractBroken(sentence);
}

/** Anything thrown, in one line that fits a table. */
export function tell(error: unknown): string {
  const text = error instanceof ContractBroken ? error.message : wordsOf(error);
  // Control characters of a provider's text must not reach the terminal.
  return text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').slice(0, 300);
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return `it threw ${typeof error}, which is no error`;
  const { name, message } = error;
  return name === 'Error' && message ? message : `${name}: ${message || 'without a word'}`;
}
