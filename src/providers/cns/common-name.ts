// SPDX-License-Identifier: AGPL-3.0-or-later
import { parseFiscalNumber, type FiscalNumber } from '../../kernel/fiscal-code.js';

/** What the common name of a card's authentication certificate holds. */
export interface CardName {
  readonly fiscalNumber: FiscalNumber;
  /** The number of the card: it changes when the card is replaced, the fiscal code does not. */
  readonly card: string;
}

export type CardNameFault = 'form' | 'check_character';

/**
 * `<fiscal code>/<card number>.<base64 of the SHA-1 of EF_DatiPersonali>`: 16 characters, 10 to 20
 * digits, 28 characters (AgID, structure of the CNS authentication certificate 1.1). The base64 part may
 * hold slashes itself.
 */
const shape = /^([A-Z0-9]{16})\/([0-9]{10,20})\.[A-Za-z0-9+/]{27}=$/;

/** Nothing is derived from the code: neither a date of birth, nor a sex, nor a place. */
export function readCommonName(commonName: string): CardName | CardNameFault {
  const [, code = '', card = ''] = shape.exec(commonName) ?? [];
  if (code === '') return 'form';
  const fiscalNumber = parseFiscalNumber(code);
  return fiscalNumber ? { fiscalNumber, card } : 'check_character';
}
