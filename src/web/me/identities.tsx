// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { formatDate } from '../../i18n/format.js';
import type { ListedIdentity } from '../../identity/use-cases/list-identities.js';
import type { ListedMerge } from '../../identity/use-cases/list-merges.js';
import type { ProvenAddress } from '../../identity/use-cases/remove-address.js';
import { ButtonForm } from '../components/button-form.js';
import { ProviderChoice } from '../components/provider-choice.js';
import { Tag } from '../components/tag.js';
import type { SignInOffers } from '../deps.js';
import { meansName } from '../means-name.js';
import { useView } from '../view.js';
import { Addresses } from './addresses.js';
import { MeFrame } from './frame.js';

export interface IdentitiesProps {
  readonly identities: readonly ListedIdentity[];
  /** Merges that can still be undone. */
  readonly merges: readonly ListedMerge[];
  readonly offers: SignInOffers;
  readonly addresses: readonly ProvenAddress[];
  /** Whether the person proved who they are a moment ago, so that a new means may be linked. */
  readonly isFresh: boolean;
  readonly nameOf: (instance: string) => string;
  /** An address of the member's that nobody proved to read. */
  readonly unproven: string | undefined;
}

export function Identities({
  identities,
  merges,
  offers,
  addresses,
  isFresh,
  nameOf,
  unproven,
}: IdentitiesProps): VNode {
  const { t, viewer } = useView();
  const inUse = identities.find(({ provider }) => provider === viewer?.actor.provider);
  return (
    <MeFrame title={t('identities.title')} lead={t('identities.lead')}>
      <ul class="rows">
        {identities.map((identity) => (
          <Way {...{ identity, nameOf, current: identity === inUse }} key={identity.id} />
        ))}
      </ul>
      <section class="section">
        <h2>{t('identities.link')}</h2>
        <p>{t('identities.link.hint')}</p>
        {isFresh ? (
          <ProviderChoice
            groups={offers.groups}
            action={(instance) => `/sign-in/${instance}/start`}
            fields={{ intent: 'link', return_to: '/me/identities' }}
          />
        ) : (
          <>
            <p>{t('identities.link.fresh')}</p>
            <a class="btn btn-primary" href="/me/identities/confirm">
              {t('identities.link.confirm')}
            </a>
          </>
        )}
      </section>
      <Addresses addresses={addresses} />
      <Merges merges={merges}>
        <ProveAddress {...{ address: unproven, offers, isFresh }} />
      </Merges>
    </MeFrame>
  );
}

interface ProveAddressProps extends Pick<IdentitiesProps, 'offers' | 'isFresh'> {
  readonly address: string | undefined;
}

/** The way to a profile that one made with this address before: first one shows that one reads it. */
function ProveAddress({ address, offers, isFresh }: ProveAddressProps): VNode | null {
  const { t } = useView();
  const [mail] = offers.groups.email;
  if (address === undefined || !mail) return null;
  return (
    <>
      <h3>{t('identities.address.title')}</h3>
      <p>{t('identities.address.text', { address })}</p>
      {isFresh ? (
        <ButtonForm
          action={`/sign-in/${mail.instance}/start`}
          fields={{ intent: 'link', email: address, return_to: '/me/identities' }}
        >
          {t('identities.address.send')}
        </ButtonForm>
      ) : (
        <a class="btn btn-outline-primary" href="/me/identities/confirm">
          {t('identities.link.confirm')}
        </a>
      )}
    </>
  );
}

interface MergesProps {
  readonly merges: readonly ListedMerge[];
  readonly children: ComponentChildren;
}

function Merges({ merges, children }: MergesProps): VNode {
  const { locale, t } = useView();
  return (
    <section class="panel">
      <h2>{t('identities.merge.title')}</h2>
      <p>{t('identities.merge.text')}</p>
      {children}
      {merges.map(({ id, mergedAt, undoUntil }) => (
        <div class="actions" key={id}>
          <span>
            {t('identities.merges.at', { date: formatDate(locale, mergedAt) })}{' '}
            {t('identities.merges.until', { date: formatDate(locale, undoUntil) })}
          </span>
          <ButtonForm action={`/me/merges/${id}/undo`} look="outline-secondary" small>
            {t('identities.merges.undo')}
          </ButtonForm>
        </div>
      ))}
    </section>
  );
}

/** Most issuers are addresses, of which people know the name of the site. */
const hostOf = (issuer: string): string => (URL.canParse(issuer) && new URL(issuer).host) || issuer;

interface WayProps {
  readonly identity: ListedIdentity;
  readonly current: boolean;
  readonly nameOf: (instance: string) => string;
}

function Way({ identity, current, nameOf }: WayProps): VNode {
  const { locale, t } = useView();
  const { id, provider, issuer, level, linkedAt, lastUsedAt, keptBecause } = identity;
  const called = meansName(nameOf(provider), identity.label);
  const name = [called.name, called.label].filter(Boolean).join(' · ');
  return (
    <li>
      <div class="rows-main">
        <h2 class="h3">
          {name} {current ? <Tag tone="success">{t('identities.current')}</Tag> : null}
        </h2>
        <p>
          {t(`level.${level}`)}, {t('identities.used', { date: formatDate(locale, lastUsedAt) })}
        </p>
        <p>{t('identities.linked', { date: formatDate(locale, linkedAt) })}</p>
        <p>{t('identities.issuer', { issuer: hostOf(issuer) })}</p>
      </div>
      {keptBecause ? (
        <p class="rows-aside">{t(`error.${keptBecause}`)}</p>
      ) : (
        <ButtonForm
          action={`/me/identities/${id}/unlink`}
          look="outline-danger"
          small
          label={t('identities.unlink_label', { name })}
        >
          {t('identities.unlink')}
        </ButtonForm>
      )}
    </li>
  );
}
