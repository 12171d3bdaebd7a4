// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { ButtonForm } from '../components/button-form.js';
import { PageHead } from '../components/page-head.js';
import { sendPage } from '../layout/page.js';
import { useView } from '../view.js';

export interface SignOutQuestion {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly portal: string | undefined;
  readonly origins: readonly string[];
}

/** Asks whether leaving the portal ends the session here too (OpenID Connect RP-Initiated Logout 1.0, 2). */
export function sendSignOutPage(req: Request, res: Response, question: SignOutQuestion): void {
  sendPage(req, res, {
    title: req.t('logout.title'),
    body: <SignOutPage question={question} />,
    formAction: question.origins,
  });
}

export function sendSignedOutPage(
  req: Request,
  res: Response,
  { portal }: { readonly portal: string | undefined },
): void {
  sendPage(req, res, { title: req.t('logout.done'), body: <SignedOutPage portal={portal} /> });
}

function SignOutPage({ question }: { question: SignOutQuestion }): VNode {
  const { t } = useView();
  const { action, fields, portal } = question;
  return (
    <div class="narrow">
      <PageHead
        title={t('logout.title')}
        lead={portal ? t('logout.lead', { portal }) : t('logout.lead.alone')}
      />
      <div class="actions">
        <ButtonForm action={action} fields={{ ...fields, logout: 'yes' }}>
          {t('logout.everywhere')}
        </ButtonForm>
        <ButtonForm action={action} fields={fields} look="outline-primary">
          {portal ? t('logout.portal_only', { portal }) : t('logout.stay')}
        </ButtonForm>
      </div>
    </div>
  );
}

function SignedOutPage({ portal }: { portal: string | undefined }): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead
        title={t('logout.done')}
        lead={portal ? t('logout.done.portal', { portal }) : t('logout.done.lead')}
      />
      <p>
        <a href="/">{t('logout.home')}</a>
      </p>
    </div>
  );
}
