// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { secretOverlap } from '../../portal/use-cases/change-portal.js';
import type { PortalPage } from '../../portal/use-cases/read-portal.js';
import { ButtonForm } from '../components/button-form.js';
import { SecondLook } from '../components/second-look.js';
import { Time } from '../components/time.js';
import { useView } from '../view.js';

/** Renewing the secret of a portal that has one; while one before it still counts, ending that. */
export function Secret({ portal }: Pick<PortalPage, 'portal'>): VNode | null {
  const { t } = useView();
  const { clientId, hasSecret, formerSecretEndsAt } = portal;
  if (!hasSecret && !formerSecretEndsAt) return null;
  const address = `/staff/portals/${clientId}/secret`;
  return (
    <section class="section">
      <h2>{t('portals.secret')}</h2>
      {formerSecretEndsAt ? (
        <>
          <p>
            <Time after={t('portals.secret.former')} at={formerSecretEndsAt} />
          </p>
          <SecondLook
            action={`${address}/end`}
            open={t('portals.secret.end')}
            effect={t('portals.secret.end.effect')}
            confirm={t('portals.secret.end.confirm')}
          />
        </>
      ) : (
        <>
          <p>{t('portals.renew_secret.lead', { days: secretOverlap.standard })}</p>
          <ButtonForm action={address} fields={{ overlap: 'standard' }}>
            {t('portals.renew_secret')}
          </ButtonForm>
        </>
      )}
      {hasSecret ? (
        <>
          <p>{t('portals.secret.stolen')}</p>
          <SecondLook
            action={address}
            fields={{ overlap: 'none' }}
            open={t('portals.renew_secret.now')}
            effect={t('portals.renew_secret.now.effect')}
            confirm={t('portals.renew_secret.now.confirm')}
          />
        </>
      ) : null}
    </section>
  );
}
