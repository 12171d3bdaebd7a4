// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { ListedStaff } from '../../membership/use-cases/list-staff.js';
import { ButtonForm } from '../components/button-form.js';
import type { FormState } from '../components/field.js';
import { SecondLook } from '../components/second-look.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';
import { StaffFrame } from './frame.js';
import { InviteStaff } from './invite.js';

/** Who works on the platform, who was invited, whose appointment waits for a second administrator. */
export function StaffPeople({
  staff,
  form,
}: {
  staff: readonly ListedStaff[];
  form: FormState;
}): VNode {
  const { t, rights } = useView();
  const columns = ['person', 'role', 'status', 'since', 'until', 'act'] as const;
  const caption = t('staff.people.caption');
  return (
    <StaffFrame title={t('staff.people.title')} lead={t('staff.people.lead')}>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={caption}>
        <table class="table">
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {t(`staff.people.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {staff.map((entry) => (
              <Entry entry={entry} key={entry.id} />
            ))}
          </tbody>
        </table>
      </div>
      {rights.includes('staff.invite') ? <InviteStaff form={form} /> : null}
    </StaffFrame>
  );
}

function Entry({ entry }: { entry: ListedStaff }): VNode {
  const { t } = useView();
  const words = {
    name: entry.displayName ?? t('staff.people.invited'),
    role: t(`role.${entry.role}`),
  };
  return (
    <tr>
      <th scope="row">{words.name}</th>
      <td>{words.role}</td>
      <td>{t(`platform_grant.status.${entry.status}`)}</td>
      <td>
        <Time at={entry.startedAt ?? entry.createdAt} />
      </td>
      <td>
        {entry.validUntil ? <Time at={entry.validUntil} /> : null}
        {entry.overrunAt ? <p>{t('staff.people.overrun')}</p> : null}
      </td>
      <td>
        {entry.confirmable ? (
          <ButtonForm
            action={`/staff/people/${entry.id}/confirm`}
            small
            label={t('staff.people.confirm_label', words)}
          >
            {t('staff.people.confirm')}
          </ButtonForm>
        ) : null}
        {entry.renewable ? (
          <ButtonForm
            action={`/staff/people/${entry.id}/renew`}
            look="outline-primary"
            small
            label={t('staff.people.renew_label', words)}
          >
            {t('staff.people.renew')}
          </ButtonForm>
        ) : null}
        {entry.endable ? (
          <SecondLook
            action={`/staff/people/${entry.id}/end`}
            open={t('staff.people.end')}
            label={t('staff.people.end_label', words)}
            effect={t('staff.people.end.effect', words)}
            confirm={t('staff.people.end.confirm')}
          />
        ) : null}
      </td>
    </tr>
  );
}
