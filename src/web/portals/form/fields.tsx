// SPDX-License-Identifier: AGPL-3.0-or-later
import type { ComponentChildren, VNode } from 'preact';
import { Checkbox } from '../../components/choices.js';
import { type FormState, TextArea, TextField } from '../../components/field.js';
import { useView } from '../../view.js';

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
      <TextArea
        name="contacts"
        label={t('portals.form.contacts')}
        hint={t('portals.form.contacts.hint')}
        form={form}
        rows={2}
      />
      <Checkbox name="first_party" label={t('portals.form.first_party')} form={form} />
    </>
  );
}
