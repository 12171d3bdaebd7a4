// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { affiliationKinds } from '../../membership/domain/organisations/affiliation.js';
import { EntryForm } from '../components/entry-form.js';
import { Select, TextField, type FormState } from '../components/field.js';
import { MeFrame } from '../me/frame.js';
import { useView } from '../view.js';
import { UnitRadios, UnitSearch, type UnitsShown } from './unit-choice.js';

interface DeclareProps {
  /** Where the form goes; with the search, so that a faulty one comes back beside the same list. */
  readonly action: string;
  readonly shown: UnitsShown;
  readonly form: FormState;
}

/** How the person belongs to the organisation that they have chosen. */
export function Declare({ action, shown, form }: DeclareProps): VNode {
  const { t } = useView();
  return (
    <MeFrame title={shown.choice.organisation.name} lead={t('organisations.declare.lead')}>
      <UnitSearch shown={shown} />
      <EntryForm action={action} form={form} submit={t('organisations.declare.send')} narrow>
        <UnitRadios shown={shown} form={form} />
        <Select
          name="kind"
          label={t('organisations.declare.kind')}
          form={form}
          options={affiliationKinds.map((kind) => ({
            value: kind,
            text: t(`affiliation.kind.${kind}`),
          }))}
        />
        <TextField
          name="title"
          label={t('organisations.declare.title')}
          hint={t('organisations.declare.title.hint')}
          maxLength={120}
          form={form}
        />
      </EntryForm>
    </MeFrame>
  );
}

interface UnitAnewProps extends DeclareProps {
  /** The one that the index names no longer. */
  readonly ended: string;
}

/** Another office of the same body, where the one that was chosen is no more. */
export function UnitAnew({ action, shown, form, ended }: UnitAnewProps): VNode {
  const { t } = useView();
  const organisation = shown.choice.organisation.name;
  return (
    <MeFrame
      title={t('organisations.units.anew')}
      lead={t('organisations.units.anew.lead', { organisation, unit: ended })}
    >
      <UnitSearch shown={shown} />
      <EntryForm action={action} form={form} submit={t('organisations.units.save')} narrow>
        <UnitRadios shown={shown} form={form} />
      </EntryForm>
    </MeFrame>
  );
}
