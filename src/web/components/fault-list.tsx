// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';

/** What is wrong with the lines of one field, a sentence each. */
export function FaultList({ faults }: { faults: readonly string[] }): VNode | null {
  if (faults.length === 0) return null;
  return (
    <ul class="field-errors" role="alert">
      {faults.map((fault) => (
        <li key={fault}>{fault}</li>
      ))}
    </ul>
  );
}
