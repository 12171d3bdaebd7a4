// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { locales } from '../../i18n/translate.js';
import { platformRoles } from '../../membership/domain/permissions.js';
import { ErrorSummary } from '../components/error-summary.js';
import { type FormState, Select, TextField } from '../components/field.js';
import { useView } from '../view.js';

/** Invites somebody to a role on the platform, by a link that works once. */
export function InviteStaff({ form }: { form: FormState }): VNode {
  const { t } = useView();
  return (
    <section class="panel">
      <h2>{t('staff.invite.title')}</h2>
      <p>{t('staff.invite.text')}</p>
      <form method="post" action="/staff/people/invite" noValidate>
        <ErrorSummary form={form} />
        <TextField
          name="email"
          type="email"
          label={t('staff.invite.email')}
          form={form}
          maxLength={254}
          required
        />
        <Select
          name="role"
          label={t('staff.people.role')}
          form={form}
          initial="support"
          options={platformRoles.map((value) => ({ value, text: t(`role.${value}`) }))}
        />
        <Select
          name="locale"
          label={t('staff.invite.locale')}
          form={form}
          initial="it"
          options={locales.map((value) => ({ value, text: t(`staff.invite.locale.${value}`) }))}
        />
        <button type="submit" class="btn btn-primary">
          {t('staff.invite.send')}
        </button>
      </form>
    </section>
  );
}
