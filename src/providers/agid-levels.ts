// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Level } from '../kernel/level.js';

/** The three levels of SPID (DPCM 24/10/2014, art. 6) and what they are by eIDAS; CIE names them alike. */
export const levelOfClass: ReadonlyMap<string, Level> = new Map([
  ['https://www.spid.gov.it/SpidL1', 'low'],
  ['https://www.spid.gov.it/SpidL2', 'substantial'],
  ['https://www.spid.gov.it/SpidL3', 'high'],
]);

/** AuthnContextClassRef to ask for; level `none` asks for the lowest there is. */
export const classOfLevel: Readonly<Record<Level, string>> = {
  none: 'https://www.spid.gov.it/SpidL1',
  low: 'https://www.spid.gov.it/SpidL1',
  substantial: 'https://www.spid.gov.it/SpidL2',
  high: 'https://www.spid.gov.it/SpidL3',
};
