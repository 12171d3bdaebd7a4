// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { historyKinds, type HistoryKind } from '../../membership/domain/history/acts.js';
import type { HistoryEntry, HistoryPage } from '../../membership/use-cases/history/read-history.js';
import { Select } from '../components/field.js';
import { Pagination } from '../components/pagination.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

const columns = ['when', 'what', 'who', 'whom'] as const;

interface HistoryProps {
  readonly slug: string;
  readonly page: HistoryPage;
  readonly kind: HistoryKind | undefined;
}

/** Who did what in the community, and when. */
export function History({ slug, page, kind }: HistoryProps): VNode {
  const { t } = useView();
  const options = [
    { value: '', text: t('history.kind.all') },
    ...historyKinds.map((value) => ({ value, text: t(`history.kind.${value}`) })),
  ];
  return (
    <section class="section">
      <h2>{t('history.title')}</h2>
      <p>{t('history.lead')}</p>
      <form method="get" action={`/c/${slug}/manage/history`} class="narrow">
        <Select name="kind" label={t('history.kind')} options={options} initial={kind ?? ''} />
        <button type="submit" class="btn btn-outline-primary">
          {t('history.show')}
        </button>
      </form>
      {page.entries.length === 0 ? (
        <p class="empty">{t('history.none')}</p>
      ) : (
        <Entries entries={page.entries} />
      )}
      <Pagination next={page.next} />
    </section>
  );
}

function Entries({ entries }: { readonly entries: readonly HistoryEntry[] }): VNode {
  const { t } = useView();
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={t('history.title')}>
      <table class="table">
        <caption class="visually-hidden">{t('history.title')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {t(`history.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Entry entry={entry} key={entry.id} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }): VNode {
  const { t } = useView();
  const { at, act, actor, subject, role, lines } = entry;
  const more = role ? t(`role.${role}`) : lines === undefined ? undefined : String(lines);
  const nobody = t('history.somebody');
  return (
    <tr>
      <td>
        <Time at={at} precise />
      </td>
      <th scope="row">
        {t(`history.act.${act}`)}
        {more === undefined ? '' : ` (${more})`}
      </th>
      <td>{actor ? (actor.displayName ?? nobody) : t('history.by_itself')}</td>
      <td>{subject ? (subject.displayName ?? nobody) : '—'}</td>
    </tr>
  );
}
