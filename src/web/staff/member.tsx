// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { MemberForStaff } from '../../identity/use-cases/standing/read-member.js';
import { type FormState, TextArea } from '../components/field.js';
import { Tag, type TagTone } from '../components/tag.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';
import { StaffFrame } from './frame.js';

interface MemberProps {
  readonly member: MemberForStaff;
  readonly form: FormState;
  readonly nameOf: (instance: string) => string;
}

const tones: Readonly<Record<MemberForStaff['status'], TagTone>> = {
  active: 'success',
  suspended: 'danger',
  merged: 'neutral',
  erased: 'neutral',
};

/** One member as those who help see them, and what they may do. */
export function Member({ member, form, nameOf }: MemberProps): VNode {
  const { t } = useView();
  const { displayName, status, createdAt, mergedInto } = member;
  return (
    <StaffFrame title={displayName} lead={t('staff.member.lead')}>
      <p>
        <Tag tone={tones[status]}>{t(`staff.member.status.${status}`)}</Tag>{' '}
        {t('staff.members.since')} <Time at={createdAt} />
      </p>
      {mergedInto ? (
        <p>
          <a href={`/staff/members/${mergedInto}`}>{t('staff.member.merged_into')}</a>
        </p>
      ) : null}
      <Ways member={member} nameOf={nameOf} />
      <History member={member} />
      {status === 'active' ? (
        <StandingForm member={member} form={form} act="suspend" look="danger" />
      ) : null}
      {status === 'suspended' ? (
        <StandingForm member={member} form={form} act="reinstate" look="primary" />
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
                {t('staff.member.linked')} <Time at={linkedAt} />, {t('staff.member.used')}{' '}
                <Time at={lastUsedAt} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ member }: Pick<MemberProps, 'member'>): VNode | null {
  const { t } = useView();
  if (member.suspensions.length === 0) return null;
  return (
    <section class="section">
      <h2>{t('staff.member.suspensions')}</h2>
      <ul class="rows">
        {member.suspensions.map(({ id, at, reason, lifted }) => (
          <li key={id}>
            <div class="rows-main">
              <h3>
                {t('staff.member.suspended_at')} <Time at={at} />
              </h3>
              <p>{reason}</p>
              {lifted ? (
                <p>
                  {t('staff.member.lifted_at')} <Time at={lifted.at} />: {lifted.reason}
                </p>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface StandingFormProps extends Pick<MemberProps, 'member' | 'form'> {
  readonly act: 'suspend' | 'reinstate';
  readonly look: 'danger' | 'primary';
}

function StandingForm({ member, form, act, look }: StandingFormProps): VNode {
  const { t } = useView();
  return (
    <section class="panel">
      <h2>{t(`staff.member.${act}`)}</h2>
      <p>{t(`staff.member.${act}.text`)}</p>
      <form method="post" action={`/staff/members/${member.id}/${act}`} noValidate>
        <TextArea
          name="reason"
          label={t('staff.member.reason')}
          hint={t(`staff.member.${act}.hint`)}
          form={form}
          maxLength={1_000}
          required
        />
        <button type="submit" class={`btn btn-${look}`}>
          {t(`staff.member.${act}`)}
        </button>
      </form>
    </section>
  );
}
