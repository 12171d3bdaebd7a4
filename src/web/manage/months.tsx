// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { TextField } from '../components/field.js';
import { useView } from '../view.js';

/** For how long a role is given, where not for its usual term. */
export function Months({ id }: { readonly id: string }): VNode {
  const { t } = useView();
  return (
    <TextField
      id={id}
      name="months"
      type="number"
      label={t('manage.months')}
      hint={t('manage.months.hint')}
    />
  );
}
