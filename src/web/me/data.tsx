// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import { Checkbox } from '../components/choices.js';
import type { FormState } from '../components/field.js';
import { Icon } from '../components/icon.js';
import type { PortalNotice } from '../deps.js';
import { useView } from '../view.js';
import { MeFrame } from './frame.js';

interface DataProps {
  readonly notices: readonly PortalNotice[];
  readonly form: FormState;
}

/** To take one's data along, to see who receives them, to have them erased. */
export function Data({ notices, form }: DataProps): VNode {
  const { t } = useView();
  return (
    <MeFrame title={t('data.title')} lead={t('data.lead')}>
      <section class="section">
        <h2>{t('data.export.title')}</h2>
        <p>{t('data.export.text')}</p>
        <a class="btn btn-primary" href="/me/data/export" download>
          <Icon name="download" />
          {t('data.export.button')}
        </a>
      </section>
      <Notices notices={notices} />
      <section class="panel">
        <h2>{t('data.erase.title')}</h2>
        <p>{t('data.erase.text')}</p>
        <form method="post" action="/me/data/erase" noValidate>
          <Checkbox name="confirmed" label={t('data.erase.confirm')} form={form} required />
          <button type="submit" class="btn btn-danger">
            {t('data.erase.button')}
          </button>
        </form>
      </section>
    </MeFrame>
  );
}

function Notices({ notices }: { notices: readonly PortalNotice[] }): VNode {
  const { locale, t } = useView();
  return (
    <section class="section">
      <h2>{t('data.portals.title')}</h2>
      {notices.length === 0 ? <p>{t('data.portals.none')}</p> : null}
      <ul class="rows">
        {notices.map(({ name, controller, claims, shownAt }) => (
          <li key={name}>
            <div class="rows-main">
              <h3>{name}</h3>
              <p>
                {controller}, {t('data.portals.shown', { date: formatDate(locale, shownAt) })}
              </p>
            </div>
            <span class="code">{claims.join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
