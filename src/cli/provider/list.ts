// SPDX-License-Identifier: AGPL-3.0-or-later
import { loadProviders } from '../../compose/sign-in.js';
import { isEnabled, type Instance } from '../../providers/registry.js';
import { table } from '../table.js';
import { withFoundation } from '../with-foundation.js';

/** The instances as the service would run them now, in the order of the configuration. */
export const printList = ({ json = false }: { json?: boolean }): Promise<void> =>
  withFoundation(async (foundation) => {
    const registry = await loadProviders(foundation);
    try {
      const rows = registry.instances.map(rowOf);
      console.log(json ? JSON.stringify(rows, undefined, 2) : table(rows.map(cellsOf)));
    } finally {
      await registry.close();
    }
  });

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly state: 'up' | 'disabled';
  /** The best level that a sign-in there can count for. */
  readonly level?: string;
  readonly reason?: string;
}

function rowOf(instance: Instance): Row {
  const { id, kind } = instance;
  return isEnabled(instance)
    ? { id, kind, state: 'up', level: instance.reach }
    : { id, kind, state: 'disabled', reason: instance.disabled };
}

const cellsOf = ({ id, kind, state, level = '', reason = '' }: Row): readonly string[] => [
  id,
  kind,
  state,
  level || reason,
];
