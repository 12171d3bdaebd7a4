// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { ManagedRole } from '../../membership/use-cases/roles/list-held-roles.js';
import { SecondLook } from '../components/second-look.js';
import { Tag } from '../components/tag.js';
import { Time } from '../components/time.js';
import { Contest } from '../disputes/open.js';
import { Renewal } from '../roles/renewal.js';
import { useView } from '../view.js';

interface RegisterProps {
  readonly slug: string;
  readonly held: readonly ManagedRole[];
}

/** Who holds which role, from when, until when, and what the reader may do about it. */
export function Register({ slug, held }: RegisterProps): VNode {
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
            {held.map((role) => (
              <Holder {...{ slug, role }} key={role.grantId} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Holder({ slug, role: held }: { slug: string; role: ManagedRole }): VNode {
  const { t } = useView();
  const { grantId, displayName, role, since, until, isOverrun, renewal, revocable } = held;
  const { disputable, dispute } = held;
  const words = { name: displayName, role: t(`role.${role}`) };
  const here = `/c/${slug}/manage/roles/${grantId}`;
  return (
    <tr>
      <th scope="row">{displayName}</th>
      <td>{words.role}</td>
      <td>
        <Time at={since} />
      </td>
      <td>
        <Time at={until} /> {isOverrun ? <Tag tone="warning">{t('roles.overrun')}</Tag> : null}
      </td>
      <td>
        <div class="actions">
          <Renewal state={renewal} at={here} words={words} />
          {revocable ? (
            <SecondLook
              action={`${here}/revoke`}
              open={t('manage.roles.revoke')}
              label={t('manage.roles.revoke_label', words)}
              effect={t('manage.roles.revoke.effect', words)}
              confirm={t('manage.roles.revoke.confirm')}
            />
          ) : null}
          {dispute || (disputable && !revocable) ? (
            <Contest {...{ slug, grantId }} name={displayName} open={dispute} />
          ) : null}
        </div>
      </td>
    </tr>
  );
}
