// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { levels } from '../../../kernel/level.js';
import { Checkbox } from '../../components/choices.js';
import { Select, TextArea } from '../../components/field.js';
import { useView } from '../../view.js';
import { Part, type NamedProvider, type PartProps } from './fields.js';
import { boxName } from './read.js';

/** Where browsers may be sent in its name. */
export function Addresses({ form }: PartProps): VNode {
  const { t } = useView();
  return (
    <Part title={t('portals.form.addresses')}>
      <TextArea
        name="redirect_uris"
        label={t('portals.redirect_uris')}
        hint={t('portals.form.redirect_uris.hint')}
        form={form}
        rows={2}
        required
      />
      <TextArea
        name="post_logout_uris"
        label={t('portals.form.post_logout_uris')}
        hint={t('portals.form.one_per_line')}
        form={form}
        rows={2}
      />
      <TextArea
        name="return_urls"
        label={t('portals.form.return_urls')}
        hint={t('portals.form.return_urls.hint')}
        form={form}
        rows={2}
      />
    </Part>
  );
}

/** Who may sign in there. */
export function Entry(props: PartProps & { providers: readonly NamedProvider[] }): VNode {
  const { t } = useView();
  const { form, providers } = props;
  return (
    <Part title={t('portals.form.entry')}>
      <Select
        name="minimum_level"
        label={t('portals.minimum_level')}
        form={form}
        options={levels.map((value) => ({ value, text: t(`community.fact.level.${value}`) }))}
      />
      <fieldset class="field" aria-describedby="providers-hint">
        <legend>{t('portals.form.providers')}</legend>
        <p class="field-hint" id="providers-hint">
          {t('portals.form.providers.hint')}
        </p>
        {providers.map(({ id, name }) => (
          <Checkbox name={boxName.provider(id)} label={name} form={form} key={id} />
        ))}
      </fieldset>
      <Checkbox name="members_only" label={t('portals.form.members_only')} form={form} />
    </Part>
  );
}
