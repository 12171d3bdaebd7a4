// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { Icon } from '../components/icon.js';
import { PageHead } from '../components/page-head.js';
import { PostForm } from '../components/post-form.js';
import { useView } from '../view.js';

interface EmailLinkSentProps {
  readonly instance: string;
  /** The handle of the attempt. */
  readonly state: string;
  /** The masked address. */
  readonly address: string;
  readonly minutes: string;
  /** How often one may still try, where the code was wrong. */
  readonly left?: number | undefined;
}

/** Says that the mail is on its way, and takes the code for who reads it on another device. */
export function EmailLinkSent({ instance, state, left, ...sent }: EmailLinkSentProps): VNode {
  const { t } = useView();
  const wrong = left !== undefined;
  return (
    <div class="narrow">
      <PageHead title={t('sign_in.sent.title')} lead={t('sign_in.sent.lead', sent)} />
      <h2>{t('sign_in.sent.other_device')}</h2>
      <PostForm action={`/sign-in/${instance}/code`} fields={{ state }}>
        <div class={wrong ? 'field field--error' : 'field'}>
          <label for="code">{t('sign_in.sent.code')}</label>
          <p class="field-hint" id="code-hint">
            {t('sign_in.sent.code.hint')}
          </p>
          {wrong ? (
            <p class="field-error" id="code-error">
              <Icon name="error" />
              {t('error.email-link.wrong_code')} {t('email_link.left', { count: left })}
            </p>
          ) : null}
          <input
            class="input"
            id="code"
            name="code"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxLength={10}
            required
            aria-invalid={wrong ? 'true' : undefined}
            aria-describedby={wrong ? 'code-error code-hint' : 'code-hint'}
          />
        </div>
        <button type="submit" class="btn btn-primary">
          {t('sign_in.sent.code.send')}
        </button>
      </PostForm>
    </div>
  );
}
