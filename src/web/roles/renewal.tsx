// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { CommunityStatus } from '../../membership/domain/community.js';
import type { RenewalState } from '../../membership/domain/roles/renewal.js';
import { ButtonForm } from '../components/button-form.js';
import { useView } from '../view.js';

interface RenewalProps {
  readonly state: RenewalState | undefined;
  /** Where its forms go: "/me/roles/<id>". */
  readonly at: string;
  /** How the community stands, where the page is none of it. */
  readonly about?: CommunityStatus;
  /** Whose role it is, for those who hear the buttons. */
  readonly words: { readonly role: string; readonly name: string };
}

/** The buttons of one side: ask for another term, or answer the other side. */
export function Renewal({ state, at, about, words }: RenewalProps): VNode | null {
  const { t } = useView();
  if (state === undefined) return null;
  if (state === 'may_ask') {
    return (
      <ButtonForm
        action={`${at}/renewal`}
        about={about}
        look="outline-primary"
        small
        label={t('roles.renewal.ask_label', words)}
      >
        {t('roles.renewal.ask')}
      </ButtonForm>
    );
  }
  const answer = (value: 'accept' | 'decline') => ({
    about,
    action: `${at}/renewal/answer`,
    fields: { answer: value },
  });
  if (state === 'waiting') {
    return (
      <>
        <span>{t('roles.renewal.waiting')}</span>
        <ButtonForm
          {...answer('decline')}
          look="outline-secondary"
          small
          label={t('roles.renewal.withdraw_label', words)}
        >
          {t('roles.renewal.withdraw')}
        </ButtonForm>
      </>
    );
  }
  return (
    <>
      <ButtonForm {...answer('accept')} small label={t('roles.renewal.accept_label', words)}>
        {t('roles.renewal.accept')}
      </ButtonForm>
      <ButtonForm
        {...answer('decline')}
        look="outline-secondary"
        small
        label={t('roles.renewal.decline_label', words)}
      >
        {t('roles.renewal.decline')}
      </ButtonForm>
    </>
  );
}
