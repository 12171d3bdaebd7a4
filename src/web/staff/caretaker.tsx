// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { Slug } from '../../kernel/ids.js';
import type { listStandingStaff } from '../../membership/use-cases/list-standing-staff.js';
import { ButtonForm } from '../components/button-form.js';
import { useView } from '../view.js';
import { LoneStaff } from './lone-staff.js';

interface CaretakerProps {
  readonly slug: Slug;
  readonly staff: Awaited<ReturnType<typeof listStandingStaff>>;
}

/** Who of the regional staff may keep the place of a manager for a month. */
export function Caretaker({ slug, staff }: CaretakerProps): VNode {
  const { t } = useView();
  return (
    <section class="section">
      <h2>{t('staff.caretaker.title')}</h2>
      <p>{t('staff.caretaker.text')}</p>
      {staff.length === 0 ? (
        <>
          <p class="empty">{t('staff.caretaker.none')}</p>
          <LoneStaff />
        </>
      ) : null}
      <ul class="rows">
        {staff.map(({ memberId, displayName }) => (
          <li key={memberId}>
            <strong>{displayName}</strong>
            <ButtonForm
              action={`/staff/communities/${slug}/caretaker`}
              fields={{ member: memberId }}
              look="outline-primary"
              small
              label={t('staff.caretaker.appoint_label', { name: displayName })}
            >
              {t('staff.caretaker.appoint')}
            </ButtonForm>
          </li>
        ))}
      </ul>
    </section>
  );
}
