// SPDX-License-Identifier: AGPL-3.0-or-later
import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { AttemptRefused, type Wanted } from '../../sign-in/use-cases/attempt-refused.js';
import { ButtonForm } from '../components/button-form.js';
import { PageHead } from '../components/page-head.js';
import { sendPage } from '../layout/page.js';
import { useView } from '../view.js';
import { chooseAgain } from './given-up.js';
import { Help } from './help.js';

/** Shows the ways on to who proved to be somebody else than the one signed in; false for any other failure. */
export function sendOtherPerson(req: Request, res: Response, error: unknown): boolean {
  if (!(error instanceof AttemptRefused) || error.code !== 'identity.other_person') return false;
  const { wanted } = error;
  sendPage(req, res, {
    title: req.t('sign_in.other_person.title'),
    status: 403,
    body: <OtherPerson wanted={wanted} correlationId={req.id} />,
  });
  return true;
}

interface OtherPersonProps {
  readonly wanted: Wanted;
  readonly correlationId: string;
}

/** Two profiles of one person, or two persons at one computer: who sits there knows which. */
export function OtherPerson({ wanted, correlationId }: OtherPersonProps): VNode {
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={t('sign_in.other_person.title')} lead={t('error.identity.other_person')} />
      <h2 class="h4">{t('sign_in.other_person.mine')}</h2>
      <p>{t('sign_in.other_person.mine.how')}</p>
      <p>
        <a
          class="btn btn-primary"
          href={chooseAgain({ ...wanted, intent: 'link', minimum: 'none' })}
        >
          {t('sign_in.answer.merge')}
        </a>
      </p>
      <h2 class="h4">{t('sign_in.other_person.theirs')}</h2>
      <p>{t('sign_in.other_person.theirs.how')}</p>
      <ButtonForm action="/sign-out" look="outline-primary">
        {t('layout.sign_out')}
      </ButtonForm>
      <p>
        <a href={wanted.returnTo}>{t('sign_in.given_up.back')}</a>
      </p>
      <Help correlationId={correlationId} />
    </div>
  );
}
