// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { CommunityRole } from '../../membership/domain/permissions.js';
import { grantRules } from '../../membership/domain/terms.js';
import { emptyForm, type FormState, TextField } from '../components/field.js';
import { useView } from '../view.js';

interface MonthsProps {
  readonly id: string;
  /** The roles of which one is given. */
  readonly roles: readonly CommunityRole[];
  readonly form: FormState | undefined;
}

/** For how many months these roles are given at most. */
export const longestOf = (roles: readonly CommunityRole[]): number =>
  Math.max(...roles.map((role) => grantRules[role].longestMonths));

/** For how long a role is given, where not for its usual term. */
export function Months({ id, roles, form = emptyForm }: MonthsProps): VNode {
  const { t } = useView();
  const longest = longestOf(roles);
  return (
    <TextField
      id={id}
      name="months"
      type="number"
      min={1}
      max={longest}
      label={t('manage.months')}
      hint={t('manage.months.hint', { longest: String(longest) })}
      form={form}
    />
  );
}
