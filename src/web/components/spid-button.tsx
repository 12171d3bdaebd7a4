// SPDX-License-Identifier: AGPL-3.0-or-later
import { randomInt } from 'node:crypto';
import type { VNode } from 'preact';
import { assetUrl } from '../assets/manifest.js';
import { useView } from '../view.js';
import { PostForm } from './post-form.js';
import type { WayProps } from './provider-choice.js';
import { spidLogo } from './spid-logos.js';

/**
 * "Entra con SPID" in its official look, as a menu that opens without script. The identity providers
 * stand in another order at every view, so that none is favoured (AgID, rules for the access button).
 */
export function SpidButton({ offer, way }: WayProps): VNode {
  const { t } = useView();
  return (
    <details class="spid-menu">
      <summary class="eid">
        <span class="eid-icon" aria-hidden="true">
          <img src={assetUrl('spid/icon.svg')} alt="" width="33" height="33" />
        </span>
        <span class="eid-text">{t('providers.enter_with', { name: 'SPID' })}</span>
      </summary>
      <div class="spid-panel">
        <PostForm action={way.action(offer.instance)} fields={way.fields ?? {}}>
          <ul aria-label={t('providers.spid.list')}>
            {shuffled(offer.choices ?? []).map(({ id, name }) => (
              <li key={id}>
                <button type="submit" name="choice" value={id}>
                  <ProviderMark id={id} name={name} />
                </button>
              </li>
            ))}
          </ul>
        </PostForm>
        <ul class="spid-links">
          <li>
            <a href="https://www.spid.gov.it/">{t('providers.spid.more')}</a>
          </li>
          <li>
            <a href="https://www.spid.gov.it/richiedi-spid">{t('providers.spid.none')}</a>
          </li>
          <li>
            <a href="https://www.spid.gov.it/serve-aiuto">{t('providers.spid.help')}</a>
          </li>
        </ul>
      </div>
    </details>
  );
}

function ProviderMark({ id, name }: { id: string; name: string }): VNode {
  const logo = spidLogo(id);
  return logo ? (
    <img src={assetUrl(`spid/idp/${logo}`)} alt={name} height="26" />
  ) : (
    <span>{name}</span>
  );
}

/** Fisher-Yates. */
export function shuffled<Item>(items: readonly Item[], pick = randomInt): Item[] {
  const result: Item[] = [];
  for (const item of items) {
    const place = pick(result.length + 1);
    const moved = result[place];
    result[place] = item;
    if (moved !== undefined) result.push(moved);
  }
  return result;
}
