// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { assetUrl } from '../assets/manifest.js';
import { useView } from '../view.js';
import { Behind } from './account-button.js';
import { Icon } from './icon.js';
import { PostForm } from './post-form.js';
import type { ProviderOffer, WayProps } from './provider-choice.js';

/** The mark of each kind; the order is that of the page, SPID before all of them. */
const marks: Readonly<Record<string, { readonly look: string; readonly image: string }>> = {
  'spid-oidc': { look: 'spid', image: 'spid/icon.svg' },
  'cie-oidc': { look: 'cie', image: 'graphics/cie.svg' },
  'cie-saml': { look: 'cie', image: 'graphics/cie.svg' },
  cns: { look: 'cns', image: 'graphics/cns.svg' },
  federa: { look: 'federa', image: 'graphics/federa.svg' },
  eidas: { look: 'eidas', image: 'graphics/eidas.svg' },
};
const order = ['spid', ...Object.keys(marks)];

/** Public identities in their order; what an organisation added of its own comes after them. */
export const inOrder = (offers: readonly ProviderOffer[]): readonly ProviderOffer[] => {
  const rank = ({ kind }: ProviderOffer): number =>
    (order.indexOf(kind) + 1 || order.length + 1) - 1;
  return offers.toSorted((a, b) => rank(a) - rank(b));
};

/** One button, one form. */
export function NationalButton({ offer, way }: WayProps): VNode {
  const { t } = useView();
  const mark = marks[offer.kind];
  const eidas = offer.kind === 'eidas';
  return (
    <PostForm action={way.action(offer.instance)} fields={{ ...way.fields, choice: offer.choice }}>
      <Behind offer={offer} />
      <button type="submit" class={`eid eid--${mark?.look ?? offer.kind}`}>
        <span class="eid-icon" aria-hidden="true">
          {mark ? (
            <img src={assetUrl(mark.image)} alt="" width="33" height="33" />
          ) : (
            <Icon name="card" />
          )}
        </span>
        <span class="eid-text" {...(eidas && { lang: 'en' })}>
          {eidas ? t('providers.eidas') : t('providers.enter_with', { name: offer.name })}
        </span>
      </button>
      {eidas ? <p class="eid-hint">{t('providers.eidas.hint')}</p> : null}
    </PostForm>
  );
}
