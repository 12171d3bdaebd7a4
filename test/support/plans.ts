// SPDX-License-Identifier: AGPL-3.0-or-later
import type pg from 'pg';
import { queriesOf } from './count-statements.js';

/** One step of a plan, run. */
export interface Step {
  readonly name: string;
  /** The table or the index. */
  readonly on: string;
  /** Looked at in all, those among them that did not fit. */
  readonly rows: number;
  /** Pages read, by the steps below it too. */
  readonly blocks: number;
}

export interface Plan {
  readonly text: string;
  readonly steps: readonly Step[];
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly Plans?: readonly Node[];
}

/** How the database goes about every statement that is sent, by running each of them once more. */
export async function plansOf(
  pool: Pick<pg.ClientBase, 'query'>,
  run: () => Promise<unknown>,
): Promise<readonly Plan[]> {
  const plans: Plan[] = [];
  for (const { text, values } of await queriesOf(run)) {
    // Where a transaction begins and ends there is nothing to plan.
    if (/^(begin|commit|rollback)/.test(text)) continue;
    const { rows } = await pool.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Node }] }>(
      `explain (analyze, buffers, timing off, format json) ${text}`,
      [...values],
    );
    const plan = rows[0]?.['QUERY PLAN'][0].Plan;
    plans.push({ text, steps: plan ? stepsOf(plan) : [] });
  }
  return plans;
}

const stepsOf = (node: Node): readonly Step[] => {
  const removed =
    (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const own: Step = {
    name: node['Node Type'],
    on: node['Index Name'] ?? node['Relation Name'] ?? '',
    rows: (node['Actual Rows'] + removed) * node['Actual Loops'],
    blocks: node['Shared Hit Blocks'] + node['Shared Read Blocks'],
  };
  return [own, ...(node.Plans ?? []).flatMap(stepsOf)];
};
