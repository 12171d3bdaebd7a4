// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { MemberForStaff } from '../../identity/use-cases/standing/read-member.js';
import { EntryForm } from '../components/entry-form.js';
import { emptyForm, type FormState, TextArea } from '../components/field.js';
import { Tag, type TagTone } from '../components/tag.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';
import { StaffFrame } from './frame.js';

export type Act = 'suspend' | 'reinstate' | 'limit' | 'unlimit';

interface MemberProps {
  readonly member: MemberForStaff;
  readonly form: FormState;
  /** Which form it is of; undefined where it was found again after a proof. */
  readonly sent?: Act | undefined;
  readonly nameOf: (instance: string) => string;
}

const tones: Readonly<Record<MemberForStaff['status'], TagTone>> = {
  active: 'success',
  suspended: 'danger',
  merged: 'neutral',
  erased: 'neutral',
};

/** One member as those who help see them, and what they may do. */
export function Member({ member, form, sent, nameOf }: MemberProps): VNode {
  const { t, rights } = useView();
  const mayLimit = rights.includes('person.limit');
  const { displayName, status, createdAt, mergedInto } = member;
  const isLimited = member.limitations.some(({ lifted }) => !lifted);
  return (
    <StaffFrame title={displayName} lead={t('staff.member.lead')}>
      <p>
        <Tag tone={tones[status]}>{t(`staff.member.status.${status}`)}</Tag>{' '}
        {isLimited ? <Tag tone="warning">{t('staff.member.limited')}</Tag> : null}{' '}
        <Time after={t('staff.members.since')} at={createdAt} />
      </p>
      {mergedInto ? (
        <p>
          <a href={`/staff/members/${mergedInto}`}>{t('staff.member.merged_into')}</a>
        </p>
      ) : null}
      <Ways member={member} nameOf={nameOf} />
      <History
        title={t('staff.member.suspensions')}
        past={member.suspensions}
        began="suspended_at"
      />
      {mayLimit ? (
        <History
          title={t('staff.member.limitations')}
          past={member.limitations}
          began="limited_at"
        />
      ) : null}
      {status === 'active' ? (
        <StandingForm {...{ member, form, sent }} act="suspend" look="danger" />
      ) : null}
      {status === 'suspended' ? (
        <StandingForm {...{ member, form, sent }} act="reinstate" look="primary" />
      ) : null}
      {mayLimit && status !== 'merged' ? (
        <StandingForm
          {...{ member, form, sent }}
          act={isLimited ? 'unlimit' : 'limit'}
          look="primary"
        />
      ) : null}
    </StaffFrame>
  );
}

function Ways({ member, nameOf }: Pick<MemberProps, 'member' | 'nameOf'>): VNode {
  const { t } = useView();
  return (
    <section class="section">
      <h2>{t('staff.member.identities')}</h2>
      {member.identities.length === 0 ? (
        <p class="empty">{t('staff.member.identities.none')}</p>
      ) : null}
      <ul class="rows">
        {member.identities.map(({ id, provider, label, level, linkedAt, lastUsedAt }) => (
          <li key={id}>
            <div class="rows-main">
              <h3>{[nameOf(provider), label].filter(Boolean).join(' · ')}</h3>
              <p>{t(`level.${level}`)}</p>
              <p>
                <Time after={t('staff.member.linked')} at={linkedAt} />, {t('staff.member.used')}{' '}
                <Time at={lastUsedAt} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface HistoryProps {
  readonly title: string;
  readonly past: MemberForStaff['suspensions'] | MemberForStaff['limitations'];
  readonly began: 'suspended_at' | 'limited_at';
}

const endOf = { suspended_at: 'lifted_at', limited_at: 'unlimited_at' } as const;

function History({ title, past, began }: HistoryProps): VNode | null {
  const { t } = useView();
  if (past.length === 0) return null;
  return (
    <section class="section">
      <h2>{title}</h2>
      <ul class="rows">
        {past.map(({ id, at, reason, lifted }) => (
          <li key={id}>
            <div class="rows-main">
              <h3>
                <Time after={t(`staff.member.${began}`)} at={at} />
              </h3>
              <p>{reason}</p>
              {lifted ? (
                <p>
                  <Time after={t(`staff.member.${endOf[began]}`)} at={lifted.at} />: {lifted.reason}
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface StandingFormProps extends Pick<MemberProps, 'member' | 'form' | 'sent'> {
  readonly act: Act;
  readonly look: 'danger' | 'primary';
}

function StandingForm({ member, form, sent, act, look }: StandingFormProps): VNode {
  const { t } = useView();
  return (
    <section class="panel">
      <h2>{t(`staff.member.${act}`)}</h2>
      <p>{t(`staff.member.${act}.text`)}</p>
      <EntryForm
        action={`/staff/members/${member.id}/${act}`}
        form={sent === undefined || sent === act ? form : emptyForm}
        submit={t(`staff.member.${act}`)}
        look={look}
      >
        <TextArea
          name="reason"
          id={`reason-${act}`}
          label={t('staff.member.reason')}
          hint={t(`staff.member.${act}.hint`)}
          form={sent === undefined || sent === act ? form : emptyForm}
          maxLength={1_000}
          required
        />
      </EntryForm>
    </section>
  );
}
