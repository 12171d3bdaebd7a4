// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { PortalPage } from '../../portal/use-cases/read-portal.js';
import { ButtonForm } from '../components/button-form.js';
import { Tag } from '../components/tag.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

/** An address that is called, whether it answers, and what staff can do about it. */
export function Endpoint({ endpoint }: { endpoint: PortalPage['endpoints'][number] }): VNode {
  const { t } = useView();
  const { id, clientId, url, signature, disabled, failingSince } = endpoint;
  const acts = [disabled ? 'on' : 'off', 'rotate', 'replay'] as const;
  return (
    <li>
      <div class="rows-main">
        <h3 class="code">{url}</h3>
        <p>{t(`portals.webhook.signature.${signature}`)}</p>
        {disabled ? (
          <p>
            <Time after={t(`portals.webhook.disabled.${disabled.reason}`)} at={disabled.at} />
          </p>
        ) : null}
        {failingSince && !disabled ? (
          <p>
            <Time after={t('portals.webhook.failing')} at={failingSince} />
          </p>
        ) : null}
      </div>
      <Tag tone={disabled ? 'danger' : failingSince ? 'warning' : 'success'}>
        {t(disabled ? 'portals.webhook.off' : 'portals.webhook.on')}
      </Tag>
      {acts.map((act) => (
        <ButtonForm
          action={`/staff/portals/${clientId}/webhooks/${id}`}
          fields={{ act }}
          look={act === 'off' ? 'outline-danger' : 'outline-secondary'}
          small
          label={t(`portals.webhook.act.${act}_label`, { url })}
          key={act}
        >
          {t(`portals.webhook.act.${act}`)}
        </ButtonForm>
      ))}
    </li>
  );
}
