// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { useView } from '../view.js';
import { Alert } from './alert.js';
import type { FormState } from './field.js';

/** What has to be mended in a long form, with the way to each field; nothing when nothing has. */
export function ErrorSummary({ form }: { form: FormState }): VNode | null {
  const { t } = useView();
  const faults = Object.entries(form.errors).filter(([, fault]) => fault !== undefined);
  if (faults.length === 0) return null;
  return (
    <Alert kind="danger" title={t('form.faults')}>
      <ul>
        {faults.map(([name, fault]) => (
          <li key={name}>
            <a href={`#field-${name}`}>{fault}</a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
