// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { MemberFile } from '../../membership/use-cases/measures/read-member-file.js';
import type { FormState } from '../components/field.js';
import { Tag } from '../components/tag.js';
import { useView } from '../view.js';
import { MeasureForm } from './measure-form.js';
import { Measures } from './measure-list.js';

export const measureActs = ['suspend', 'remove', 'ban'] as const;
export type MeasureAct = (typeof measureActs)[number];

interface MemberFileProps {
  readonly slug: string;
  readonly memberId: string;
  readonly file: MemberFile;
  readonly failed: { readonly act: MeasureAct; readonly form: FormState } | undefined;
}

/** One member before those who may decide about them: where they stand, what may be done, what was done. */
export function MemberFilePage({ slug, memberId, file, failed }: MemberFileProps): VNode {
  const { t } = useView();
  const { standing, roles, may, measures, needsSecond } = file;
  const name = standing.displayName;
  const acts = measureActs.filter((act) => may[act]);
  return (
    <section class="section">
      <h2>{name}</h2>
      <Where file={file} />
      <ul class="tags">
        {roles.map((role) => (
          <li key={role}>
            <Tag tone="info">{t(`role.${role}`)}</Tag>
          </li>
        ))}
      </ul>
      {acts.length === 0 ? <p>{t('member_file.nothing')}</p> : null}
      {acts.map((act) => (
        <MeasureForm
          key={act}
          kind={act}
          name={name}
          action={`/c/${slug}/manage/members/${memberId}/${act}`}
          form={failed?.act === act ? failed.form : undefined}
          note={act === 'remove' && needsSecond ? t('member_file.remove.second') : undefined}
        />
      ))}
      <h3>{t('member_file.history')}</h3>
      <Measures items={measures} base={`/c/${slug}/manage/measures`} />
    </section>
  );
}

function Where({ file }: { file: MemberFile }): VNode {
  const { locale, t } = useView();
  const { status, since } = file.standing;
  if (!since) return <p>{t('member_file.outside')}</p>;
  return (
    <p>
      {t('member_file.since', { date: formatDate(locale, since) })}{' '}
      {status === 'suspended' ? t('member_file.suspended') : null}
    </p>
  );
}
