// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { ButtonForm } from '../components/button-form.js';
import { PageHead } from '../components/page-head.js';
import { sendPage } from '../layout/page.js';
import { useView } from '../view.js';

export interface PassOn {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly portal: string;
  /** Where the portal may lead the browser when it has taken the answer. */
  readonly origins: readonly string[];
}

/** For portals that want their answer posted: one press, because no page of ours runs a script. */
export function sendPassOnPage(req: Request, res: Response, answer: PassOn): void {
  res.set('Referrer-Policy', 'no-referrer');
  sendPage(req, res, {
    title: req.t('pass_on.title', { portal: answer.portal }),
    body: <PassOnPage answer={answer} />,
    // Browsers hold redirects after a posted form to the same rule.
    formAction: [answer.action, ...answer.origins],
  });
}

function PassOnPage({ answer }: { answer: PassOn }): VNode {
  const { t } = useView();
  const { action, fields, portal } = answer;
  return (
    <div class="narrow">
      <PageHead title={t('pass_on.title', { portal })} lead={t('pass_on.lead', { portal })} />
      <div class="actions">
        <ButtonForm action={action} fields={fields}>
          {t('pass_on.continue', { portal })}
        </ButtonForm>
      </div>
    </div>
  );
}
