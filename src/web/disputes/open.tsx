// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { RoleGrantId } from '../../kernel/ids.js';
import type { ListedDispute } from '../../membership/use-cases/disputes/read-disputes.js';
import { TextArea } from '../components/field.js';
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
    <details class="disclosure disclosure--inline">
      <summary aria-label={t('disputes.open_label', { name })}>{t('disputes.open')}</summary>
      <form method="post" action={`/c/${slug}/manage/roles/${grantId}/dispute`}>
        <TextArea
          name="message"
          id={`dispute-${grantId}`}
          label={t('disputes.message', { name })}
          hint={t('disputes.message.hint')}
          maxLength={5_000}
          required
        />
        <button type="submit" class="btn btn-outline-danger btn-sm">
          {t('disputes.send')}
        </button>
      </form>
    </details>
  );
}
