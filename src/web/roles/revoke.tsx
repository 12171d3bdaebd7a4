// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea } from '../components/field.js';
import { Offered } from '../components/offered.js';
import { useView } from '../view.js';

/** A form that came back: whose role it was about. */
export interface FailedRevocation {
  readonly grantId: string;
  readonly form: FormState;
}

interface RevokeProps {
  readonly grantId: string;
  /** Where the role is managed. */
  readonly at: string;
  readonly words: Readonly<Record<'name' | 'role', string>>;
  readonly failed: FailedRevocation | undefined;
  /** The page of the list on which this is, as its address says it. */
  readonly search: string;
}

/** Takes a role from its holder: what will happen, and why, in words that the holder reads. */
export function Revoke({ grantId, at, words, failed, search }: RevokeProps): VNode {
  const { t } = useView();
  const form = failed?.grantId === grantId ? failed.form : undefined;
  const action = `${at}/revoke${search}`;
  return (
    <Offered forms={[{ action }]}>
      <details class="disclosure disclosure--inline" open={form !== undefined}>
        <summary aria-label={t('manage.roles.revoke_label', words)}>
          {t('manage.roles.revoke')}
        </summary>
        <p>{t('manage.roles.revoke.effect', words)}</p>
        <EntryForm
          action={action}
          form={form}
          submit={t('manage.roles.revoke.confirm')}
          look="danger"
          small
        >
          <TextArea
            id={`revoke-${grantId}`}
            name="reason"
            label={t('member_file.reason', words)}
            hint={t('member_file.reason.hint')}
            rows={3}
            maxLength={2_000}
            required
            {...(form && { form })}
          />
        </EntryForm>
      </details>
    </Offered>
  );
}
