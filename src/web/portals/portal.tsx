// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { formatDays } from '../../i18n/format.js';
import type { PortalPage } from '../../portal/use-cases/read-portal.js';
import { Alert } from '../components/alert.js';
import { ButtonForm } from '../components/button-form.js';
import { EntryForm } from '../components/entry-form.js';
import { type FormState, Select, TextField } from '../components/field.js';
import { SecondLook } from '../components/second-look.js';
import { Time } from '../components/time.js';
import { Secret } from './secret.js';
import { StaffFrame } from '../staff/frame.js';
import { useView } from '../view.js';
import { Deliveries } from './deliveries.js';
import { Contents } from './contents.js';
import { Endpoint } from './endpoint.js';
import { Facts } from './facts.js';
import { Logouts } from './logouts.js';

/** One portal: what it may, its secret, its webhooks and what became of the last calls. */
export function PortalDetail({ page, form }: { page: PortalPage; form: FormState }): VNode {
  const { locale, t } = useView();
  const { portal, endpoints, deliveries, logouts } = page;
  const address = `/staff/portals/${portal.clientId}`;
  return (
    <StaffFrame title={portal.name} lead={portal.controller}>
      {page.agreementState === 'in_force' ? null : (
        <Alert kind="warning">{t(`portals.agreement.${page.agreementState}`)}</Alert>
      )}
      {page.endsIn === undefined ? null : (
        <Alert kind="warning">
          {t('portals.agreement.ends', { days: formatDays(locale, page.endsIn) })}
        </Alert>
      )}
      {page.logoutsGivenUp ? (
        <Alert kind="warning">
          <Time after={t('portals.logouts.given_up')} at={page.logoutsGivenUp} />
        </Alert>
      ) : null}
      <Facts page={page} />
      <p>
        <a href={`${address}/edit`}>{t('portals.edit')}</a>
      </p>
      <p>
        <a href={`${address}/connect`}>{t('portals.connect')}</a>
      </p>
      <div class="actions">
        {portal.status === 'active' ? (
          <ButtonForm action={`${address}/try`}>{t('portals.try')}</ButtonForm>
        ) : null}
        {portal.status === 'active' ? null : (
          <ButtonForm action={`${address}/status`} fields={{ on: 'true' }}>
            {t('portals.switch_on')}
          </ButtonForm>
        )}
      </div>
      {portal.status === 'active' ? (
        <SecondLook
          action={`${address}/status`}
          fields={{ on: 'false' }}
          open={t('portals.switch_off')}
          effect={t('portals.switch_off.effect')}
          confirm={t('portals.switch_off.confirm')}
        />
      ) : null}
      <Secret portal={portal} />
      <Contents page={page} />
      <Webhooks {...{ address, endpoints, form }} />
      {endpoints.length > 0 ? <Deliveries address={address} deliveries={deliveries} /> : null}
      {portal.logout.kind === 'back_channel' || logouts.length > 0 ? (
        <Logouts address={address} logouts={logouts} />
      ) : null}
    </StaffFrame>
  );
}

interface WebhooksProps {
  readonly address: string;
  readonly endpoints: PortalPage['endpoints'];
  readonly form: FormState;
}

/** Where changes are sent, and one address more. */
function Webhooks({ address, endpoints, form }: WebhooksProps): VNode {
  const { t } = useView();
  return (
    <section class="section" id="webhooks">
      <h2>{t('portals.webhooks')}</h2>
      <p>{t('portals.webhooks.lead')}</p>
      {endpoints.length > 0 ? (
        <ul class="rows">
          {endpoints.map((endpoint) => (
            <Endpoint endpoint={endpoint} key={endpoint.id} />
          ))}
        </ul>
      ) : null}
      <EntryForm
        action={`${address}/webhooks`}
        form={form}
        submit={t('portals.webhook.add')}
        narrow
      >
        <TextField
          name="url"
          type="url"
          label={t('portals.webhook.url')}
          hint={t('portals.webhook.url.hint')}
          form={form}
          maxLength={2_000}
          required
        />
        <Select
          name="signature"
          label={t('portals.webhook.signature')}
          form={form}
          initial="hmac"
          options={(['hmac', 'ed25519'] as const).map((value) => ({
            value,
            text: t(`portals.webhook.signature.${value}`),
          }))}
        />
      </EntryForm>
    </section>
  );
}
