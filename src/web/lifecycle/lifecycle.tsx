// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { Community } from '../../membership/domain/community.js';
import { takeOverDays } from '../../membership/domain/leaving/taking-over.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import { TextArea } from '../components/field.js';
import { useView } from '../view.js';

type Act = 'freeze' | 'archive' | 'lower';

/** What the staff does about the life of a community: stop it, let it go on, end it. */
export function Lifecycle({ community }: { community: Community }): VNode | null {
  const { t } = useView();
  const { slug, status, minimumLevel, activeManagers } = community;
  if (status === 'archived') return null;
  const here = `/staff/communities/${slug}`;
  return (
    <section class="section">
      <h2>{t('lifecycle.title')}</h2>
      {status === 'frozen' ? (
        <div class="panel">
          {activeManagers === 0 ? (
            <>
              <p>{t('lifecycle.unfreeze.nobody')}</p>
              {community.statusReason ? null : (
                <p>{t('lifecycle.unfreeze.waits', { days: takeOverDays })}</p>
              )}
            </>
          ) : (
            <>
              <p>{t('lifecycle.unfreeze.text')}</p>
              <ButtonForm action={`${here}/unfreeze`}>{t('lifecycle.unfreeze')}</ButtonForm>
            </>
          )}
        </div>
      ) : null}
      {status === 'active' ? <Reasoned act="freeze" here={here} /> : null}
      {minimumLevel === 'none' ? null : <Reasoned act="lower" here={here} />}
      <Reasoned act="archive" here={here} />
    </section>
  );
}

function Reasoned({ act, here }: { act: Act; here: string }): VNode {
  const { t } = useView();
  return (
    <details class="disclosure">
      <summary>{t(`lifecycle.${act}`)}</summary>
      <EntryForm
        action={`${here}/${act}`}
        submit={t(`lifecycle.${act}`)}
        look={act === 'archive' ? 'danger' : 'outline-danger'}
        narrow
      >
        <p>{t(`lifecycle.${act}.text`)}</p>
        <TextArea
          name="reason"
          id={`reason-${act}`}
          label={t('lifecycle.reason')}
          hint={t('lifecycle.reason.hint')}
          rows={2}
          maxLength={1_000}
          required
        />
      </EntryForm>
    </details>
  );
}
