// SPDX-License-Identifier: AGPL-3.0-or-later
import { handle, correlation, origins } from './checks/begin.js';
import { configuration, routes } from './checks/configuration.js';
import { documents } from './checks/documents.js';
import { size, time } from './checks/limits.js';
import { anyNode, profile, repeatable, trust } from './checks/profile.js';
import { noise, state, upstream } from './checks/refusals.js';
import { keptSecrets } from './checks/secrets.js';
import { network, surroundingProcess } from './checks/surroundings.js';
import type { ContractCheck } from './check.js';

/**
 * What every kind of provider promises, ours and others'. `time` comes first, because nothing else
 * can be tried with a provider that hangs; the last two look back at the whole run.
 */
export const contractChecks: readonly ContractCheck[] = [
  time,
  configuration,
  routes,
  handle,
  correlation,
  origins,
  profile,
  trust,
  repeatable,
  anyNode,
  state,
  noise,
  upstream,
  keptSecrets,
  documents,
  size,
  network,
  surroundingProcess,
];
