// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type {
  RegisterEntry,
  RegisterPage,
} from '../../membership/use-cases/register/read-register.js';
import { Breadcrumb } from '../components/breadcrumb.js';
import { type FormState, TextField } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { Pagination } from '../components/pagination.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

const columns = ['person', 'role', 'from', 'until', 'by'] as const;

interface RegisterProps {
  readonly slug: string;
  readonly page: RegisterPage;
  /** The day that was asked for, as it was typed. */
  readonly form: FormState;
}

/** Who held which role, from when to when, appointed by whom; at a chosen day, if one likes. */
export function RoleRegister({ slug, page, form }: RegisterProps): VNode {
  const { t } = useView();
  const here = `/c/${slug}/roles`;
  const { on } = form.values;
  return (
    <>
      <Breadcrumb
        crumbs={[
          { text: t('catalogue.title'), href: '/c' },
          { text: page.name, href: `/c/${slug}` },
          { text: t('register.title') },
        ]}
      />
      <PageHead
        title={t('register.of', { community: page.name })}
        lead={page.publicOnly ? t('register.lead.public') : t('register.lead')}
      />
      <form method="get" action={here} class="narrow" noValidate>
        <TextField
          name="on"
          type="date"
          label={t('register.on')}
          hint={t('register.on.hint')}
          form={form}
        />
        <div class="actions">
          <button type="submit" class="btn btn-outline-primary">
            {t('register.show')}
          </button>
          {on ? <a href={here}>{t('register.all')}</a> : null}
          <a href={`${here}.csv${on ? `?on=${encodeURIComponent(on)}` : ''}`}>
            {t('register.download')}
          </a>
        </div>
      </form>
      {page.entries.length === 0 ? <p class="empty">{t('register.none')}</p> : null}
      {page.entries.length > 0 ? <Lines entries={page.entries} /> : null}
      <Pagination next={page.next} />
    </>
  );
}

function Lines({ entries }: { entries: readonly RegisterEntry[] }): VNode {
  const { t } = useView();
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={t('register.title')}>
      <table class="table">
        <caption class="visually-hidden">{t('register.title')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {t(`register.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Line entry={entry} key={entry.grantId} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ entry }: { entry: RegisterEntry }): VNode {
  const { t } = useView();
  const { person, role, from, until, ended, appointedBy, reason } = entry;
  return (
    <tr>
      <th scope="row">{person ?? t('register.erased')}</th>
      <td>{t(`role.${role}`)}</td>
      <td>
        <Time at={from} />
      </td>
      <td>
        {until ? <Time at={until} /> : null} ({t(`register.ended.${ended ?? 'not'}`)})
        {reason ? <p>{t('register.reason', { reason })}</p> : null}
      </td>
      <td>{appointedBy ?? '—'}</td>
    </tr>
  );
}
