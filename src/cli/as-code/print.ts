// SPDX-License-Identifier: AGPL-3.0-or-later
import { translator } from '../../i18n/translate.js';
import type { Difference, Plain } from '../../kernel/differences.js';
import type { Step } from './plan.js';

const english = translator('en');

/** A plan for a person: what becomes of each thing, and the sum. What stays as it is is only counted. */
export function printPlan(steps: readonly Step[]): string {
  const shown = steps.filter((step) => step.changes.length + step.waits.length > 0 || step.refusal);
  return [...shown.map(printStep), sumOf(steps)].join('\n\n');
}

export function printStep(step: Step): string {
  const { kind, key, isNew, changes, waits, refusal } = step;
  const head = `${kind}/${key}${isNew ? ' (new)' : ''}`;
  if (refusal) return `${head} refused: ${sayRefusal(refusal)}`;
  return [head, ...changes.map(line), ...waits.map((wait) => `  . ${wait}`)].join('\n');
}

/** A code with its sentence. */
export const sayRefusal = (refusal: NonNullable<Step['refusal']>): string =>
  refusal === 'configuration.staff_by_consent'
    ? `${refusal}: who holds a role has said yes, and two administrators: use the page of the staff`
    : `${refusal}: ${english(`error.${refusal}`)}`;

function sumOf(steps: readonly Step[]): string {
  const refused = steps.filter(({ refusal }) => refusal).length;
  const changing = steps.filter(({ changes }) => changes.length > 0).length;
  const same = steps.length - refused - changing;
  const parts = [`${changing} to change`, `${same} as they are`];
  return [...parts, ...(refused > 0 ? [`${refused} refused`] : [])].join(', ');
}

function line({ field, from, to }: Difference): string {
  if (isNothing(from)) return `  + ${field}: ${short(to)}`;
  if (isNothing(to)) return `  - ${field}: ${short(from)}`;
  const [was, becomes] = aroundTheChange(from, to);
  return `  ~ ${field}: ${was} -> ${becomes}`;
}

const isNothing = (value: Plain): boolean =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);

const width = 60;

/** Of two long texts that begin alike, what is before the change is left out. */
function aroundTheChange(from: Plain, to: Plain): readonly [string, string] {
  if (typeof from !== 'string' || typeof to !== 'string') return [short(from), short(to)];
  let same = 0;
  while (same < from.length && from[same] === to[same]) same += 1;
  const skipped = from.length > width || to.length > width ? Math.max(0, same - 20) : 0;
  const cut = (text: string): string => `${skipped > 0 ? '…' : ''}${short(text.slice(skipped))}`;
  return [cut(from), cut(to)];
}

function short(value: Plain): string {
  const text = JSON.stringify(value);
  return text.length <= width ? text : `${text.slice(0, width)}… (${text.length} characters)`;
}
