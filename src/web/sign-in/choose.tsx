// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { Alert } from '../components/alert.js';
import { ButtonForm } from '../components/button-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import type { FormState } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { ProviderChoice } from '../components/provider-choice.js';
import { useView } from '../view.js';
import type { Offers } from './offers.js';
import { Help } from './help.js';

export interface ChooseProps {
  readonly offers: Offers;
  readonly lead: string;
  /** Travels with every form. */
  readonly fields: Readonly<Record<string, string | undefined>>;
  /** The means used last in this browser, when it serves here. */
  readonly last?: LastMeans | undefined;
  readonly title: string;
  /** The form for an address, shown again. */
  readonly form?: FormState | undefined;
  /** Whether what was typed waits for its writer. */
  readonly kept?: boolean;
  readonly correlationId: string;
}

export interface LastMeans {
  readonly instance: string;
  readonly choice?: string | undefined;
  readonly name: string;
}

export const startOf = (instance: string): string => `/sign-in/${instance}/start`;

/** Every way in, the one used last on top. */
export function Choose(props: ChooseProps): VNode {
  const { offers, lead, fields, last, title, form, kept, correlationId } = props;
  const { t } = useView();
  return (
    <div class="narrow">
      <PageHead title={title} lead={lead} />
      {kept ? <Alert>{t('sign_in.kept')}</Alert> : null}
      {form ? <ErrorSummary form={form} /> : null}
      {last ? (
        <section class="ways-group" aria-labelledby="ways-last">
          <h2 id="ways-last">{t('sign_in.last')}</h2>
          <ButtonForm action={startOf(last.instance)} fields={{ ...fields, choice: last.choice }}>
            {t('sign_in.last.again', { name: last.name })}
          </ButtonForm>
        </section>
      ) : null}
      <ProviderChoice
        groups={offers.groups}
        action={startOf}
        fields={fields}
        {...(form && { form })}
        unavailable={offers.unavailable.map(({ name, reason }) => ({ name, reason: t(reason) }))}
      />
      <Help correlationId={correlationId} />
    </div>
  );
}
