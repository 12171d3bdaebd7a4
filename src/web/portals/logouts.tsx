// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { PortalPage } from '../../portal/use-cases/read-portal.js';
import { Tag } from '../components/tag.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

type Logout = PortalPage['logouts'][number];

const columns = ['cause', 'at', 'status', 'attempts', 'answer'] as const;
const tones = { pending: 'warning', delivered: 'success', failed: 'danger' } as const;

/** The ends of sessions that the portal was told of last, and why. */
export function Logouts({ logouts }: { readonly logouts: readonly Logout[] }): VNode {
  const { t } = useView();
  const title = t('portals.logouts');
  return (
    <>
      <h2>{title}</h2>
      {logouts.length === 0 ? <p class="empty">{t('portals.logouts.none')}</p> : null}
      <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
        <table class="table">
          <caption class="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {column === 'cause' ? t('portals.logout.cause') : t(`portals.delivery.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {logouts.map((logout) => (
              <LogoutRow logout={logout} key={logout.id} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function LogoutRow({ logout }: { logout: Logout }): VNode {
  const { t } = useView();
  const { cause, createdAt, status, attempts, answered, failure, nextAt } = logout;
  return (
    <tr>
      <th scope="row">{t(`portals.logout.cause.${cause}`)}</th>
      <td>
        <Time at={createdAt} />
      </td>
      <td>
        <Tag tone={tones[status]}>{t(`portals.delivery.status.${status}`)}</Tag>
        {nextAt ? (
          <>
            {' '}
            {t('portals.delivery.next')} <Time at={nextAt} />
          </>
        ) : null}
      </td>
      <td>{attempts}</td>
      <td>
        <span class="code">{answered ?? failure ?? ''}</span>
      </td>
    </tr>
  );
}
