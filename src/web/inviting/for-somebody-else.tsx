// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { Alert } from '../components/alert.js';
import { ButtonForm } from '../components/button-form.js';
import { useView } from '../view.js';

interface ForSomebodyElseProps {
  /** Masked. */
  readonly address: string;
  /** The page of the invitation. */
  readonly here: string;
}

/** The letter went to an address that the reader is not known by: whose it may be, and what each can do. */
export function ForSomebodyElse({ address, here }: ForSomebodyElseProps): VNode {
  const { t, viewer } = useView();
  const link = `/sign-in?${new URLSearchParams({ intent: 'link', return_to: here })}`;
  return (
    <Alert kind="warning" title={t('invitation.for', { address })}>
      <p>{t('invitation.for.you_are', { name: viewer?.displayName ?? '' })}</p>
      <ul>
        <li>
          {t('invitation.for.mine')} <a href={link}>{t('invitation.for.mine.link')}</a>
        </li>
        <li>
          {t('invitation.for.other')}
          <ButtonForm action="/sign-out" look="outline-primary" small>
            {t('invitation.for.other.sign_out')}
          </ButtonForm>
        </li>
        <li>{t('invitation.for.ask')}</li>
      </ul>
    </Alert>
  );
}
