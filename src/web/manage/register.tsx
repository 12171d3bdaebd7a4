// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { ManagedRole } from '../../membership/use-cases/roles/list-held-roles.js';
import { Pagination } from '../components/pagination.js';
import { Tag } from '../components/tag.js';
import { Time } from '../components/time.js';
import { Contest } from '../disputes/open.js';
import { Renewal } from '../roles/renewal.js';
import { Revoke, type FailedRevocation } from '../roles/revoke.js';
import { useView } from '../view.js';

interface RegisterProps {
  readonly slug: string;
  readonly held: readonly ManagedRole[];
  readonly next: string | undefined;
  readonly failed: FailedRevocation | undefined;
  /** The community stands still, and the terms with it. */
  readonly stopped: boolean;
}

/** Who holds which role, from when, until when, and what the reader may do about it. */
export function Register({ slug, held, next, failed, stopped }: RegisterProps): VNode {
  const { t } = useView();
  const columns = ['person', 'role', 'since', 'until', 'act'] as const;
  return (
    <section class="section">
      <h2>{t('manage.nav.roles')}</h2>
      <p>{t('manage.roles.lead')}</p>
      {stopped ? <p>{t('roles.stopped')}</p> : null}
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
              <Holder {...{ slug, role, failed, stopped }} key={role.grantId} />
            ))}
          </tbody>
        </table>
      </div>
      <Pagination next={next} />
    </section>
  );
}

type HolderProps = Omit<RegisterProps, 'held' | 'next'> & { readonly role: ManagedRole };

function Holder({ slug, role: held, failed, stopped }: HolderProps): VNode {
  const { t, url } = useView();
  // A revocation that lacks something is shown again on the page on which it was begun.
  const { search } = new URL(url, 'http://page');
  const { grantId, displayName, role, since, until, isOverrun, rests, renewal, revocable } = held;
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
        <Time at={until} />{' '}
        {isOverrun ? (
          <Tag tone="warning">{t(stopped && rests ? 'roles.resting' : 'roles.overrun')}</Tag>
        ) : null}
      </td>
      <td>
        <div class="actions">
          <Renewal state={renewal} at={here} words={words} />
          {revocable ? <Revoke {...{ grantId, words, failed, search }} at={here} /> : null}
          {dispute || (disputable && !revocable) ? (
            <Contest {...{ slug, grantId }} name={displayName} open={dispute} />
          ) : null}
        </div>
      </td>
    </tr>
  );
}
