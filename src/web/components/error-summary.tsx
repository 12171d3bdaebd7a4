// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { useView } from '../view.js';
import { Alert } from './alert.js';
import type { FormState } from './field.js';

/** What has to be mended in a form, field by field as they stand on the page, with the way to each; nothing when nothing has. */
export function ErrorSummary({ form }: { form: FormState }): VNode | null {
  const { faulty, t } = useView();
  const known = [...faulty.keys()];
  const place = (name: string): number => (faulty.has(name) ? known.indexOf(name) : known.length);
  const faults = Object.entries(form.errors)
    .filter(([, fault]) => fault !== undefined)
    .sort(([a], [b]) => place(a) - place(b));
  if (faults.length === 0) return null;
  return (
    <Alert kind="danger" title={t('form.faults')}>
      <ul>
        {faults.map(([name, fault]) => (
          <li key={name}>
            <a href={`#${faulty.get(name)?.id ?? `field-${name}`}`}>
              {named(faulty.get(name)?.label, fault)}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** A question ends by itself. */
const named = (label: string | undefined, fault = ''): string => {
  if (!label) return fault;
  return /[?!.:]$/.test(label) ? `${label} ${fault}` : `${label}: ${fault}`;
};
