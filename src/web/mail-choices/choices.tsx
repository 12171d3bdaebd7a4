// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import {
  refusedKinds,
  type RefusedKind,
} from '../../membership/use-cases/mail-choices/read-choices.js';
import { ButtonForm } from '../components/button-form.js';
import { MeFrame } from '../me/frame.js';
import { useView } from '../view.js';

/** The mails that one may refuse, and whether they come. */
export function MailChoices({ refused }: { refused: readonly RefusedKind[] }): VNode {
  const { t } = useView();
  return (
    <MeFrame title={t('mails.title')} lead={t('mails.lead')}>
      <ul class="rows">
        <li>
          <div class="rows-main">
            <h2>{t('mails.news')}</h2>
            <p>{t('mails.news.text')}</p>
          </div>
          <a class="btn btn-outline-primary btn-sm" href="/me/following">
            {t('following.title')}
          </a>
        </li>
        {refusedKinds.map((kind) => (
          <Choice kind={kind} comes={!refused.includes(kind)} key={kind} />
        ))}
      </ul>
    </MeFrame>
  );
}

function Choice({ kind, comes }: { kind: RefusedKind; comes: boolean }): VNode {
  const { t } = useView();
  const what = t(`mails.${kind}`);
  return (
    <li>
      <div class="rows-main">
        <h2>{what}</h2>
        <p>{t(`mails.${kind}.text`)}</p>
        <p>{t(comes ? 'mails.on' : 'mails.off')}</p>
      </div>
      <ButtonForm
        action="/me/mails"
        fields={{ kind, wanted: comes ? 'no' : 'yes' }}
        look={comes ? 'outline-secondary' : 'outline-primary'}
        small
        label={t(comes ? 'mails.stop_label' : 'mails.start_label', { what })}
      >
        {t(comes ? 'mails.stop' : 'mails.start')}
      </ButtonForm>
    </li>
  );
}
