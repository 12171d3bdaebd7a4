// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { listMyLeads } from '../../membership/use-cases/programmes/list-my-leads.js';
import { ButtonForm } from '../components/button-form.js';
import { Time } from '../components/time.js';
import { MeFrame } from '../me/frame.js';
import { useView } from '../view.js';

type Leads = Awaited<ReturnType<typeof listMyLeads>>;

/** The programmes that a person leads, or is asked to lead. */
export function MyProgrammes({ leads }: { leads: Leads }): VNode {
  const { t } = useView();
  return (
    <MeFrame title={t('programmes.mine')} lead={t('programmes.mine.lead')}>
      {leads.length === 0 ? <p class="empty">{t('programmes.mine.none')}</p> : null}
      <ul class="rows">
        {leads.map(({ id, programme, status, months, validUntil }) => (
          <li key={id}>
            <div class="rows-main">
              <h2 class="h3">
                <a href={`/programmes/${programme.slug}`}>{programme.name}</a>
              </h2>
              {validUntil ? (
                <p>
                  <Time after={t('programmes.until')} at={validUntil} />
                </p>
              ) : (
                <p>{t('programmes.offered', { months })}</p>
              )}
            </div>
            {(status === 'active' ? (['resign'] as const) : (['accept', 'decline'] as const)).map(
              (answer) => (
                <ButtonForm
                  action={`/me/programmes/${id}`}
                  fields={{ answer }}
                  look={answer === 'accept' ? 'primary' : 'outline-secondary'}
                  small
                  label={t(`programmes.${answer}_label`, { name: programme.name })}
                  key={answer}
                >
                  {t(`programmes.${answer}`)}
                </ButtonForm>
              ),
            )}
          </li>
        ))}
      </ul>
    </MeFrame>
  );
}
