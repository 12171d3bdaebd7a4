// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { RoleGrantId } from '../../kernel/ids.js';
import type { ListedDispute } from '../../membership/use-cases/disputes/read-disputes.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, TextArea } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

interface ContestProps {
  readonly slug: string;
  readonly grantId: RoleGrantId;
  readonly name: string;
  /** The open one about this role. */
  readonly open: ListedDispute | undefined;
}

/** Between two managers the staff decides: the way there, beside the role. */
export function Contest({ slug, grantId, name, open }: ContestProps): VNode {
  const { t } = useView();
  if (open) return <a href={`/disputes/${open.id}`}>{t('disputes.see')}</a>;
  return (
    <a
      href={`/c/${slug}/manage/roles/${grantId}/dispute`}
      aria-label={t('disputes.open_label', { name })}
    >
      {t('disputes.open')}
    </a>
  );
}

interface OpenDisputeProps {
  /** The address of this very page. */
  readonly here: string;
  readonly name: string;
  readonly form: FormState;
}

/** Why a manager should be one no longer, for the staff and for that person. */
export function OpenDispute({ here, name, form }: OpenDisputeProps): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('disputes.open_label', { name })} lead={t('disputes.lead')} />
      <EntryForm action={here} form={form} submit={t('disputes.send')} look="outline-danger">
        <TextArea
          name="message"
          label={t('disputes.message', { name })}
          hint={t('disputes.message.hint')}
          maxLength={5_000}
          form={form}
          required
        />
      </EntryForm>
    </div>
  );
}
