// SPDX-License-Identifier: AGPL-3.0-or-later
import type { VNode } from 'preact';
import { affiliationKinds } from '../../membership/domain/organisations/affiliation.js';
import type { Organisation } from '../../membership/domain/organisations/organisation.js';
import type { chooseOrganisation } from '../../membership/use-cases/organisations/search-organisations.js';
import { Select, TextField, type FormState } from '../components/field.js';
import { MeFrame } from '../me/frame.js';
import { useView } from '../view.js';

interface DeclareProps {
  readonly organisation: Organisation;
  readonly units: Awaited<ReturnType<typeof chooseOrganisation>>['units'];
  readonly form: FormState;
}

/** How the person belongs to the organisation that they have chosen. */
export function Declare({ organisation, units, form }: DeclareProps): VNode {
  const { t } = useView();
  return (
    <MeFrame title={organisation.name} lead={t('organisations.declare.lead')}>
      <form method="post" action={`/me/organisations/add/${organisation.id}`} class="narrow">
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
        {units.length > 0 ? (
          <Select
            name="unit"
            label={t('organisations.declare.unit')}
            form={form}
            options={[
              { value: '', text: t('organisations.declare.unit.none') },
              ...units.map(({ code, name }) => ({ value: code, text: name })),
            ]}
          />
        ) : (
          <input type="hidden" name="unit" value="" />
        )}
        <button type="submit" class="btn btn-primary">
          {t('organisations.declare.send')}
        </button>
      </form>
    </MeFrame>
  );
}
