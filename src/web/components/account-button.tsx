// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { IconName } from '../assets/icons.js';
import { useView } from '../view.js';
import { Select } from './field.js';
import { Icon } from './icon.js';
import { PostForm } from './post-form.js';
import type { ProviderOffer, WayProps } from './provider-choice.js';

/** The marks that the sprite has. */
const marks: Readonly<Record<string, IconName>> = {
  google: 'google',
  facebook: 'facebook',
  linkedin: 'linkedin',
  x: 'twitter',
};

/** An account at a body or at a social network; others than the known ones get a general mark. */
export function AccountButton({ offer, way, icon }: WayProps & { icon: IconName }): VNode {
  const { t } = useView();
  return (
    <PostForm action={way.action(offer.instance)} fields={way.fields ?? {}}>
      <Behind offer={offer} />
      <button type="submit" class="other-way">
        <Icon name={marks[offer.kind] ?? icon} />
        {t('providers.continue_with', { name: offer.name })}
      </button>
    </PostForm>
  );
}

/** Which of the identity providers behind a button, where there are several. */
export function Behind({ offer }: { offer: ProviderOffer }): VNode | null {
  const { t } = useView();
  const { choices = [], instance, name } = offer;
  if (choices.length === 0) return null;
  const options = choices
    .map(({ id, name: text }) => ({ value: id, text }))
    .toSorted((a, b) => a.text.localeCompare(b.text));
  return (
    <Select
      name="choice"
      id={`way-${instance}`}
      label={t('providers.behind', { name })}
      options={options}
    />
  );
}
