// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { levels } from '../../../kernel/level.js';
import { Checkbox } from '../../components/choices.js';
import { type FormState, Select, TextArea, TextField } from '../../components/field.js';
import { useView } from '../../view.js';
import { boxName } from './read.js';

export interface NamedProvider {
  readonly id: string;
  readonly name: string;
}

export interface PartProps {
  readonly form: FormState;
}

/** One question of the form, with its fields. */
export function Part(props: { title: string; children: ComponentChildren }): VNode {
  return (
    <fieldset class="panel">
      <legend>{props.title}</legend>
      {props.children}
    </fieldset>
  );
}

/** Whose portal it is. */
export function Body({ form, controllers }: PartProps & { controllers: readonly string[] }): VNode {
  const { t } = useView();
  return (
    <>
      <TextField
        name="name"
        label={t('portals.form.name')}
        hint={t('portals.form.name.hint')}
        form={form}
        maxLength={200}
        required
      />
      <TextField
        name="controller"
        label={t('portals.form.controller')}
        hint={t('portals.form.controller.hint')}
        form={form}
        maxLength={200}
        suggestions={controllers}
        required
      />
      <TextField
        name="sector"
        label={t('portals.form.sector')}
        hint={t('portals.form.sector.hint')}
        form={form}
        maxLength={200}
      />
      <Checkbox name="first_party" label={t('portals.form.first_party')} form={form} />
    </>
  );
}

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
