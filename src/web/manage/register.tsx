// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { RoleHolder } from '../../membership/domain/community-card.js';
import { ButtonForm } from '../components/button-form.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

/** The register of roles: who, what, from when, until when. */
export function Register({
  slug,
  holders,
}: {
  slug: string;
  holders: readonly RoleHolder[];
}): VNode {
  const { t } = useView();
  const columns = ['person', 'role', 'since', 'until', 'act'] as const;
  return (
    <section class="section">
      <h2>{t('manage.nav.roles')}</h2>
      <p>{t('manage.roles.lead')}</p>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={t('manage.roles.caption')}>
        <table class="table">
          <caption class="visually-hidden">{t('manage.roles.caption')}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {t(`manage.roles.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {holders.map((holder) => (
              <Holder {...{ slug, holder }} key={holder.grantId} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Holder({ slug, holder }: { slug: string; holder: RoleHolder }): VNode {
  const { t, viewer } = useView();
  const { grantId, memberId, displayName, role, since, until } = holder;
  const words = { name: displayName, role: t(`role.${role}`) };
  return (
    <tr>
      <th scope="row">{displayName}</th>
      <td>{words.role}</td>
      <td>
        <Time at={since} />
      </td>
      <td>
        <Time at={until} />
      </td>
      <td>
        {memberId === viewer?.actor.memberId ? null : (
          <ButtonForm
            action={`/c/${slug}/manage/roles/${grantId}/revoke`}
            look="outline-danger"
            small
            label={t('manage.roles.revoke_label', words)}
          >
            {t('manage.roles.revoke')}
          </ButtonForm>
        )}
      </td>
    </tr>
  );
}
