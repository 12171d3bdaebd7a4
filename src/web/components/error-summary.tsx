// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { type FaultyField, useView } from '../view.js';
import { Alert } from './alert.js';
import type { FormState } from './field.js';

interface ErrorSummaryProps {
  readonly form: FormState;
  /** Leaves to others of the page what is wrong in a form that leads elsewhere. */
  readonly sentTo?: string;
}

interface FaultProps {
  readonly field: FaultyField | undefined;
  readonly children: string | undefined;
}

/** What has to be mended in a form, field by field as they stand on the page, with the way to each; nothing when nothing has. */
export function ErrorSummary({ form, sentTo }: ErrorSummaryProps): VNode | null {
  const { faulty, t } = useView();
  const known = [...faulty.keys()];
  const place = (name: string): number => (faulty.has(name) ? known.indexOf(name) : known.length);
  const faults = Object.entries(form.errors)
    .filter(([name, fault]) => fault !== undefined && isOf(faulty.get(name), sentTo))
    .sort(([a], [b]) => place(a) - place(b));
  if (faults.length === 0) return null;
  return (
    <Alert kind="danger" title={t('form.faults')}>
      <ul>
        {faults.map(([name, fault]) => (
          <li key={name}>
            <Fault field={faulty.get(name)}>{fault}</Fault>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** Without a way where no field of the page shows it. */
function Fault({ field, children = '' }: FaultProps): VNode {
  return field ? <a href={`#${field.id}`}>{named(field.label, children)}</a> : <>{children}</>;
}

/** What no field shows is of every form. */
const isOf = (field: FaultyField | undefined, sentTo: string | undefined): boolean =>
  !field || !sentTo || field.sentTo === sentTo;

/** A question ends by itself. */
const named = (label: string, fault: string): string => {
  if (!label) return fault;
  return /[?!.:]$/.test(label) ? `${label} ${fault}` : `${label}: ${fault}`;
};
