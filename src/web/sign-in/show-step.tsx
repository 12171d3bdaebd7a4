// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { z } from 'zod';
import { PiazzaError } from '../../kernel/errors.js';
import type { Step } from '../../providers/provider.js';
import { ButtonForm } from '../components/button-form.js';
import { Hidden } from '../components/hidden.js';
import { PageHead } from '../components/page-head.js';
import { sendPage } from '../layout/page.js';
import { useView } from '../view.js';
import { EmailLinkSent } from './email-link-sent.js';

/** What the view `email-link-sent` is given. */
const sentModel = z
  .object({ address: z.string(), minutes: z.coerce.string(), state: z.string() })
  .transform(({ state, ...sent }) => ({ state, sent }));

export interface Shown {
  readonly step: Step;
  readonly instance: string;
  /** Origins beyond the step's own that the way may lead to: the waiting portal's. */
  readonly origins: readonly string[];
}

/** Does what a provider said happens next. */
export function showStep(req: Request, res: Response, { step, instance, origins }: Shown): void {
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
    case 'page': {
      // Our forms of the next page need their origin told, which `no-referrer` would hide.
      res.set('Referrer-Policy', 'same-origin');
      if (step.view !== 'email-link-sent') {
        throw new PiazzaError('provider.misconfigured', { instance, rule: 'step.view' });
      }
      return sendPage(req, res, {
        title: req.t('sign_in.sent.title'),
        body: <EmailLinkSent instance={instance} {...sentModel.parse(step.model)} />,
        formAction: origins,
      });
    }
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
      <form method="post" action={step.to.href}>
        <Hidden fields={step.fields} />
        <button type="submit" class="btn btn-primary">
          {t('sign_in.continue')}
        </button>
      </form>
    </div>
  );
}

/** For a link opened from a mail: looking at it does nothing, the button does. */
export function Confirm(props: {
  action: string;
  fields: Readonly<Record<string, string>>;
}): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('sign_in.confirm.title')} lead={t('sign_in.confirm.lead')} />
      <ButtonForm action={props.action} fields={props.fields}>
        {t('sign_in.confirm')}
      </ButtonForm>
    </div>
  );
}
