// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { Step } from '../../providers/provider.js';
import { Hidden } from '../components/hidden.js';
import { PageHead } from '../components/page-head.js';
import { useView } from '../view.js';

/** After the session here has ended: the identity provider's own may end too, if the person wants. */
export function SignedOutHere({ step }: { step: Exclude<Step, { kind: 'page' }> }): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('sign_out.done.title')} lead={t('sign_out.done.lead')} />
      <h2 class="h4">{t('sign_out.upstream.title')}</h2>
      <p>{t('sign_out.upstream.lead', { host: step.to.host })}</p>
      <div class="actions">
        {step.kind === 'redirect' ? (
          <a class="btn btn-primary" href={step.to.href}>
            {t('sign_out.upstream')}
          </a>
        ) : (
          <form method="post" action={step.to.href}>
            <Hidden fields={step.fields} />
            <button type="submit" class="btn btn-primary">
              {t('sign_out.upstream')}
            </button>
          </form>
        )}
        <a class="btn btn-outline-primary" href="/">
          {t('sign_out.stay')}
        </a>
      </div>
    </div>
  );
}

/** What the identity provider answered. */
export function SignedOutUpstream({ everywhere }: { everywhere: boolean }): VNode {
  const { t } = useView();
  const result = everywhere ? 'everywhere' : 'partly';
  return (
    <div class="narrow">
      <PageHead title={t(`sign_out.${result}.title`)} lead={t(`sign_out.${result}.lead`)} />
      <p>
        <a href="/">{t('logout.home')}</a>
      </p>
    </div>
  );
}
