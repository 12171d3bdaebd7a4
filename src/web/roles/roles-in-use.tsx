// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { optionalRoles, type OptionalRole } from '../../membership/domain/roles/in-use.js';
import { Checkbox } from '../components/choices.js';
import { EntryForm } from '../components/entry-form.js';
import { Offered } from '../components/offered.js';
import { useView } from '../view.js';

interface RolesInUseProps {
  readonly slug: string;
  readonly chosen: readonly OptionalRole[];
}

/** Which roles a community gives beside those that every one has. */
export function RolesInUse({ slug, chosen }: RolesInUseProps): VNode {
  const { t } = useView();
  const values = Object.fromEntries(chosen.map((role) => [role, 'yes']));
  const action = `/c/${slug}/manage/roles/in-use`;
  return (
    <Offered forms={[{ action }]}>
      <section class="section">
        <h2>{t('roles.in_use.title')}</h2>
        <p>{t('roles.in_use.text')}</p>
        <EntryForm action={action} submit={t('roles.in_use.save')}>
          <fieldset class="field">
            <legend>{t('roles.in_use.legend')}</legend>
            {optionalRoles.map((role) => (
              <Checkbox
                name={role}
                label={`${t(`role.${role}`)}: ${t(`roles.about.${role}`)}`}
                form={{ values, errors: {} }}
                key={role}
              />
            ))}
          </fieldset>
        </EntryForm>
      </section>
    </Offered>
  );
}
