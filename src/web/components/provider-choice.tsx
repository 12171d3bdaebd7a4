// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { IconName } from '../assets/icons.js';
import { useView } from '../view.js';
import { AccountButton } from './account-button.js';
import { emptyForm, TextField, type FormState } from './field.js';
import { Icon } from './icon.js';
import { inOrder, NationalButton } from './national-button.js';
import { PostForm } from './post-form.js';
import { SpidButton } from './spid-button.js';

/** A configured provider as a person sees it. */
export interface ProviderOffer {
  readonly instance: string;
  readonly kind: string;
  /** "SPID", "CIE", "Google" */
  readonly name: string;
  /** The identity providers behind it, in any order. */
  readonly choices?: readonly ProviderOfferChoice[];
  /** The one identity provider that this button leads to. */
  readonly choice?: string;
}

export interface ProviderOfferChoice {
  readonly id: string;
  readonly name: string;
  readonly logo?: string;
}

/** Means of sign-in by what they prove; an empty group is not shown. */
export interface ProviderGroups {
  readonly national: readonly ProviderOffer[];
  /** Bodies that know their own people. */
  readonly enterprise: readonly ProviderOffer[];
  readonly social: readonly ProviderOffer[];
  readonly email: readonly ProviderOffer[];
}

export interface ProviderChoiceProps {
  readonly groups: ProviderGroups;
  /** Where the form of an instance goes: `/sign-in/<instance>/start`. */
  readonly action: (instance: string) => string;
  /** Travels with every form: intent, return address, minimum level. */
  readonly fields?: Readonly<Record<string, string | undefined>>;
  /** The form for an address, shown again. */
  readonly form?: FormState;
  /** Means that exist but do not serve here, with the sentence that says why. */
  readonly unavailable?: readonly { readonly name: string; readonly reason: string }[];
}

/** Every way in: public identities, then bodies of one's own, then other accounts; each is a form that works without script. */
export function ProviderChoice(props: ProviderChoiceProps): VNode {
  const { t } = useView();
  const { national, enterprise, social, email } = props.groups;
  return (
    <div class="ways">
      {national.length > 0 ? (
        <section class="ways-group" aria-labelledby="ways-national">
          <h2 id="ways-national">{t('providers.national')}</h2>
          <p>{t('providers.national.hint')}</p>
          <div class="stack">
            {inOrder(national).map((offer) => {
              const Button = offer.kind === 'spid' ? SpidButton : NationalButton;
              return <Button offer={offer} way={props} key={`${offer.instance} ${offer.kind}`} />;
            })}
          </div>
        </section>
      ) : null}
      <Accounts way={props} offers={enterprise} group="enterprise" icon="pa" />
      <Accounts way={props} offers={social} group="social" icon="user" />
      {email.map((offer, index) => (
        <EmailForm offer={offer} way={props} first={index === 0} key={offer.instance} />
      ))}
      <Unavailable means={props.unavailable ?? []} />
    </div>
  );
}

export interface WayProps {
  readonly offer: ProviderOffer;
  readonly way: ProviderChoiceProps;
}

function Accounts(props: {
  way: ProviderChoiceProps;
  offers: readonly ProviderOffer[];
  group: 'enterprise' | 'social';
  icon: IconName;
}): VNode | null {
  const { t } = useView();
  const { offers, group, way, icon } = props;
  if (offers.length === 0) return null;
  return (
    <section class="ways-group" aria-labelledby={`ways-${group}`}>
      <h2 id={`ways-${group}`}>{t(`providers.${group}`)}</h2>
      <p>{t(`providers.${group}.hint`)}</p>
      <ul class="ways-list">
        {offers.map((offer) => (
          <li key={offer.instance}>
            <AccountButton offer={offer} way={way} icon={icon} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function EmailForm({ offer, way, first }: WayProps & { readonly first: boolean }): VNode {
  const { t } = useView();
  // The summary of faults leads to the first one.
  const id = first ? 'field-email' : `field-email-${offer.instance}`;
  return (
    <section class="ways-group" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('providers.email')}</h2>
      <PostForm action={way.action(offer.instance)} fields={way.fields ?? {}}>
        <TextField
          name="email"
          id={id}
          type="email"
          label={t('providers.email.label')}
          hint={t('providers.email.hint')}
          autocomplete="email"
          required
          form={way.form ?? emptyForm}
        />
        <button type="submit" class="other-way">
          <Icon name="mail" />
          {t('providers.email.send')}
        </button>
      </PostForm>
    </section>
  );
}

function Unavailable(props: {
  means: readonly { readonly name: string; readonly reason: string }[];
}): VNode | null {
  const { t } = useView();
  if (props.means.length === 0) return null;
  return (
    <details class="disclosure">
      <summary>{t('providers.unavailable')}</summary>
      <ul>
        {props.means.map(({ name, reason }) => (
          <li key={name}>
            <strong>{name}</strong>: {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
