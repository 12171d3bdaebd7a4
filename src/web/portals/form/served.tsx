// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import type { FoundCommunity } from '../../../portal/use-cases/prepare-portal.js';
import { RadioGroup } from '../../components/choices.js';
import { TextArea, TextField } from '../../components/field.js';
import { useView } from '../../view.js';
import { Part, type PartProps } from './fields.js';

/** Which communities the portal serves: by their addresses, or found by name and added one by one. */
export function Served({ form, found }: PartProps & { found: readonly FoundCommunity[] }): VNode {
  const { t } = useView();
  const query = form.values['query'] ?? '';
  return (
    <Part title={t('portals.communities')}>
      <RadioGroup
        name="serves"
        legend={t('portals.form.serves')}
        form={form}
        options={(['some', 'all'] as const).map((value) => ({
          value,
          text: t(`portals.form.serves.${value}`),
        }))}
      />
      <TextArea
        name="communities"
        label={t('portals.form.communities')}
        hint={t('portals.form.communities.hint')}
        form={form}
      />
      <div class="search-bar">
        <TextField
          name="query"
          type="search"
          label={t('portals.form.query')}
          form={form}
          maxLength={100}
        />
        <button type="submit" name="find" value="yes" class="btn btn-outline-primary">
          {t('portals.form.find')}
        </button>
      </div>
      {query !== '' && found.length === 0 ? (
        <p class="empty">{t('portals.form.found.none', { query })}</p>
      ) : null}
      {found.length > 0 ? <Found found={found} /> : null}
    </Part>
  );
}

function Found({ found }: { found: readonly FoundCommunity[] }): VNode {
  const { t } = useView();
  return (
    <ul class="rows">
      {found.map(({ slug, name }) => (
        <li key={slug}>
          <div class="rows-main">
            {name} <span class="code">{slug}</span>
          </div>
          <button
            type="submit"
            name="add"
            value={slug}
            class="btn btn-outline-secondary btn-sm"
            aria-label={t('portals.form.add_community_label', { name })}
          >
            {t('portals.form.add_community')}
          </button>
        </li>
      ))}
    </ul>
  );
}
