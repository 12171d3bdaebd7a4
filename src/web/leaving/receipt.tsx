// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatMoment } from '../../i18n/format.js';
import type { Leaving, Undo } from '../../membership/use-cases/leaving/read-leaving.js';
import type { OwedTerms } from '../../membership/use-cases/terms-of-use/read-terms.js';
import { ProofAhead } from '../community/proof-ahead.js';
import { Alert } from '../components/alert.js';
import { EntryForm } from '../components/entry-form.js';
import type { FormState } from '../components/field.js';
import { PageHead } from '../components/page-head.js';
import { TermsBoxes } from '../terms-of-use/terms-boxes.js';
import { useView } from '../view.js';

interface ReceiptProps {
  readonly slug: string;
  readonly leaving: Leaving;
  readonly portals: readonly { readonly name: string; readonly controller: string }[];
  /** Terms to accept with coming back. */
  readonly owed: readonly OwedTerms[];
  readonly form: FormState;
  /** Of a configured provider instance, for people. */
  readonly nameOf: (instance: string) => string;
}

/** What ended and when, who is told, and how to take it back. */
export function Receipt(props: ReceiptProps): VNode {
  const { leaving, portals } = props;
  const { locale, t } = useView();
  const { name, leftAt, roles, undo } = leaving;
  return (
    <div class="narrow">
      <PageHead
        title={t('left.title', { community: name })}
        lead={t('left.when', { at: formatMoment(locale, leftAt) })}
      />
      {roles.length > 0 ? (
        <>
          <h2>{t('left.roles')}</h2>
          <ul>
            {roles.map((role) => (
              <li key={role}>{t(`role.${role}`)}</li>
            ))}
          </ul>
        </>
      ) : null}
      <h2>{t('left.portals')}</h2>
      <p>{portals.length > 0 ? t('left.portals.text') : t('leave.portals.none')}</p>
      <ul>
        {portals.map((portal) => (
          <li key={portal.name}>
            {portal.name} ({portal.controller})
            {portal.name === leaving.home?.portal?.name ? `: ${t('left.home')}` : ''}
          </li>
        ))}
      </ul>
      {undo ? <TakeBack {...props} undo={undo} /> : null}
      <p>
        <a href="/me">{t('left.me')}</a>
      </p>
    </div>
  );
}

/** For a day: what coming back asks, and the button. */
function TakeBack(props: ReceiptProps & { undo: Undo }): VNode {
  const { slug, leaving, owed, form, nameOf, undo } = props;
  const { locale, t } = useView();
  const { until, proof, unmet } = undo;
  return (
    <>
      <h2>{t('left.undo')}</h2>
      <p>{t('left.undo.text', { until: formatMoment(locale, until) })}</p>
      {unmet ? (
        <Alert kind="warning" title={t('left.undo.not_possible')}>
          {t(`error.${unmet.code}`)}
        </Alert>
      ) : (
        <>
          {proof ? <ProofAhead {...{ proof, nameOf }} how="left.proof.how" /> : null}
          <EntryForm
            action={`/c/${slug}/return`}
            form={form}
            submit={t('left.undo.button')}
            look="outline-primary"
          >
            <TermsBoxes {...{ owed, form }} community={leaving.name} />
          </EntryForm>
        </>
      )}
    </>
  );
}
