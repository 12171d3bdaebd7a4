// SPDX-License-Identifier: AGPL-3.0-or-later
import { translator } from '../../i18n/translate.js';
import type { Difference, Plain } from '../../kernel/differences.js';
import type { Refusal, Step } from './plan.js';
import type { PositionOf } from './read.js';

const english = translator('en');

/** A plan for a person: what becomes of each thing, and the sum. What stays as it is is only counted. */
export function printPlan(steps: readonly Step[], positionOf: PositionOf): string {
  const shown = steps.filter((step) => step.changes.length + step.waits.length > 0 || step.refusal);
  return [...shown.map((step) => printStep(step, positionOf)), sumOf(steps)].join('\n\n');
}

export function printStep(step: Step, positionOf: PositionOf): string {
  const { kind, key, isNew, changes, waits, refusal } = step;
  const head = `${kind}/${key}${isNew ? ' (new)' : ''}`;
  if (!refusal)
    return [head, ...changes.map(line), ...waits.map((wait) => `  . ${wait}`)].join('\n');
  const field = step.field ?? refusedFields[refusal];
  const position = positionOf([...whereIs(step), ...(field ? field.split('.') : [])]);
  return `${position ? `${position} ` : ''}${head} refused: ${sayRefusal(refusal, field)}`;
}

/** Where a thing stands in the files. */
const whereIs = ({ kind, key }: Step): readonly string[] => {
  if (kind === 'terms') return ['terms'];
  return kind === 'links' ? ['communities', key, 'links'] : [kind, key];
};

/** The field that is at fault, where one is. */
const refusedFields: Readonly<Partial<Record<Refusal, string>>> = {
  'community.age_not_assessed': 'ages',
  'community.home_missing': 'homeUrl',
  'community.home_not_on_portal': 'homeUrl',
  'community.level_reason_missing': 'levelReason',
  'community.reason_missing': 'statusReason',
  'community.status_refused': 'status',
  'community.text_missing': 'texts',
  'community.way_unconditional': 'ways',
  'organisation.not_found': 'ways',
  'programme.not_found': 'programmes',
  'programme.text_missing': 'texts',
};

/** A code with the field that it is about, and its sentence. */
export function sayRefusal(refusal: Refusal, field = refusedFields[refusal]): string {
  if (refusal === 'configuration.staff_by_consent') {
    return `${refusal}: who holds a role has said yes, and two administrators: use the page of the staff`;
  }
  return `${refusal}: ${field ? `${field}: ` : ''}${english(`error.${refusal}`)}`;
}

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
