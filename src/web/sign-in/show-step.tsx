// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { PiazzaError } from '../../kernel/errors.js';
import type { Step } from '../../providers/provider.js';
import { ButtonForm } from '../components/button-form.js';
import { PageHead } from '../components/page-head.js';
import { sendPage } from '../layout/page.js';
import { useView } from '../view.js';

export interface Shown {
  readonly step: Step;
  readonly instance: string;
}

/** Does what a provider said happens next. */
export function showStep(req: Request, res: Response, { step, instance }: Shown): void {
  res.set('Referrer-Policy', 'no-referrer').set('Cache-Control', 'no-store');
  switch (step.kind) {
    case 'redirect':
      return res.redirect(req.method === 'GET' ? 302 : 303, step.to.href);
    case 'post':
      return sendPage(req, res, {
        title: req.t('sign_in.continue.title'),
        body: <Post step={step} />,
        formAction: [step.to.origin],
      });
    case 'page':
      // A sign-in that waits on a page of ours is kept with it, and led to its address.
      throw new PiazzaError('provider.misconfigured', { instance, rule: 'step.page' });
  }
}

/** The POST binding without script: one form, one button. */
function Post({ step }: { step: Extract<Step, { kind: 'post' }> }): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead
        title={t('sign_in.continue.title')}
        lead={t('sign_in.continue.lead', { host: step.to.host })}
      />
      <ButtonForm action={step.to.href} fields={step.fields}>
        {t('sign_in.continue')}
      </ButtonForm>
    </div>
  );
}
