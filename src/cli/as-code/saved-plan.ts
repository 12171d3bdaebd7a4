// SPDX-License-Identifier: AGPL-3.0-or-later
import { readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { StartError } from '../../compose/start-error.js';
import type { Difference } from '../../kernel/differences.js';
import { kinds, type Step } from './plan.js';

/**
 * A plan as it was looked at: the files with their references, so that it holds no secret, and what they were
 * going to change.
 */
const savedPlan = z.strictObject({
  plan: z.literal(1),
  sources: z.array(z.strictObject({ file: z.string(), text: z.string() })),
  prune: z.strictObject({ reason: z.string() }).optional(),
  steps: z.array(
    z.strictObject({
      kind: z.enum(kinds),
      key: z.string(),
      changes: z.array(z.custom<Difference>((raw) => typeof raw === 'object' && raw !== null)),
    }),
  ),
});
export type SavedPlan = z.output<typeof savedPlan>;

export function savePlan(
  file: string,
  plan: Omit<SavedPlan, 'plan' | 'steps'>,
  steps: readonly Step[],
): void {
  const kept: SavedPlan = { plan: 1, ...plan, steps: changing(steps) };
  writeFileSync(file, `${JSON.stringify(kept, undefined, 1)}\n`, { mode: 0o600 });
}

/** Undefined where the file is no plan. */
export function readPlan(file: string): SavedPlan | undefined {
  try {
    const parsed = savedPlan.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** @throws StartError `configuration.changed` when the same files would change something else by now */
export function demandSame(plan: SavedPlan, steps: readonly Step[]): void {
  if (isDeepStrictEqual(plan.steps, JSON.parse(JSON.stringify(changing(steps))))) return;
  throw new StartError(
    'configuration.changed: what the plan was made from is no longer so; nothing was applied, make a new plan',
  );
}

const changing = (steps: readonly Step[]): SavedPlan['steps'] =>
  steps
    .filter(({ changes }) => changes.length > 0)
    .map(({ kind, key, changes }) => ({ kind, key, changes: [...changes] }));
