// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { CommunityPage } from '../../membership/use-cases/get-community.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, Select, TextArea } from '../components/field.js';
import { Offered } from '../components/offered.js';
import { useView } from '../view.js';

/** "Mi propongo per la co-gestione": open when it is shown again with a fault. */
export function Propose({ page, form }: { page: CommunityPage; form: FormState }): VNode | null {
  const { t } = useView();
  const { proposable } = page.viewer;
  if (proposable.length === 0) return null;
  const first = proposable.includes('co_manager') ? 'co_manager' : proposable[0];
  const action = `/c/${page.community.slug}/propose`;
  const isOpen = Object.keys(form.values).length > 0;
  return (
    <Offered forms={[{ action }]}>
      <section class="section">
        <details class="disclosure" open={isOpen}>
          <summary>{t('community.propose.title')}</summary>
          <div>
            <p>{t('community.propose.text')}</p>
            <EntryForm action={action} form={form} submit={t('community.propose.send')}>
              <Select
                name="role"
                label={t('community.propose.role')}
                form={form}
                initial={first}
                options={proposable.map((role) => ({ value: role, text: t(`role.${role}`) }))}
              />
              <TextArea
                name="message"
                label={t('community.propose.message')}
                hint={t('community.propose.message.hint')}
                maxLength={2_000}
                required
                form={form}
              />
            </EntryForm>
          </div>
        </details>
      </section>
    </Offered>
  );
}
